import type { ConsentState } from '../engine/profile';
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
  /** BCP 47; finds its regions, too. */
  readonly language?: string | undefined;
  /** To marketing by e-mail. */
  readonly consent?: ConsentState | undefined;
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
      ...(query.language === undefined ? {} : { language: ofLanguage(query.language) }),
      ...(query.consent === undefined ? {} : { [CONSENT]: saying(query.consent) }),
      ...(after === undefined ? {} : { _id: { $lt: String(after) } }),
    })
    .sort({ _id: -1 })
    .limit(query.limit + 1)
    .toArray();
  const items = found.slice(0, query.limit);
  const last = items.at(-1);
  return found.length > query.limit && last ? { items, nextCursor: encodeCursor([last._id]) } : { items };
}

const CONSENT = 'consents.email.marketing.state';

/** Who never said anything has no statement, or one that says so. */
function saying(state: ConsentState) {
  return state === 'never' ? { $in: [null, 'never'] } : state;
}

const beginsWith = (text: string) => ({ $regex: `^${escaped(folded(text))}` });
const ofLanguage = (tag: string) => ({ $regex: `^${escaped(tag)}(-|$)`, $options: 'i' });
const escaped = (text: string) => text.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`);
