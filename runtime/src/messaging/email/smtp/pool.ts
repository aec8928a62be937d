import { classify, type Delivery } from './outcome';
import {
  Deadline,
  SMTP_TIMES,
  SmtpError,
  SmtpSession,
  Withheld,
  type Parcel,
  type SmtpTarget,
  type SmtpTimes,
} from './session';

const IDLE_FOR_MS = 20_000;
const MESSAGES_PER_SESSION = 100;

interface Kept {
  readonly session: SmtpSession;
  served: number;
  timer?: NodeJS.Timeout;
}

interface OneDelivery {
  readonly parcel: Parcel;
  readonly deadline: Deadline;
}

/**
 * Connections of one sender at one revision. It never sends anything twice: only when a connection that had been idle
 * turns out to be gone before the message was handed over, a new one is opened for the same message.
 * How many deliveries run at once is the dispatcher's to say.
 */
export class SmtpPool {
  readonly #target: () => Promise<SmtpTarget>;
  readonly #times: SmtpTimes;
  readonly #idle: Kept[] = [];
  #closed = false;

  constructor(target: () => Promise<SmtpTarget>, times: SmtpTimes = SMTP_TIMES) {
    this.#target = target;
    this.#times = times;
  }

  /** Never throws for what the server or the network did. */
  async send(parcel: Parcel): Promise<Delivery> {
    const delivery = { parcel, deadline: new Deadline(this.#times.call) };
    const idle = this.#takeIdle();
    if (idle) {
      const failure = await this.#deliver(idle, delivery);
      const gone = failure instanceof SmtpError && failure.responseCode === undefined && failure.stage !== 'handedOver';
      if (!gone) return meaning(failure);
    }
    return meaning(await this.#deliverFresh(delivery));
  }

  close(): void {
    this.#closed = true;
    for (const kept of this.#idle.splice(0)) {
      clearTimeout(kept.timer);
      kept.session.close();
    }
  }

  async #deliverFresh(delivery: OneDelivery): Promise<Failure | undefined> {
    let session: SmtpSession;
    try {
      session = await SmtpSession.open(await this.#target(), this.#times, delivery.deadline);
    } catch (error) {
      return asSmtpError(error);
    }
    return await this.#deliver({ session, served: 0 }, delivery);
  }

  async #deliver(kept: Kept, { parcel, deadline }: OneDelivery): Promise<Failure | undefined> {
    try {
      await kept.session.send(parcel, deadline);
      this.#keep(kept);
      return undefined;
    } catch (error) {
      const failure = error instanceof Withheld ? error : asSmtpError(error);
      const refused = failure instanceof SmtpError && failure.responseCode !== undefined && !kept.session.closed;
      if (refused) await this.#afterRefusal(kept, deadline);
      else kept.session.breakOff();
      return failure;
    }
  }

  async #afterRefusal(kept: Kept, deadline: Deadline): Promise<void> {
    try {
      await kept.session.reset(deadline);
      this.#keep(kept);
    } catch {
      // The message was refused already; a connection that does not even reset is of no more use.
      kept.session.close();
    }
  }

  #keep(kept: Kept): void {
    kept.served += 1;
    if (this.#closed || kept.session.closed || kept.served >= MESSAGES_PER_SESSION) {
      kept.session.close();
      return;
    }
    kept.timer = setTimeout(() => {
      this.#idle.splice(this.#idle.indexOf(kept), 1);
      kept.session.close();
    }, IDLE_FOR_MS).unref();
    this.#idle.push(kept);
  }

  #takeIdle(): Kept | undefined {
    for (let kept = this.#idle.pop(); kept; kept = this.#idle.pop()) {
      clearTimeout(kept.timer);
      if (!kept.session.closed) return kept;
    }
    return undefined;
  }
}

type Failure = SmtpError | Withheld;

function meaning(failure: Failure | undefined): Delivery {
  if (!failure) return { kind: 'accepted' };
  return failure instanceof Withheld ? { kind: 'withheld' } : classify(failure, failure.stage);
}

/** Look-ups of names fail with Node's own errors. */
function asSmtpError(error: unknown): SmtpError {
  return error instanceof SmtpError ? error : new SmtpError(error as { code?: string }, 'connecting');
}
