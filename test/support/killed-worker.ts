import { pino } from 'pino';

import type { StepResult } from '../../runtime/src/engine/step';
import { openDatabase } from '../../runtime/src/platform/database';
import { ProcessDoorbell } from '../../runtime/src/worker/doorbell';
import { Lanes } from '../../runtime/src/worker/lanes';
import { Worker } from '../../runtime/src/worker/worker';
import { aJourney } from './journeys';
import { KnownVersions, MovableClock, ScriptedNodes } from './stored-ports';
import { WorkerProcess } from './worker-process';

/** Milliseconds; short, because the test waits for the leases of the dead. */
const KILLED_LEASE = 1_000;

/** What every profile goes through in the test that kills workers. */
export const KILLED_VERSION = aJourney()
  .entry()
  .foreign('n8n-nodes-base.set', { name: 'Set' })
  .wait({ amount: 1, unit: 'seconds' }, { name: 'Wait', stepKey: 'wait12' })
  .send({}, { name: 'First', stepKey: 'first1' })
  .wait({ amount: 1, unit: 'seconds' }, { name: 'Wait again', stepKey: 'wait34' })
  .send({}, { name: 'Second', stepKey: 'second' })
  .compile();

const SET = [...KILLED_VERSION.steps.values()].find((step) => step.name === 'Set')?.key ?? '';

const second: StepResult = { kind: 'held', hold: { kind: 'time', wait: { amount: 1, unit: 'seconds' } }, effects: [] };
const send: StepResult = {
  kind: 'sent',
  send: {
    ...{ channel: 'email', messageKey: 'reminder', senderRole: 'marketing-email' },
    ...{ category: 'marketing', resendUnknown: false },
  },
  effects: [],
};

/** A worker process with dispatcher, event handler and sweep; its receiver is a collection, which outlives it. */
async function main(uri: string): Promise<void> {
  const { db } = await openDatabase(uri);
  const clock = new MovableClock();
  const nodes = new ScriptedNodes({
    [SET]: ({ json }) => ({
      ...{ kind: 'passed', output: 0, item: json },
      effects: [{ kind: 'profile', body: { addTags: ['seen'] } }],
    }),
    ...{ wait12: () => second, wait34: () => second, first1: () => send, second: () => send },
  });
  const process = new WorkerProcess({ db, clock, versions: new KnownVersions(KILLED_VERSION), nodes });
  Object.assign(process.parts, { lease: KILLED_LEASE });
  const lanes = new Lanes(db, crypto.randomUUID(), KILLED_LEASE);
  const worker = new Worker(
    { ...process.parts, lanes, doorbell: new ProcessDoorbell(), log: pino({ level: 'silent' }) },
    { lease: KILLED_LEASE, batch: 50, poll: 20, heartbeat: 100 },
  );
  await worker.start();
  for (;;) {
    await process.sweep();
    const taken = await process.outbox.take(20, crypto.randomUUID(), KILLED_LEASE);
    const verdicts = await process.outbox.verdicts(taken);
    for (const row of taken) {
      if (verdicts.get(row._id) !== 'wanted') await process.outbox.void(row);
      else if (await process.outbox.handOver(row)) {
        await db.collection('received').insertOne({ key: row.key });
        if (await process.outbox.outcome(row, { status: 'sent' }))
          await process.outbox.resume({ ...row, status: 'sent' });
      }
    }
    await process.recoverAbandoned();
  }
}

const [uri] = process.argv.slice(2);
if (require.main === module && uri) void main(uri);
