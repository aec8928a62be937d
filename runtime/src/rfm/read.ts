import type { Filter } from 'mongodb';

import type { Db } from '../platform/database';
import { decodeCursor, encodeCursor } from '../platform/http/page';
import { bucketOf } from '../platform/ids';
import { generationsIn, scoresIn, type GenerationDocument, type ScoreDocument, type Standing } from './model';
import { counts, standingOf, type Published } from './standing';
import { readState } from './state';
import { scoreId } from './write';

/** The one everybody sees now; undefined: nothing was computed yet. */
export async function currentGeneration(
  db: Db,
  workspaceId: string,
  scope: string,
): Promise<GenerationDocument | undefined> {
  const state = await readState(db, workspaceId, scope);
  if (state?.published === undefined) return undefined;
  return (await generationsIn(db).findOne({ workspaceId, scope, generation: state.published })) ?? undefined;
}

/** The last published ones, the newest first. */
export async function generationsBefore(
  db: Db,
  { workspaceId, scope, limit }: { readonly workspaceId: string; readonly scope: string; readonly limit: number },
): Promise<readonly GenerationDocument[]> {
  const state = await readState(db, workspaceId, scope);
  if (state?.published === undefined) return [];
  return await generationsIn(db)
    .find({ workspaceId, scope, generation: { $lte: state.published, $nin: [...state.dead] } })
    .sort({ generation: -1 })
    .limit(limit)
    .toArray();
}

export interface StandingHistory {
  readonly scope: string;
  readonly now: Standing;
  /** The newest first. */
  readonly earlier: readonly Standing[];
}

/** Where somebody stands in these scopes, and stood before. */
export async function standingsOf(
  db: Db,
  workspaceId: string,
  { profileId, scopes }: { readonly profileId: string; readonly scopes: readonly string[] },
): Promise<readonly StandingHistory[]> {
  const [found, states] = await Promise.all([
    scoresIn(db)
      .find({
        _id: { $in: scopes.map((scope) => scoreId(scope, profileId)) },
        bucket: bucketOf(profileId),
        workspaceId,
      })
      .toArray(),
    Promise.all(scopes.map((scope) => readState(db, workspaceId, scope))),
  ]);
  const stateOf = new Map(states.flatMap((state) => (state ? [[state.scope, state]] : [])));
  return found.flatMap((score) => {
    const state = stateOf.get(score.scope);
    const now = state && standingOf(state, score);
    if (!state || !now || now.simple === null) return [];
    const all = [...score.earlier, ...(score.before ? [score.before] : []), score.now];
    const earlier = all.filter((each) => each.generation < now.generation && counts(state, each.generation));
    return [{ scope: score.scope, now, earlier: earlier.toReversed() }];
  });
}

export interface PeopleQuery {
  readonly workspaceId: string;
  readonly scope: string;
  /** Of a model, or a cell like `545`. */
  readonly at: { readonly by: 'simple' | 'detailed' | 'cell'; readonly value: string };
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** Who stands there, by id. */
export async function peopleAt(
  db: Db,
  { workspaceId, scope, at, cursor, limit }: PeopleQuery,
): Promise<{ readonly profileIds: readonly string[]; readonly nextCursor?: string }> {
  const state = await readState(db, workspaceId, scope);
  if (state?.published === undefined) return { profileIds: [] };
  const [after] = cursor === undefined ? [] : decodeCursor(cursor);
  const found = await scoresIn(db)
    .find({
      ...{ workspaceId, scope, $or: standing(state, at) },
      ...(after !== undefined && { profileId: { $gt: String(after) } }),
    })
    .sort({ profileId: 1 })
    .limit(limit + 1)
    .project<Pick<ScoreDocument, 'profileId'>>({ profileId: 1 })
    .toArray();
  const profileIds = found.slice(0, limit).map(({ profileId }) => profileId);
  const last = profileIds.at(-1);
  return found.length > limit && last !== undefined ? { profileIds, nextCursor: encodeCursor([last]) } : { profileIds };
}

/** As `standingOf`, as a filter. */
function standing({ published = 0, dead }: Published, { by, value }: PeopleQuery['at']): Filter<ScoreDocument>[] {
  return [
    { [`now.${by}`]: value, 'now.generation': { $lte: published, $nin: [...dead] } },
    {
      [`before.${by}`]: value,
      $or: [{ 'now.generation': { $gt: published } }, { 'now.generation': { $in: [...dead] } }],
    },
  ];
}
