import type { Changes } from '../../changes/service';
import type { EventWriter } from '../../engine/ports';
import type { Db } from '../../platform/database';
import { exactly } from '../../platform/placed';
import { membersOf, type MemberDocument } from './model';

export interface TellingParts {
  readonly db: Db;
  readonly changes: Pick<Changes, 'around'>;
  readonly events: Pick<EventWriter, 'record'>;
}

export const ENTERED = 'Segment Entered';
export const LEFT = 'Segment Left';

/**
 * Records that people have entered or left, under an id of its own for each time, then notes that it was told: a repeat records
 * nothing twice. `names` are those of the segments.
 */
export async function tellOwed(
  { db, changes, events }: TellingParts,
  members: readonly MemberDocument[],
  names: ReadonlyMap<string, string>,
): Promise<void> {
  const owed = members.flatMap((member) => (member.owed ? [{ ...member, owed: member.owed }] : []));
  for (const own of Map.groupBy(owed, (each) => `${each.workspaceId} ${each.owed.origin}`).values()) {
    const [{ workspaceId, owed: { origin } } = { workspaceId: '', owed: { origin: 'live' as const } }] = own; // prettier-ignore
    const changed = [...new Set(own.map(({ segmentId }) => `segment:${segmentId}`))];
    const profileIds = own.map(({ profileId }) => profileId);
    await changes.around({ workspaceId, profileIds }, { origin, changed }, () =>
      events.record(
        own.map(({ segmentId, profileId, n, owed: { at }, in: isIn }) => ({
          ...{ workspaceId, profileId, key: `segment:${segmentId}:${profileId}:${String(n)}`, origin, occurredAt: at },
          name: isIn ? ENTERED : LEFT,
          properties: { segment_id: segmentId, segment: names.get(segmentId) ?? '' },
        })),
      ),
    );
  }
  if (owed.length === 0) return;
  await membersOf(db).bulkWrite(
    owed.map((member) => ({
      updateOne: { filter: { ...exactly(member), n: member.n }, update: { $unset: { owed: '' as const } } },
    })),
    { ordered: false },
  );
}
