import { url as debugger_ } from 'node:inspector';
import { Worker } from 'node:worker_threads';

export interface WatchdogOptions {
  /** Milliseconds the process may stand still before it is ended. */
  readonly patience: number;
  /** Milliseconds between looks. */
  readonly every?: number;
}

/**
 * Ends a process whose event loop stands still: a node of somebody else's package that never returns (a loop without end)
 * cannot be cut off from inside, and would keep its people, its lanes and its API for ever. What it had claimed comes back
 * elsewhere in ever smaller parts, as after any crash. Its own looks are counted, not the clock: a process that was frozen as a
 * whole (SIGSTOP, a laptop that sleeps) has not stood still. Not started under a debugger.
 */
export function startWatchdog({ patience, every = 1_000 }: WatchdogOptions): { stop(): void } {
  if (debugger_() !== undefined) return { stop: () => undefined };
  const beats = new Int32Array(new SharedArrayBuffer(4));
  const looks = Math.max(2, Math.ceil(patience / every));
  const thread = new Worker(THREAD, { eval: true, workerData: { beats, looks, every }, stdout: false });
  thread.unref();
  thread.on('error', () => undefined);
  const timer = setInterval(() => {
    Atomics.add(beats, 0, 1);
  }, every / 2);
  timer.unref();
  return {
    stop: () => {
      clearInterval(timer);
      void thread.terminate();
    },
  };
}

/** Runs beside the event loop it watches; without a file of its own, so that it is the same built, bundled and in tests. */
const THREAD = `
const { workerData: { beats, looks, every } } = require('node:worker_threads');
const { writeSync } = require('node:fs');
let seen = -1;
let still = 0;
setInterval(() => {
  const now = Atomics.load(beats, 0);
  still = now === seen ? still + 1 : 0;
  seen = now;
  if (still < looks) return;
  writeSync(2, '{"level":60,"msg":"The process stood still for ' + Math.round((looks * every) / 1000) + ' s: a step does not return. It is ended."}\\n');
  process.kill(process.pid, 'SIGKILL');
}, every);
`;
