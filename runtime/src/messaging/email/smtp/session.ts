import { Readable } from 'node:stream';
import SMTPConnection from 'nodemailer/lib/smtp-connection';

import type { HandOver } from '../mail';
import type { SmtpFailure, Stage } from './outcome';

/** Where to connect and as whom; the address was resolved and judged before (senders/reach). */
export interface SmtpTarget {
  readonly host: string;
  readonly address: string;
  readonly port: number;
  readonly secure: boolean;
  /** On a private network: TLS is used when offered, but a certificate of its own is accepted. */
  readonly local: boolean;
  readonly user?: string;
  readonly password?: string;
  /** What we call ourselves in EHLO. */
  readonly clientName: string;
}

export interface Envelope {
  readonly from: string;
  readonly to: string;
}

/** One message: to whom, what, and who says at the last moment whether it still may go. */
export interface Parcel {
  readonly envelope: Envelope;
  readonly raw: Buffer;
  readonly handOver: HandOver;
}

/** Milliseconds. `call` bounds a whole delivery from the look-up of the name on, whatever the server does in between. */
export interface SmtpTimes {
  readonly connect: number;
  readonly greeting: number;
  readonly silence: number;
  readonly call: number;
}

export const SMTP_TIMES: SmtpTimes = { connect: 10_000, greeting: 10_000, silence: 40_000, call: 45_000 };

/** When a whole delivery must be over; counted by the process's own steady clock. */
export class Deadline {
  readonly #at: number;

  constructor(milliseconds: number) {
    this.#at = performance.now() + milliseconds;
  }

  left(): number {
    return Math.max(this.#at - performance.now(), 0);
  }
}

/** Nothing of the content has left: `handOver` did not let it go. */
export class Withheld extends Error {
  override readonly name = 'Withheld';
}

/** A failure and how far the delivery had come. */
export class SmtpError extends Error implements SmtpFailure {
  override readonly name = 'SmtpError';
  readonly code: string | undefined;
  readonly originalCode: string | undefined;
  readonly responseCode: number | undefined;
  readonly response: string | undefined;
  readonly command: string | undefined;

  constructor(
    cause: SmtpFailure,
    readonly stage: Stage,
  ) {
    super('The SMTP conversation failed', { cause });
    this.code = cause.code;
    this.originalCode = cause.originalCode;
    this.responseCode = cause.responseCode;
    this.response = cause.response;
    this.command = cause.command;
  }
}

/** The connection asks for the content only after the server has agreed to DATA. */
class Content {
  stage: Stage = 'envelope';
  withheld: Withheld | undefined;
  /** The delivery has ended: it was told that nothing had left, so nothing may. */
  over = false;
  readonly #raw: Buffer;
  readonly #handOver: HandOver;

  constructor(raw: Buffer, handOver: HandOver) {
    this.#raw = raw;
    this.#handOver = handOver;
  }

  async *read(): AsyncGenerator<Buffer> {
    await this.#ask();
    this.stage = 'body';
    yield this.#raw;
    // Read to its end: the closing dot may have been written.
    this.stage = 'handedOver';
  }

  async #ask(): Promise<void> {
    try {
      if (!(await this.#handOver())) throw new Error('It is somebody else’s to send.');
      if (this.over) throw new Error('The delivery ended while we asked.');
    } catch (cause) {
      this.withheld = new Withheld('The content was not let go', { cause });
      throw this.withheld;
    }
  }
}

/** One connection, signed in. Written on nodemailer's connection, because its pool sends again what a closed connection left open. */
export class SmtpSession {
  readonly #connection: SMTPConnection;
  #closed = false;

  private constructor(connection: SMTPConnection) {
    this.#connection = connection;
    connection.on('error', () => {
      // Every phase listens for itself; this one keeps an error of an idle connection from ending the process.
      this.#closed = true;
    });
    connection.on('end', () => {
      this.#closed = true;
    });
  }

  get closed(): boolean {
    return this.#closed;
  }

  /** Throws SmtpError, at the latest at the deadline. */
  static async open(target: SmtpTarget, times: SmtpTimes, deadline: Deadline): Promise<SmtpSession> {
    const session = new SmtpSession(new SMTPConnection(connectionOptions(target, times)));
    const { user, password = '' } = target;
    try {
      await session.#phase('connecting', deadline, (done) => {
        session.#connection.connect(done);
      });
      if (user !== undefined)
        await session.#phase('connecting', deadline, (done) => {
          session.#connection.login({ user, pass: password }, done);
        });
      return session;
    } catch (error) {
      session.close();
      throw error;
    }
  }

  /**
   * Hands one message over; resolves when the server has accepted it. Throws SmtpError with the stage it came to, at the
   * latest at the deadline, and Withheld when `handOver` did not let the content go: the server then waits for it, and the
   * session is of no more use.
   */
  async send({ envelope: { from, to }, raw, handOver }: Parcel, deadline: Deadline): Promise<void> {
    const content = new Content(raw, handOver);
    const stream = Readable.from(content.read(), { objectMode: false });
    try {
      await this.#phase(
        () => content.stage,
        deadline,
        (done) => {
          this.#connection.send({ from, to: [to] }, stream, done);
        },
      );
    } catch (error) {
      content.over = true;
      throw content.withheld ?? error;
    }
  }

  /** Clears a refused transaction, so that the connection can serve the next message. */
  async reset(deadline: Deadline): Promise<void> {
    await this.#phase('envelope', deadline, (done) => {
      this.#connection.reset(done);
    });
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#connection.quit();
    setTimeout(() => {
      this.#connection.close();
    }, 1_000).unref();
  }

  /** Without a good-bye: in the middle of a message every word would be taken for its content. */
  breakOff(): void {
    this.#closed = true;
    this.#connection.close();
  }

  /** One step of the conversation, bounded in time; ends also when the connection does. */
  async #phase(
    stage: Stage | (() => Stage),
    deadline: Deadline,
    run: (done: (error?: SmtpFailure | null) => void) => void,
  ): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<undefined>();
    const fail = (error: SmtpFailure) => {
      reject(new SmtpError(error, typeof stage === 'string' ? stage : stage()));
    };
    const ended = () => {
      fail({ code: 'ECONNECTION' });
    };
    const timer = setTimeout(() => {
      fail({ code: 'ETIMEDOUT' });
      this.#closed = true;
      this.#connection.close();
    }, deadline.left());
    this.#connection.once('error', fail).once('end', ended);
    try {
      run((error) => {
        if (error) fail(error);
        else resolve(undefined);
      });
      await promise;
    } finally {
      clearTimeout(timer);
      this.#connection.off('error', fail).off('end', ended);
    }
  }
}

function connectionOptions({ host, address, port, secure, local, clientName }: SmtpTarget, times: SmtpTimes) {
  return {
    host: address,
    port,
    secure,
    requireTLS: !local && !secure,
    name: clientName,
    connectionTimeout: times.connect,
    greetingTimeout: times.greeting,
    socketTimeout: times.silence,
    tls: { rejectUnauthorized: !local, ...(host !== address && { servername: host }) },
    ...(host !== address && { servername: host }),
  };
}
