import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

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
  const folder = await mkdtemp(join(tmpdir(), 'perennial-smtp-'));
  const log = join(folder, 'accepted.jsonl');
  const receiver = spawn(
    process.execPath,
    [
      '--disable-warning=ExperimentalWarning',
      '--disable-warning=MODULE_TYPELESS_PACKAGE_JSON',
      join(__dirname, 'smtp-receiver.ts'),
      log,
      JSON.stringify(options),
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const port = await portOf(receiver.stdout);
  return {
    port,
    log,
    accepted: async () => {
      const text = await readFile(log, 'utf8').catch(() => '');
      return text
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line) as Accepted);
    },
    stop: async () => {
      receiver.kill('SIGKILL');
      if (receiver.exitCode === null && receiver.signalCode === null) await once(receiver, 'exit');
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function portOf(output: NodeJS.ReadableStream): Promise<number> {
  for await (const line of createInterface(output)) {
    const port = /listening on (\d+)/.exec(line)?.[1];
    if (port === undefined) continue;
    output.resume();
    return Number(port);
  }
  throw new Error('The mail server ended before it listened');
}
