import type { Filter } from 'mongodb';

import type { Db } from '../../platform/database';
import { decodeCursor, encodeCursor } from '../../platform/http/page';
import { ofProfiles } from '../../platform/placed';
import { memberId, membersOf, type MemberDocument } from './model';

export interface MemberQuery {
  readonly workspaceId: string;
  readonly segmentId: string;
  /** `left`: who was in and is not any more. `in` when absent. */
  readonly state?: 'in' | 'left' | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

export interface MemberPage {
  readonly items: readonly Pick<MemberDocument, 'profileId' | 'since'>[];
  readonly nextCursor?: string;
}

/** Who is in, or has left; the last who did first. */
export async function listMembers(db: Db, query: MemberQuery): Promise<MemberPage> {
  const { workspaceId, segmentId, cursor, limit } = query;
  const which = query.state === 'left' ? { in: false, n: { $gt: 0 } } : { in: true };
  const found = await membersOf(db)
    .find({ workspaceId, segmentId, ...which, ...(cursor !== undefined && behind(cursor)) })
    .hint('members')
    .sort({ since: -1, _id: -1 })
    .limit(limit + 1)
    .toArray();
  const items = found.slice(0, limit);
  const last = items.at(-1);
  if (found.length <= limit || !last) return { items };
  return { items, nextCursor: encodeCursor([last.since.getTime(), last._id]) };
}

function behind(cursor: string): Filter<MemberDocument> {
  const [instant, id] = decodeCursor(cursor);
  const since = new Date(Number(instant));
  return { since: { $lte: since }, $nor: [{ since, _id: { $gte: String(id) } }] };
}

/** What is known of one person, given as all its ids: every segment it is in or has left. */
export async function membershipsOf(
  db: Db,
  workspaceId: string,
  profileIds: readonly string[],
): Promise<readonly MemberDocument[]> {
  return await membersOf(db)
    .find({ workspaceId, ...ofProfiles(profileIds) }, { hint: 'byPerson' })
    .toArray();
}

/** Which of these people, each given as all its ids, are in; by their first id. One query. */
export async function whoIsIn(
  db: Db,
  { workspaceId, segmentId }: Pick<MemberQuery, 'workspaceId' | 'segmentId'>,
  people: readonly (readonly string[])[],
): Promise<ReadonlySet<string>> {
  const ids = people.flat();
  const found = await membersOf(db)
    .find(
      { _id: { $in: ids.map((id) => memberId(segmentId, id)) }, ...ofProfiles(ids), workspaceId, in: true },
      { projection: { profileId: 1 } },
    )
    .toArray();
  const members = new Set(found.map(({ profileId }) => profileId));
  return new Set(people.filter((each) => each.some((id) => members.has(id))).map(([first = '']) => first));
}
