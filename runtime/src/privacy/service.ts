import type { Clock } from '../platform/clock';
import type { Db } from '../platform/database';
import { notFound, PerennialError } from '../platform/errors/error';
import { decodeCursor, encodeCursor, type PageQuery } from '../platform/http/page';
import { derivedId, newId } from '../platform/ids';
import type { Profiles } from '../profiles/service';
import type { Erased } from './erased';
import { exportText } from './exporting';
import { requestsOf, type PrivacyKind, type PrivacyRequest, type Subject } from './model';
import { shopAnswers, type ShopAnswers } from './shopAnswers';
import { createPrivacyRunner, type PrivacyRunner, type RunnerParts } from './runner';

export { createErased, type Erased } from './erased';
export { privacyMigrations } from './migrations';

interface PrivacyParts extends RunnerParts {
  readonly db: Db;
  readonly clock: Clock;
  readonly profiles: Pick<Profiles, 'find' | 'lookUp'>;
  readonly erased: Erased;
}

export interface Asking {
  readonly workspaceId: string;
  readonly kind: PrivacyKind;
  readonly profileId: string;
  readonly by: string;
  /** With the same one nothing is asked for twice. */
  readonly key?: string | undefined;
}

/** What people may ask of what is held of them. */
export interface Privacy {
  /** Throws not_found. */
  ask(asking: Asking): Promise<PrivacyRequest>;
  /** Throws not_found. */
  get(workspaceId: string, id: string): Promise<PrivacyRequest>;
  /** Newest first. */
  list(
    workspaceId: string,
    page: PageQuery,
  ): Promise<{ readonly items: readonly PrivacyRequest[]; readonly nextCursor?: string }>;
  /** The file of an export. Throws not_ready, and not_found once it has expired. */
  file(workspaceId: string, id: string): Promise<AsyncGenerator<string>>;
  /** What shops ask in the name of the law. */
  readonly shops: ShopAnswers;
  readonly runner: PrivacyRunner;
  readonly erased: Erased;
}

export function createPrivacy(parts: PrivacyParts): Privacy {
  const { db, clock, profiles } = parts;
  const requests = requestsOf(db);
  const get = async (workspaceId: string, id: string): Promise<PrivacyRequest> => {
    const found = await requests.findOne({ _id: id, workspaceId });
    if (!found) throw notFound('privacy request', id);
    return found;
  };
  const ask = async ({ workspaceId, kind, profileId, by, key }: Asking): Promise<PrivacyRequest> => {
    const _id = key === undefined ? newId('job') : derivedId(workspaceId, kind, key);
    const asked = key === undefined ? null : await requests.findOne({ _id, workspaceId });
    if (asked) return asked;
    const { document, aliases } = await profiles.find(workspaceId, profileId);
    const subject = await subjectOf(db, workspaceId, [...new Set([document._id, ...aliases])]);
    const at = clock.now();
    const request: Omit<PrivacyRequest, '_id'> = {
      ...{ workspaceId, kind, state: 'running', open: true, by, at, due: at, subject, profileId: document._id },
      ...{ step: 0, pass: 0, counts: {} },
    };
    await requests.updateOne({ _id }, { $setOnInsert: request }, { upsert: true });
    return await get(workspaceId, _id);
  };
  return {
    get,
    ask,
    shops: shopAnswers({ db, profiles, ask }),
    erased: parts.erased,
    runner: createPrivacyRunner(parts),

    async list(workspaceId, { limit, cursor }) {
      const [after] = cursor === undefined ? [] : decodeCursor(cursor);
      const items = await requests
        .find({ workspaceId, ...(after !== undefined && { at: { $lt: new Date(Number(after)) } }) })
        .sort({ at: -1 })
        .limit(limit + 1)
        .toArray();
      const page = items.slice(0, limit);
      const last = page.at(-1);
      return { items: page, ...(items.length > limit && last && { nextCursor: encodeCursor([last.at.getTime()]) }) };
    },

    async file(workspaceId, id) {
      const request = await get(workspaceId, id);
      if (request.kind !== 'export') throw notFound('export', id);
      if (request.state !== 'done')
        throw new PerennialError('not_ready', 'The export is still being made. Ask again in a moment.', {
          retryAfter: 2,
        });
      if (request.expiresAt && request.expiresAt <= clock.now()) throw notFound('export', id);
      return exportText(db, request);
    },
  };
}

/** Everything that leads to the person; an identifier of a shop is also known without the shop. */
async function subjectOf(db: Db, workspaceId: string, profileIds: readonly string[]): Promise<Subject> {
  const found = await db
    .collection<{ _id: string; kind: string; value: string }>('identifiers')
    .find({ profileId: { $in: [...profileIds] }, workspaceId })
    .project<{ kind: string; value: string }>({ _id: 0, kind: 1, value: 1 })
    .toArray();
  // Orders stay, and so do their numbers.
  const naming = found.filter(({ kind }) => kind !== 'order');
  const values = naming.flatMap(({ value }) => [value, value.slice(value.lastIndexOf('/') + 1)]);
  return { profileIds, identifiers: found, values: [...new Set(values)] };
}
