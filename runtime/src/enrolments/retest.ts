import { cameTrue } from '../engine/conditions';
import type { Doorbell, ProfileReader } from '../engine/ports';
import { byEveryAlias } from './concerned';
import { ofProfiles } from '../platform/placed';
import type { EnrolmentCollection } from './model';
import type { AnnouncingParts } from './store/announce';
import { settle, turnOf } from './store/settle';

export interface RetestParts extends AnnouncingParts {
  readonly enrolments: EnrolmentCollection;
  readonly profiles: Pick<ProfileReader, 'aliases' | 'read'>;
  readonly doorbell: Doorbell;
}

/**
 * These people have changed (PROTOCOL, "Condition"): their holds that wait for a condition are tested against what they are
 * now. Repeatable. Gives back those of whom nothing waits for a condition. Four queries for a batch and one write.
 */
export async function retest(
  parts: RetestParts,
  workspaceId: string,
  profileIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const { enrolments, profiles, doorbell } = parts;
  const aliases = byEveryAlias(await profiles.aliases(profileIds));
  const everyId = new Set(profileIds.flatMap((id) => [id, ...(aliases.get(id) ?? [])]));
  const waiting = await waitingCursor(enrolments, workspaceId, [...everyId]).toArray();
  if (waiting.length === 0) return new Set(profileIds);
  const people = await profiles.read([...new Set(waiting.map(({ profileId }) => profileId))]);
  const turns = waiting.flatMap((enrolment) => {
    const person = people.get(enrolment.profileId);
    const reaction = person && cameTrue(enrolment, person);
    return reaction ? [turnOf(enrolment, reaction)] : [];
  });
  if ((await settle(parts, turns)) > 0) doorbell.ring('enrolments');
  const waitedFor = new Set(waiting.flatMap(({ profileId }) => [profileId, ...(aliases.get(profileId) ?? [])]));
  return new Set(profileIds.filter((id) => !waitedFor.has(id)));
}

/** Undecided holds with conditions of these people, by an index that has no others. */
export function waitingCursor(enrolments: EnrolmentCollection, workspaceId: string, profileIds: readonly string[]) {
  const which = { workspaceId, ...ofProfiles(profileIds), active: true, 'hold.watches': true as const };
  return enrolments
    .find({ ...which, 'hold.outcome': { $exists: false } }, { projection: { history: 0 } })
    .hint('watching');
}
