import type { Clock, ProfileReader } from '../engine/ports';
import { notFound } from '../platform/errors/error';
import { ofProfiles } from '../platform/placed';
import type { EndingParts } from './endFamilies';
import type { EnrolmentCollection } from './model';
import { removeFamilies } from './removeFamilies';
import { familiesOf, type Member } from './store/end';

export type RemovingParts = EndingParts & {
  readonly clock: Clock;
  readonly profiles: Pick<ProfileReader, 'aliases'>;
};

/** Who is to leave: these passages, these people under whatever id, or all who stand at a step. */
export type Removal = {
  readonly workspaceId: string;
  readonly journeyId: string;
  /** Kept in their histories. */
  readonly by: string;
} & ({ readonly ids: readonly string[] } | { readonly profileIds: readonly string[] } | { readonly stepKey: string });

export interface Removed {
  /** Families that ended now. */
  readonly removed: number;
  /** There are more at the step: ask again. */
  readonly more: boolean;
  /** With `profileIds`: those of them who were inside. */
  readonly inside?: ReadonlySet<string>;
}

const BATCH = 1_000;
/** Per call, so that one request stays short. */
const MOST_BATCHES = 10;

/**
 * Ends people at once (PROTOCOL, "A removal"), with their families, what follows them behind a goal and what was not sent yet; who has left already is left alone.
 * Throws not_found, and does nothing, when one of the ids is none of this journey.
 */
export async function removePeople(parts: RemovingParts, removal: Removal): Promise<Removed> {
  if ('ids' in removal) return { removed: await end(parts, removal, await rootsOf(parts, removal)), more: false };
  if ('profileIds' in removal) return await removeThese(parts, removal);
  let removed = 0;
  for (let batch = 0; batch < MOST_BATCHES; batch++) {
    const roots = await standingAt(parts.enrolments, removal);
    if (roots.length === 0) return { removed, more: false };
    removed += await end(parts, removal, roots);
  }
  return { removed, more: (await standingAt(parts.enrolments, removal)).length > 0 };
}

async function end(parts: RemovingParts, { by }: Removal, members: readonly Member[]): Promise<number> {
  const ending = { reason: 'removed', at: parts.clock.now(), detail: by } as const;
  return await removeFamilies(parts, familiesOf(members, ending));
}

/** A goal may have ended a root whose follower is still to be inserted: until it is, the root carries `cascade`. */
async function removeThese(
  parts: RemovingParts,
  removal: Removal & { readonly profileIds: readonly string[] },
): Promise<Removed> {
  const { workspaceId, journeyId, profileIds } = removal;
  const aliases = await parts.profiles.aliases(profileIds);
  const idsOf = (id: string) => [id, ...(aliases.get(id) ?? [])];
  const found = await parts.enrolments
    .find(
      {
        ...{ workspaceId, ...ofProfiles(profileIds.flatMap(idsOf)), journeyId },
        $or: [{ active: true }, { cascade: true }],
      },
      { projection: { rootId: 1, bucket: 1, profileId: 1 }, hint: 'ofProfile' },
    )
    .toArray();
  const there = new Set(found.map(({ profileId }) => profileId));
  const inside = new Set(profileIds.filter((id) => idsOf(id).some((one) => there.has(one))));
  return { removed: await end(parts, removal, found), more: false, inside };
}

async function rootsOf(
  { enrolments }: RemovingParts,
  { workspaceId, journeyId, ids }: Removal & { readonly ids: readonly string[] },
): Promise<Member[]> {
  const found = await enrolments
    .find({ _id: { $in: [...ids] }, workspaceId, journeyId }, { projection: { rootId: 1, bucket: 1 } })
    .toArray();
  const known = new Set(found.map(({ _id }) => _id));
  const missing = ids.find((id) => !known.has(id));
  if (missing !== undefined) throw notFound('enrolment', missing);
  return found;
}

async function standingAt(
  enrolments: EnrolmentCollection,
  { workspaceId, journeyId, stepKey }: Removal & { readonly stepKey: string },
): Promise<Member[]> {
  return await enrolments
    .find({ workspaceId, journeyId, active: true, stepKey }, { projection: { rootId: 1, bucket: 1 }, hint: 'inside' })
    .limit(BATCH)
    .toArray();
}
