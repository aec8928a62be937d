import { MongoBulkWriteError, type AnyBulkWriteOperation } from 'mongodb';

import { isDuplicateKey, type Db } from '../platform/database';
import { bucketOf, derivedId } from '../platform/ids';
import { scoresIn, type ScoreDocument, type Standing } from './model';
import type { TierModel } from './settings';
import { placeOf, standingOf, type Published, type Result } from './standing';

export interface Writing {
  readonly workspaceId: string;
  readonly scope: string;
  readonly generation: number;
  readonly at: Date;
  /** Of which the changes are told. */
  readonly model: TierModel;
  /** What counts while this is written. */
  readonly published: Published;
}

/** Somebody's tier before and now. */
export interface Changed {
  readonly before: Standing | undefined;
  readonly now: Result;
}

const EARLIER_KEPT = 24;
const MAX_ROUNDS = 5;

export const scoreId = (scope: string, profileId: string): string => derivedId('rfm', scope, profileId);

/**
 * Writes where these people stand, only where that is new, each over what was read; a few commands for a batch. Gives back whose
 * place has changed. What a run that lost its lease still writes is of a dead generation, whatever it writes over.
 */
export async function writeStandings(
  db: Db,
  writing: Writing,
  results: ReadonlyMap<string, Result>,
): Promise<readonly Changed[]> {
  const changed = new Map<string, Changed>();
  let open = [...results.keys()];
  for (let round = 0; open.length > 0; round++) {
    if (round === MAX_ROUNDS) throw new Error('Scores were written by somebody else at the same time, again and again');
    const held = await heldOf(db, writing, open);
    const plans = open.flatMap((profileId) => planOf(writing, { profileId, held: held.get(profileId), result: results.get(profileId) })); // prettier-ignore
    for (const plan of plans) changed.set(plan.profileId, plan.changed);
    const whole = await write(
      db,
      plans.map(({ operation }) => operation),
    );
    if (whole) break;
    open = plans.map(({ profileId }) => profileId);
  }
  return [...changed.values()];
}

async function heldOf(
  db: Db,
  { scope }: Writing,
  profileIds: readonly string[],
): Promise<ReadonlyMap<string, ScoreDocument>> {
  const documents = await scoresIn(db)
    .find({
      _id: { $in: profileIds.map((profileId) => scoreId(scope, profileId)) },
      bucket: { $in: [...new Set(profileIds.map(bucketOf))] },
    })
    .toArray();
  return new Map(documents.map((document) => [document.profileId, document]));
}

interface Planning {
  readonly profileId: string;
  readonly held: ScoreDocument | undefined;
  readonly result: Result | undefined;
}

interface Plan {
  readonly profileId: string;
  readonly changed: Changed;
  readonly operation: AnyBulkWriteOperation<ScoreDocument>;
}

function planOf(writing: Writing, { profileId, held, result }: Planning): readonly Plan[] {
  if (!result) return [];
  const { workspaceId, scope, generation, at, model } = writing;
  const before = standingOf(writing.published, held);
  const place = placeOf(result);
  // Nobody starts with nothing; who has it already has nothing new.
  if (place === placeOf(before)) return [];
  const now = { ...result, generation, at } as Standing;
  const untold = (before?.[model] ?? null) === now[model] ? undefined : generation;
  const changed = { before, now: result };
  if (!held) {
    const document = {
      ...{ _id: scoreId(scope, profileId), workspaceId, scope, profileId, bucket: bucketOf(profileId) },
      ...{ now, earlier: [], ...(untold !== undefined && { untold }) },
    };
    return [{ profileId, changed, operation: { insertOne: { document } } }];
  }
  const moved = before === held.now ? { before, earlier: [...held.earlier, ...(held.before ? [held.before] : [])].slice(-EARLIER_KEPT) } : {}; // prettier-ignore
  const update = {
    $set: { now, ...moved, ...(untold !== undefined && { untold }) },
    ...(untold === undefined && { $unset: { untold: 1 as const } }),
  };
  const filter = { _id: held._id, bucket: held.bucket, profileId, 'now.generation': held.now.generation };
  return [{ profileId, changed, operation: { updateOne: { filter, update } } }];
}

/** False: somebody else has changed one of these since it was read. */
async function write(db: Db, operations: AnyBulkWriteOperation<ScoreDocument>[]): Promise<boolean> {
  if (operations.length === 0) return true;
  try {
    const { matchedCount, insertedCount } = await scoresIn(db).bulkWrite(operations, { ordered: false });
    return matchedCount + insertedCount === operations.length;
  } catch (error) {
    if (error instanceof MongoBulkWriteError && isDuplicateKey(error)) return false;
    throw error;
  }
}
