import { randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { processStart } from './process-identity';

/** Who holds a lock file. */
export interface LockHolder {
  readonly pid: number;
  /** As processStart() gives it. */
  readonly start: string;
  /** ISO 8601, for people. */
  readonly since: string;
}

export interface ProcessLock {
  release(): Promise<void>;
}

/** Takes the lock, or says which living process has it. The lock of a process that has ended is taken over. */
export async function takeLock(file: string): Promise<ProcessLock | LockHolder> {
  await mkdir(dirname(file), { recursive: true });
  const mine = JSON.stringify(await self());
  for (;;) {
    if (await claim(file, mine)) return { release: () => release(file, mine) };
    const text = await readFile(file, 'utf8').catch(() => undefined);
    if (text === undefined) continue;
    const holder = parse(text);
    if (holder && (await processStart(holder.pid)) === holder.start) return holder;
    await clear(file, text);
  }
}

/** Waits until the lock is free. `busy` hears once who has it. */
export async function waitForLock(file: string, busy: (holder: LockHolder) => void): Promise<ProcessLock> {
  for (let told = false; ; told = true) {
    const outcome = await takeLock(file);
    if ('release' in outcome) return outcome;
    if (!told) busy(outcome);
    await sleep(200);
  }
}

/** The living holder of a lock, without touching it. */
export async function lockHolder(file: string): Promise<LockHolder | undefined> {
  const holder = parse(await readFile(file, 'utf8').catch(() => ''));
  return holder && (await processStart(holder.pid)) === holder.start ? holder : undefined;
}

async function self(): Promise<LockHolder> {
  const start = (await processStart(process.pid)) ?? '';
  return { pid: process.pid, start, since: new Date().toISOString() };
}

/** The file appears with its content or not at all: readers never see half of it. */
async function claim(file: string, content: string): Promise<boolean> {
  const draft = `${file}.${randomUUID()}`;
  await writeFile(draft, content, { mode: 0o600 });
  try {
    await link(draft, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

/** Moves a dead process's lock away. When another process was quicker and the moved one is its new lock, puts it back. */
async function clear(file: string, stale: string): Promise<void> {
  const aside = `${file}.${randomUUID()}`;
  try {
    await rename(file, aside);
    if ((await readFile(aside, 'utf8')) !== stale) await link(aside, file);
  } catch (error) {
    if (!['ENOENT', 'EEXIST'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
  } finally {
    await rm(aside, { force: true });
  }
}

async function release(file: string, mine: string): Promise<void> {
  if ((await readFile(file, 'utf8').catch(() => '')) === mine) await rm(file, { force: true });
}

function parse(text: string): LockHolder | undefined {
  try {
    const { pid, start, since } = JSON.parse(text) as Partial<LockHolder>;
    return typeof pid === 'number' && typeof start === 'string' ? { pid, start, since: since ?? '' } : undefined;
  } catch {
    return undefined;
  }
}
