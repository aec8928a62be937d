import { startReceiver } from './receivers';
import type { Accepted, ReceiverOptions } from './smtp-receiver';

export type { Accepted, Behaviour, ReceiverOptions } from './smtp-receiver';

export interface Smtp {
  readonly port: number;
  /** File of what it accepted, one JSON line a message. */
  readonly log: string;
  accepted(): Promise<Accepted[]>;
  stop(): Promise<void>;
}

/** A real mail server in a process of its own on a free loopback port. */
export async function startSmtp(options: ReceiverOptions = {}): Promise<Smtp> {
  const receiver = await startReceiver<Accepted>('smtp-receiver.ts', options);
  return {
    port: receiver.port,
    log: receiver.log,
    accepted: () => receiver.received(),
    stop: () => receiver.stop(),
  };
}

/** What the message was sent under: the key of its send. */
export function keyOf({ raw }: Accepted): string {
  const key = /^X-Perennial-Key: *(\S+)/im.exec(raw)?.[1];
  if (key === undefined) throw new Error('A mail without its key');
  return key;
}
