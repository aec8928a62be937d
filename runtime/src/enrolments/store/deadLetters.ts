import type { Document } from 'mongodb';

import { exactly, these, type Placed } from '../../platform/placed';
import type { EnrolmentCollection } from '../model';
import { historyWith, literal, NEXT_SEQ } from './stages';

/** One dead letter, or several, of a workspace. */
export interface DeadLetters {
  readonly workspaceId: string;
  readonly placed: readonly Placed[];
}

const dead = ({ workspaceId, placed }: DeadLetters) => ({
  ...these(placed),
  workspaceId,
  active: true,
  queue: 'dead' as const,
});

const BACK: Document = { queue: 'local', due: '$$NOW', retries: 0, attempts: 0, seq: NEXT_SEQ };

/** Runs the failed step once more. The queue is the local one: a step that is external hands itself over. */
export async function retryDead(enrolments: EnrolmentCollection, letters: DeadLetters): Promise<number> {
  const { modifiedCount } = await enrolments.updateMany(dead(letters), [
    { $set: { ...BACK, history: historyWith({ what: 'resumed', detail: 'retry' }) } },
    { $unset: ['failure', 'calling', 'lease'] },
  ]);
  return modifiedCount;
}

/** Goes on behind the failed step, at its first output, as if a hold there had timed out. Grouped by where they stand. */
export async function skipDead(enrolments: EnrolmentCollection, letters: DeadLetters, now: Date): Promise<number> {
  const read = await enrolments
    .find(dead(letters), { projection: { bucket: 1, profileId: 1, stepKey: 1, visits: 1, seq: 1 } })
    .toArray();
  if (read.length === 0) return 0;
  const { modifiedCount } = await enrolments.bulkWrite(
    read.map(({ seq, stepKey, visits, ...placed }) => ({
      updateOne: {
        filter: { ...exactly(placed), seq, queue: 'dead' as const },
        update: [
          {
            $set: {
              ...BACK,
              hold: literal(passed(`${stepKey}:${String(visits[stepKey] ?? 0)}`, now)),
              since: now,
              history: historyWith({ what: 'resumed', detail: 'skip' }),
            },
          },
          { $unset: ['failure', 'calling', 'lease'] },
        ],
      },
    })),
    { ordered: false },
  );
  return modifiedCount;
}

const passed = (key: string, now: Date) => ({
  key,
  kind: 'time',
  settled: true,
  since: now,
  until: now,
  outcome: { output: 0, at: now, kind: 'timeout' },
});
