import { Readable } from 'node:stream';
import SMTPConnection from 'nodemailer/lib/smtp-connection';

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

/** Milliseconds. `call` bounds a whole delivery, whatever the server does in between. */
export interface SmtpTimes {
  readonly connect: number;
  readonly greeting: number;
  readonly silence: number;
  readonly call: number;
}

export const SMTP_TIMES: SmtpTimes = { connect: 10_000, greeting: 10_000, silence: 30_000, call: 45_000 };

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

/** One connection, signed in. Written on nodemailer's connection, because its pool sends again what a closed connection left open. */
export class SmtpSession {
  readonly #connection: SMTPConnection;
  readonly #times: SmtpTimes;
  #closed = false;

  private constructor(connection: SMTPConnection, times: SmtpTimes) {
    this.#connection = connection;
    this.#times = times;
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

  /** Throws SmtpError. */
  static async open(target: SmtpTarget, times: SmtpTimes = SMTP_TIMES): Promise<SmtpSession> {
    const session = new SmtpSession(new SMTPConnection(connectionOptions(target, times)), times);
    const { user, password = '' } = target;
    await session.#phase('connecting', (done) => {
      session.#connection.connect(done);
    });
    if (user === undefined) return session;
    await session.#phase('connecting', (done) => {
      session.#connection.login({ user, pass: password }, done);
    });
    return session;
  }

  /** Hands one message over; resolves when the server has accepted it. Throws SmtpError with the stage it came to. */
  async send(envelope: Envelope, raw: Buffer): Promise<void> {
    let stage: Stage = 'envelope';
    // Read only after the server has agreed to DATA; once it is read to its end, the closing dot may have been written.
    const message = Readable.from(
      (function* () {
        stage = 'body';
        yield raw;
        stage = 'handedOver';
      })(),
      { objectMode: false },
    );
    await this.#phase(
      () => stage,
      (done) => {
        this.#connection.send({ from: envelope.from, to: [envelope.to] }, message, done);
      },
    );
  }

  /** Clears a refused transaction, so that the connection can serve the next message. */
  async reset(): Promise<void> {
    await this.#phase('envelope', (done) => {
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

  /** One step of the conversation, bounded in time; ends also when the connection does. */
  async #phase(stage: Stage | (() => Stage), run: (done: (error?: SmtpFailure | null) => void) => void): Promise<void> {
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
    }, this.#times.call);
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
