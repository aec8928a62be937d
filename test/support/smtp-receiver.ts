/**
 * A mail server as a process of its own, so that it outlives what is killed around it. Every message it accepted is one
 * JSON line in the log file, written before the sender hears of it. Run as `node smtp-receiver.ts <log file> <options as JSON>`.
 */
import { appendFileSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';

/** What it does to a recipient: by address, or for all (`*`). */
export type Behaviour =
  | 'accept'
  /** 550 5.1.1 at RCPT. */
  | 'refuse'
  /** 550 5.7.1 at RCPT: policy, the mailbox may exist. */
  | 'forbid'
  /** 451 the first time, then accepted. */
  | 'greylist'
  /** 451 always. */
  | 'defer'
  /** Answers RCPT late the first time, then at once. */
  | 'hesitate'
  /** Takes the message, logs it, and answers late. */
  | 'ponder'
  /** Never answers RCPT. */
  | 'hang'
  /** 554 after DATA. */
  | 'reject'
  /** Takes the message, logs it, then closes without an answer. */
  | 'drop';

export interface ReceiverOptions {
  readonly behaviours?: Readonly<Record<string, Behaviour>>;
  /** Accepts connections and never says a word. */
  readonly silent?: boolean;
  /** A free one unless given. */
  readonly port?: number;
  readonly user?: string;
  readonly password?: string;
  /** Offers STARTTLS, with a certificate that it signed itself. */
  readonly startTls?: boolean;
}

export interface Accepted {
  readonly from: string;
  readonly to: readonly string[];
  readonly raw: string;
  readonly dropped: boolean;
  readonly encrypted: boolean;
  /** Connections that were open then. */
  readonly connections: number;
  /** Milliseconds since the epoch, by a clock that nobody moves. */
  readonly at: number;
}

const LATE_MS = 4_000;

const [, , log = '', json = '{}'] = process.argv;
const options = JSON.parse(json) as ReceiverOptions;
const seen = new Set<string>();

const behaviourFor = (address: string): Behaviour =>
  options.behaviours?.[address] ?? options.behaviours?.['*'] ?? 'accept';

const answer = (code: number, text: string) => Object.assign(new Error(text), { responseCode: code });

function recipientsOf(session: SMTPServerSession): string[] {
  return session.envelope.rcptTo.map(({ address }) => address);
}

function closeSocket(session: SMTPServerSession): void {
  for (const connection of server.connections as Set<{ id: string; _socket: Socket }>)
    if (connection.id === session.id) connection._socket.destroy();
}

const server = new SMTPServer({
  authOptional: options.user === undefined,
  allowInsecureAuth: true,
  disabledCommands: options.startTls ? [] : ['STARTTLS'],
  logger: false,
  onAuth: ({ username, password }, _session, callback) => {
    if (username === options.user && password === options.password) callback(null, { user: username });
    else callback(answer(535, '5.7.8 Authentication failed'));
  },
  onRcptTo: ({ address }, _session, callback) => {
    const behaviour = behaviourFor(address);
    const first = !seen.has(address);
    seen.add(address);
    if (behaviour === 'hang') return;
    if (behaviour === 'refuse') callback(answer(550, '5.1.1 No such user here'));
    else if (behaviour === 'forbid') callback(answer(550, '5.7.1 Relaying denied'));
    else if (behaviour === 'hesitate' && first) setTimeout(callback, LATE_MS);
    else if (behaviour === 'defer' || (behaviour === 'greylist' && first))
      callback(answer(451, '4.7.1 Please try again later'));
    else callback();
  },
  onData: (stream, session, callback) => {
    const chunks: Buffer[] = [];
    stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    stream.on('end', () => {
      const to = recipientsOf(session);
      const behaviour = behaviourFor(to[0] ?? '');
      if (behaviour === 'reject') {
        callback(answer(554, '5.6.0 Message refused'));
        return;
      }
      const from = session.envelope.mailFrom ? session.envelope.mailFrom.address : '';
      const raw = Buffer.concat(chunks).toString();
      const accepted: Accepted = {
        ...{ from, to, raw, dropped: behaviour === 'drop', encrypted: session.secure },
        connections: server.connections.size,
        at: Date.now(),
      };
      appendFileSync(log, `${JSON.stringify(accepted)}\n`);
      if (behaviour === 'drop') closeSocket(session);
      else if (behaviour === 'ponder') setTimeout(callback, LATE_MS);
      else callback();
    });
  },
});

server.on('error', () => undefined);

function ready(port: number): void {
  process.stdout.write(`listening on ${String(port)}\n`);
}

if (options.silent) {
  const mute = createServer(() => undefined).listen(0, '127.0.0.1', () => {
    ready((mute.address() as { port: number }).port);
  });
} else {
  const listening = server.listen(options.port ?? 0, '127.0.0.1', () => {
    ready((listening.address() as { port: number }).port);
  });
}
