import type { StepResult } from '../../runtime/src/engine/step';
import { openDatabase } from '../../runtime/src/platform/database';
import { aJourney } from './journeys';
import { stalling, type Stall } from './stalling-database';
import { KnownVersions, MovableClock, ScriptedNodes } from './stored-ports';
import { WorkerProcess } from './worker-process';

/** A change of the profile and an event of our own, a message, and the end. */
export const FROZEN_VERSION = aJourney()
  .entry({ key: 'checkout', exits: [{ event: 'Order Completed', by: 'entryKey' }] })
  .foreign('n8n-nodes-base.set', { name: 'Set' })
  .send({}, { name: 'Remind', stepKey: 'remind' })
  .compile();

const SET = [...FROZEN_VERSION.steps.values()].find((step) => step.name === 'Set')?.key ?? '';

const send: StepResult = {
  kind: 'sent',
  send: {
    ...{ channel: 'email', messageKey: 'reminder', senderRole: 'marketing-email' },
    ...{ category: 'marketing', resendUnknown: false },
  },
  effects: [],
};

export const frozenNodes = () =>
  new ScriptedNodes({
    [SET]: ({ json }) => ({
      ...{ kind: 'passed', output: 0, item: json },
      effects: [
        { kind: 'profile', body: { addTags: ['seen'] } },
        { kind: 'event', body: { name: 'Seen', properties: {} } },
      ],
    }),
    remind: () => send,
  });

const says = (word: string) => (given: unknown) => JSON.stringify(given).includes(word);

/** Where the process stands still: all of them between its claim and the end of its turn. */
export const FROZEN_AT: Readonly<Record<string, Omit<Stall, 'meanwhile'>>> = {
  'before its rows are written': { before: 'effects.insertMany' },
  'between its rows and its commit': { before: 'enrolments.bulkWrite', when: says('"lease.token"') },
  'between its commit and the change of the profile': { before: 'testProfiles.bulkWrite' },
  'before its message becomes pending': { before: 'effects.bulkWrite' },
};

export interface Freeze {
  readonly uri: string;
  readonly point: string;
}

/** One turn of a worker that stops itself (SIGSTOP) at a point of it, and goes on when it is woken. */
async function freeze({ uri, point }: Freeze): Promise<void> {
  const database = await openDatabase(uri);
  const at = FROZEN_AT[point];
  if (!at) throw new Error(`There is no point "${point}"`);
  const stopped = () => {
    process.kill(process.pid, 'SIGSTOP');
    return Promise.resolve();
  };
  const worker = new WorkerProcess({
    db: stalling(database.db, { ...at, meanwhile: stopped }),
    clock: new MovableClock(),
    versions: new KnownVersions(FROZEN_VERSION),
    nodes: frozenNodes(),
  });
  await worker.turnUntilIdle();
  await database.close();
}

if (require.main === module)
  process.on('message', (asked: Freeze) => {
    void freeze(asked).then(() => process.send?.('through'));
  });
