import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { PerennialError } from '../errors/error';
import { processCommand, processStart } from '../process-identity';
import type { Progress } from './cache';

const WATCHER_ENDS_IT_WITHIN_MS = 5_000;
const ENDS_WITHIN_MS = 30_000;
const LOOK_EVERY_MS = 100;

/**
 * After `kill -9` of a run its mongod lives on until the watcher that was started beside it ends it, about two seconds later.
 * Waits for that; when the watcher is gone too, asks the mongod to end as the watcher would have. Call it only as the owner of
 * the data folder: whoever runs a mongod on it then belongs to a Perennial that has ended.
 */
export async function predecessorEnds(dbPath: string, progress: Progress): Promise<void> {
  const pid = await runningMongod(dbPath);
  const start = pid === undefined ? undefined : await processStart(pid);
  if (pid === undefined || start === undefined) return;
  progress('Waiting for the database of the last run to end ...');
  if (await gone({ pid, start }, WATCHER_ENDS_IT_WITHIN_MS)) return;
  process.kill(pid, 'SIGTERM');
  if (await gone({ pid, start }, ENDS_WITHIN_MS)) return;
  throw new PerennialError(
    'cannot_start',
    `A mongod of an earlier run (process ${String(pid)}) still holds ${dbPath} and does not end. End it by hand, then start again.`,
  );
}

/**
 * The process that mongod.lock names, if it is a mongod on this folder. The lock file keeps its pid after a crash, and another
 * program may have got that number: such a one is not ours to wait for, let alone to end.
 */
export async function runningMongod(dbPath: string): Promise<number | undefined> {
  const pid = Number(await readFile(join(dbPath, 'mongod.lock'), 'utf8').catch(() => ''));
  if (!Number.isInteger(pid) || pid <= 1) return undefined;
  const command = (await processCommand(pid)) ?? '';
  return command.includes(`--dbpath ${dbPath}`) ? pid : undefined;
}

interface KnownProcess {
  readonly pid: number;
  readonly start: string;
}

/** Asks for the process, not for its command line: that is empty already while a large process still holds its port. */
async function gone({ pid, start }: KnownProcess, withinMs: number): Promise<boolean> {
  const giveUp = performance.now() + withinMs;
  while (performance.now() < giveUp) {
    if ((await processStart(pid)) !== start) return true;
    await sleep(LOOK_EVERY_MS);
  }
  return false;
}
