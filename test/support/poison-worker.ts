import { pino } from 'pino';

import type { RunItem } from '../../runtime/src/engine/ports';
import type { StepResult } from '../../runtime/src/engine/step';
import { openDatabase } from '../../runtime/src/platform/database';
import { startWatchdog } from '../../runtime/src/platform/watchdog';
import { ProcessDoorbell } from '../../runtime/src/worker/doorbell';
import { Lanes } from '../../runtime/src/worker/lanes';
import { Worker, WORKER_SETTINGS } from '../../runtime/src/worker/worker';
import { aJourney } from './journeys';
import { KnownVersions, MovableClock, ScriptedNodes } from './stored-ports';
import { WorkerProcess } from './worker-process';

/** What the step does to its process for one person of many. */
export type Poison = 'kills' | 'loops' | 'fillsMemory';

export const POISONED_PERSON = 'p7';

export const POISONED_VERSION = aJourney()
  .entry()
  .foreign('n8n-nodes-base.set', { name: 'Set' })
  .wait({ amount: 2 }, { name: 'Wait', stepKey: 'wait12' })
  .compile();

const SET = [...POISONED_VERSION.steps.values()].find((step) => step.name === 'Set')?.key ?? '';
const waits: StepResult = { kind: 'held', hold: { kind: 'time', wait: { amount: 2, unit: 'hours' } }, effects: [] };

/** Milliseconds; short, because the test waits for the leases of the dead. */
const LEASE = 500;

const POISONS: Readonly<Record<Poison, () => void>> = {
  kills: () => {
    process.kill(process.pid, 'SIGKILL');
  },
  loops: () => {
    for (;;);
  },
  fillsMemory: () => {
    for (const kept: unknown[] = []; ;) kept.push(Array.from({ length: 100_000 }, (_, index) => ({ index })));
  },
};

async function main(uri: string, poison: Poison): Promise<void> {
  const { db } = await openDatabase(uri);
  const nodes = new ScriptedNodes({
    [SET]: ({ json, profile }: RunItem) => {
      if (profile.id === POISONED_PERSON) POISONS[poison]();
      return { kind: 'passed', output: 0, item: json, effects: [] };
    },
    wait12: () => waits,
  });
  const own = new WorkerProcess({
    db,
    clock: new MovableClock(),
    versions: new KnownVersions(POISONED_VERSION),
    nodes,
  });
  const lanes = new Lanes(db, crypto.randomUUID(), LEASE);
  const parts = { ...own.parts, lanes, doorbell: new ProcessDoorbell(), log: pino({ level: 'silent' }) };
  startWatchdog({ patience: 1_000, every: 200 });
  await new Worker(parts, { ...WORKER_SETTINGS, lease: LEASE, poll: 20, heartbeat: 100 }).start();
}

const [uri, poison] = process.argv.slice(2);
if (require.main === module && uri && poison) void main(uri, poison as Poison);
