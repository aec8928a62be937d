import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** A receiver that runs as a process of its own and writes what it got into a log. */
export interface Receiver<T> {
  readonly port: number;
  /** The log file, one JSON line for each. */
  readonly log: string;
  received(): Promise<T[]>;
  stop(): Promise<void>;
}

/** Starts `<program> <log file> <options as JSON>` from this folder; it says `listening on <port>`. */
export async function startReceiver<T>(program: string, options: unknown = {}): Promise<Receiver<T>> {
  const folder = await mkdtemp(join(tmpdir(), 'perennial-receiver-'));
  const log = join(folder, 'received.jsonl');
  const quiet = ['--disable-warning=ExperimentalWarning', '--disable-warning=MODULE_TYPELESS_PACKAGE_JSON'];
  const process_ = spawn(process.execPath, [...quiet, join(__dirname, program), log, JSON.stringify(options)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const port = await portOf(process_.stdout, program);
  return {
    port,
    log,
    received: async () => {
      const text = await readFile(log, 'utf8').catch(() => '');
      return text
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line) as T);
    },
    stop: async () => {
      process_.kill('SIGKILL');
      if (process_.exitCode === null && process_.signalCode === null) await once(process_, 'exit');
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function portOf(output: NodeJS.ReadableStream, program: string): Promise<number> {
  for await (const line of createInterface(output)) {
    const port = /listening on (\d+)/.exec(line)?.[1];
    if (port === undefined) continue;
    output.resume();
    return Number(port);
  }
  throw new Error(`${program} ended before it listened`);
}
