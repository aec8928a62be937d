import { classify, type Delivery } from './outcome';
import {
  Deadline,
  SMTP_TIMES,
  SmtpError,
  SmtpSession,
  type Envelope,
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
  readonly envelope: Envelope;
  readonly raw: Buffer;
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
  async send(envelope: Envelope, raw: Buffer): Promise<Delivery> {
    const deadline = new Deadline(this.#times.call);
    const delivery = { envelope, raw, deadline };
    const idle = this.#takeIdle();
    if (idle) {
      const error = await this.#deliver(idle, delivery);
      if (!error) return { kind: 'accepted' };
      if (error.responseCode !== undefined || error.stage === 'handedOver') return classify(error, error.stage);
    }
    const error = await this.#deliverFresh(delivery);
    return error ? classify(error, error.stage) : { kind: 'accepted' };
  }

  close(): void {
    this.#closed = true;
    for (const kept of this.#idle.splice(0)) {
      clearTimeout(kept.timer);
      kept.session.close();
    }
  }

  async #deliverFresh(delivery: OneDelivery): Promise<SmtpError | undefined> {
    let session: SmtpSession;
    try {
      session = await SmtpSession.open(await this.#target(), this.#times, delivery.deadline);
    } catch (error) {
      return asSmtpError(error);
    }
    return await this.#deliver({ session, served: 0 }, delivery);
  }

  async #deliver(kept: Kept, { envelope, raw, deadline }: OneDelivery): Promise<SmtpError | undefined> {
    try {
      await kept.session.send(envelope, raw, deadline);
      this.#keep(kept);
      return undefined;
    } catch (error) {
      const failure = asSmtpError(error);
      if (failure.responseCode === undefined || kept.session.closed) kept.session.close();
      else await this.#afterRefusal(kept, deadline);
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

/** Look-ups of names fail with Node's own errors. */
function asSmtpError(error: unknown): SmtpError {
  return error instanceof SmtpError ? error : new SmtpError(error as { code?: string }, 'connecting');
}
