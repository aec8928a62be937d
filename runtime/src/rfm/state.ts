import { randomUUID } from 'node:crypto';

import type { Db } from '../platform/database';
import { derivedId } from '../platform/ids';
import { statesIn, type StateDocument } from './model';

/** Another process computes this scope by now, or it was published. */
export class TakenOver extends Error {}

export interface Taken {
  readonly state: StateDocument;
  readonly generation: number;
  /** Throws TakenOver. `done` of `of` people are through. */
  keep(done: number, of: number): Promise<void>;
  /** From now on this generation is what everybody sees. Throws TakenOver. */
  publish(): Promise<void>;
  /** What it has left counts for nothing. */
  giveUp(): Promise<void>;
}

const LEASE_MS = 30_000;

export const stateId = (workspaceId: string, scope: string): string => derivedId('rfm', workspaceId, scope);

export async function readState(db: Db, workspaceId: string, scope: string): Promise<StateDocument | undefined> {
  return (await statesIn(db).findOne({ _id: stateId(workspaceId, scope) })) ?? undefined;
}

/**
 * Begins a generation with a number that no run ever had; one that was being computed by a process that died is dead from now on.
 * Undefined: another process is at it.
 */
export async function takeRun(db: Db, workspaceId: string, scope: string): Promise<Taken | undefined> {
  const _id = stateId(workspaceId, scope);
  const token = randomUUID();
  await statesIn(db).updateOne({ _id }, { $setOnInsert: { workspaceId, scope, dead: [] } }, { upsert: true });
  const state = await statesIn(db).findOneAndUpdate(
    { _id, $or: [{ run: { $exists: false } }, { $expr: { $lt: ['$run.until', '$$NOW'] } }] },
    [
      {
        $set: {
          dead: { $cond: [{ $ifNull: ['$run', false] }, { $concatArrays: ['$dead', ['$run.generation']] }, '$dead'] },
          last: { $add: [{ $ifNull: ['$last', 0] }, 1] },
        },
      },
      { $set: { run: { generation: '$last', token, until: { $add: ['$$NOW', LEASE_MS] }, done: 0 } } },
    ],
    { returnDocument: 'after' },
  );
  if (!state?.run) return undefined;
  return takenOf(db, state, state.run);
}

function takenOf(db: Db, state: StateDocument, { generation, token }: NonNullable<StateDocument['run']>): Taken {
  const mine = { _id: state._id, 'run.token': token };
  return {
    ...{ state, generation },
    async keep(done, of) {
      const { matchedCount } = await statesIn(db).updateOne(mine, [
        { $set: { 'run.until': { $add: ['$$NOW', LEASE_MS] }, 'run.done': done, 'run.of': of } },
      ]);
      if (matchedCount === 0) throw new TakenOver(state._id);
    },
    async publish() {
      const { matchedCount } = await statesIn(db).updateOne(mine, {
        $set: { published: generation },
        $unset: { run: 1 },
      });
      if (matchedCount === 0) throw new TakenOver(state._id);
    },
    async giveUp() {
      await statesIn(db).updateOne(mine, { $push: { dead: generation }, $unset: { run: 1 } });
    },
  };
}
