import { these, type Placed } from '../../platform/placed';
import type { EnrolmentCollection, EnrolmentDocument } from '../model';
import { ignoringDuplicates } from './leftEntries';

/**
 * A goal that goes on (PROTOCOL): what the goal that has ended these roots goes on with. Read from them, not from what somebody
 * wanted to end them with. Repeatable; a crash before it leaves `cascade`.
 */
export async function insertFollowers(enrolments: EnrolmentCollection, ended: readonly Placed[]): Promise<void> {
  if (ended.length === 0) return;
  const roots = await enrolments.find(these(ended), { projection: { history: 0 } }).toArray();
  const followers = roots.flatMap((root) => followerOf(root) ?? []);
  if (followers.length === 0) return;
  await ignoringDuplicates(async () => {
    await enrolments.insertMany(followers, { ordered: false });
  });
}

/** Standing at the entry like one who enters, due at once, to be looked at before it goes on, also behind a parked root. */
function followerOf(root: EnrolmentDocument): EnrolmentDocument | undefined {
  const { goesOn } = root.ended ?? {};
  if (!goesOn?.event) return undefined;
  const { workspaceId, journeyId, versionId, profileId, bucket, entry, heard, heardUpTo } = root;
  const { goal, enrolmentId: _id, stepKey, event } = goesOn;
  const startedAt = event.receivedAt;
  return {
    _id,
    ...{ workspaceId, journeyId, versionId, profileId, rootId: _id, bucket, stepKey },
    queue: 'local',
    due: startedAt,
    active: true,
    seq: 0,
    attempts: 0,
    hold: { key: 'entry', kind: 'entry', settled: true, since: startedAt },
    visits: {},
    since: startedAt,
    ...(heard && { heard }),
    ...(heardUpTo && { heardUpTo }),
    startedAt,
    kids: [],
    entry: { ...entry, triggerId: event.id, occurredAt: event.occurredAt },
    follows: { goal, enrolmentId: root._id },
    event,
    kept: {},
    retries: 0,
    history: [],
    trimmed: 0,
    rolledUp: 0,
  };
}
