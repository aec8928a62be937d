import type { Db } from '../platform/database';
import { decodeCursor, encodeCursor } from '../platform/http/page';
import { folded } from './change';
import { profilesOf, type ProfileDocument } from './model';

export interface ProfilePage {
  readonly items: readonly ProfileDocument[];
  readonly nextCursor?: string;
}

export interface ProfileListQuery {
  readonly workspaceId: string;
  /** Beginning of an address, a number or a name; case does not matter. */
  readonly search?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** Profiles of a workspace, newest first; merged ones are shown as what they merged into. */
export async function listProfiles(db: Db, query: ProfileListQuery): Promise<ProfilePage> {
  const [after] = query.cursor === undefined ? [] : decodeCursor(query.cursor);
  const found = await profilesOf(db)
    .find({
      workspaceId: query.workspaceId,
      mergedInto: { $exists: false },
      ...(query.search === undefined ? {} : { terms: beginsWith(query.search) }),
      ...(after === undefined ? {} : { _id: { $lt: String(after) } }),
    })
    .sort({ _id: -1 })
    .limit(query.limit + 1)
    .toArray();
  const items = found.slice(0, query.limit);
  const last = items.at(-1);
  return found.length > query.limit && last ? { items, nextCursor: encodeCursor([last._id]) } : { items };
}

function beginsWith(text: string): { $regex: string } {
  return { $regex: `^${folded(text).replaceAll(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`)}` };
}
