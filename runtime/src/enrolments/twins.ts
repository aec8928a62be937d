import { entrySlot } from '../engine/admit';
import type { Clock, ProfileReader } from '../engine/ports';
import { byEveryAlias, findConcerned, type AliasSets } from './concerned';
import { endFamilies, type EndingParts } from './endFamilies';
import type { EnrolmentDocument } from './model';
import type { FamilyEnding } from './store/end';

export interface TwinParts extends EndingParts {
  readonly profiles: Pick<ProfileReader, 'aliases'>;
  readonly clock: Clock;
}

/**
 * Who entered one journey with one entry key under two profile ids that turned out to be one person: the one that entered first
 * stays. Every process that sees the same enrolments chooses the same. `active` holds all active ones of the person. Who goes on behind
 * a goal is a twin only of who does so behind the same goal.
 */
export function youngerTwins(active: readonly EnrolmentDocument[], aliases: AliasSets, at: Date): FamilyEnding[] {
  const roots = active.filter(({ _id, rootId }) => _id === rootId);
  const groups = Map.groupBy(roots, (enrolment) =>
    JSON.stringify([
      ...[personOf(enrolment.profileId, aliases), enrolment.journeyId, entrySlot(enrolment)],
      ...[enrolment.follows?.goal ?? null],
    ]),
  );
  return [...groups.values()].flatMap((group) => {
    const [first, ...younger] = group.toSorted(
      (a, b) => a.startedAt.getTime() - b.startedAt.getTime() || (a._id < b._id ? -1 : 1),
    );
    return younger
      .filter(({ profileId }) => profileId !== first?.profileId)
      .map(({ rootId, bucket }) => ({
        ...{ rootId, bucket },
        ending: { reason: 'merged' as const, at, ...(first && { detail: first._id }) },
      }));
  });
}

/** Reads anew who is the same as these profiles, and ends the younger of each two. Gives back how many ended. Repeatable. */
export async function endTwins(parts: TwinParts, workspaceId: string, profileIds: readonly string[]): Promise<number> {
  if (profileIds.length === 0) return 0;
  const aliases = byEveryAlias(await parts.profiles.aliases([...new Set(profileIds)]));
  const people = [...aliases].filter(([, same]) => same.size > 1).map(([id]) => id);
  if (people.length === 0) return 0;
  const active = await findConcerned(parts.enrolments, { workspaceId, profileIds: people, keys: [] });
  return await endFamilies(parts, youngerTwins(active, aliases, parts.clock.now()));
}

/** The same for every id of a person. */
function personOf(profileId: string, aliases: AliasSets): string {
  return [...(aliases.get(profileId) ?? [profileId])].reduce((least, id) => (id < least ? id : least), profileId);
}
