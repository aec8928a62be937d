import type { Filter } from 'mongodb';

import type { ProfileReader } from '../engine/ports';
import { PerennialError } from '../platform/errors/error';
import { decodeCursor, encodeCursor, type PageQuery } from '../platform/http/page';
import type { DeadLettersFilter, EnrolmentsQuery } from './contract';
import { deadFilter } from './deadBox';
import type { EnrolmentCollections, EnrolmentDocument, RefusalDocument } from './model';

export interface Page<T> {
  readonly items: readonly T[];
  readonly nextCursor?: string;
}

/** What a page of `documents` (one more than asked for) is made of. */
function pageOf<T extends { readonly _id: string }>(documents: T[], limit: number, at: (last: T) => Date): Page<T> {
  const items = documents.slice(0, limit);
  const last = items.at(-1);
  if (documents.length <= limit || !last) return { items };
  return { items, nextCursor: encodeCursor([at(last).getTime(), last._id]) };
}

/** Newest first by `field`, then by id; behind the cursor's position. */
function behind(field: string, cursor: string | undefined): object {
  if (cursor === undefined) return {};
  const [time, id] = decodeCursor(cursor);
  const at = new Date(Number(time));
  if (Number.isNaN(at.getTime()) || id === undefined)
    throw new PerennialError('invalid_input', `The cursor "${cursor}" did not come from this list.`);
  return { $or: [{ [field]: { $lt: at } }, { [field]: at, _id: { $lt: String(id) } }] };
}

const STATES = {
  active: { active: true, queue: { $in: ['local', 'external'] } },
  parked: { active: true, queue: 'parked' },
  dead: { active: true, queue: 'dead' },
  ended: { active: false },
} as const;

export async function listEnrolments(
  { enrolments }: Pick<EnrolmentCollections, 'enrolments'>,
  workspaceId: string,
  { journeyId, state, limit, cursor }: EnrolmentsQuery,
  profileIds: readonly string[] | undefined,
): Promise<Page<EnrolmentDocument>> {
  const filter = {
    workspaceId,
    ...(journeyId !== undefined && { journeyId }),
    ...(profileIds && { profileId: { $in: [...profileIds] } }),
    ...(state && STATES[state]),
    ...behind('startedAt', cursor),
  } as Filter<EnrolmentDocument>;
  const found = await enrolments
    .find(filter, { projection: { history: 0 } })
    .sort({ startedAt: -1, _id: -1 })
    .limit(limit + 1)
    .toArray();
  return pageOf(found, limit, (last) => last.startedAt);
}

export async function listDeadLetters(
  { enrolments }: Pick<EnrolmentCollections, 'enrolments'>,
  workspaceId: string,
  { limit, cursor, ...asked }: PageQuery & DeadLettersFilter,
): Promise<Page<EnrolmentDocument>> {
  const filter = { $and: [deadFilter(workspaceId, asked), behind('failure.at', cursor)] };
  const found = await enrolments
    .find(filter, { projection: { history: 0 } })
    .sort({ 'failure.at': -1, _id: -1 })
    .limit(limit + 1)
    .toArray();
  return pageOf(found, limit, (last) => last.failure?.at ?? last.startedAt);
}

export async function listRefusals(
  { refusals }: Pick<EnrolmentCollections, 'refusals'>,
  workspaceId: string,
  profileIds: readonly string[],
  { limit, cursor }: PageQuery,
): Promise<Page<RefusalDocument>> {
  const found = await refusals
    .find({ workspaceId, profileId: { $in: [...profileIds] }, ...behind('at', cursor) })
    .sort({ at: -1, _id: -1 })
    .limit(limit + 1)
    .toArray();
  return pageOf(found, limit, (last) => last.at);
}

/** Everybody who is the same person. */
export async function aliasesOf(
  profiles: Pick<ProfileReader, 'aliases'>,
  profileId: string,
): Promise<readonly string[]> {
  const sets = await profiles.aliases([profileId]);
  return [...new Set([profileId, ...(sets.get(profileId) ?? [])])];
}
