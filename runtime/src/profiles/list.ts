import type { ConsentState } from '../engine/profile';
import type { Db } from '../platform/database';
import { decodeCursor, encodeCursor } from '../platform/http/page';
import { folded } from './change';
import { normalisedLanguage } from './locale';
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
  const found = await (await listCursor(db, query)).toArray();
  const items = found.slice(0, query.limit);
  const last = items.at(-1);
  return found.length > query.limit && last ? { items, nextCursor: encodeCursor([last._id]) } : { items };
}

/** One more than the page. Filters go to indexes that end in the order of the list, so that a page reads about a page. */
export async function listCursor(db: Db, query: ProfileListQuery) {
  const { workspaceId, search, language, consent, cursor, limit } = query;
  const [after] = cursor === undefined ? [] : decodeCursor(cursor);
  const languages = language === undefined ? undefined : await languagesLike(db, workspaceId, language);
  // What is searched for is left to the planner: it is often the rarest of all.
  const hint = search !== undefined ? undefined : languages ? 'byLanguage' : consent ? 'byConsent' : 'list';
  const states = consent === undefined ? (languages && search === undefined ? STATES : undefined) : saying(consent);
  const cursorOf = profilesOf(db)
    .find({
      workspaceId,
      mergedInto: { $exists: false },
      ...(search === undefined ? {} : { terms: beginsWith(search) }),
      ...(languages && { language: { $in: languages } }),
      ...(states && { [CONSENT]: { $in: states } }),
      ...(after === undefined ? {} : { _id: { $lt: String(after) } }),
    })
    .sort({ _id: -1 })
    .limit(limit + 1);
  return hint === undefined ? cursorOf : cursorOf.hint(hint);
}

const CONSENT = 'consents.email.marketing.state';

/** Who never said anything has no statement, or one that says so. */
const saying = (state: ConsentState): (ConsentState | null)[] => (state === 'never' ? [null, 'never'] : [state]);

/** All there are: named one by one, each is read in the order of the list, and only what the page shows. */
const STATES = (['subscribed', 'unsubscribed', 'pending', 'never'] as const satisfies ConsentState[]).flatMap(saying);

/** The tag and its regions that somebody in the workspace has: one seek in the index for each. */
async function languagesLike(db: Db, workspaceId: string, tag: string): Promise<string[]> {
  const from = normalisedLanguage(tag);
  if (from === undefined) return [];
  // "." comes right after "-".
  const match = { $match: { workspaceId, language: { $gte: from, $lt: `${from}.` } } };
  const found = await profilesOf(db)
    .aggregate<{ _id: string }>([match, { $group: { _id: '$language' } }], { hint: 'byLanguage' })
    .toArray();
  return found.map(({ _id }) => _id);
}

const beginsWith = (text: string) => ({ $regex: `^${escaped(folded(text))}` });
const escaped = (text: string) => text.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`);
