import { hash } from 'node:crypto';
import type { Model } from 'mongoose';

import type { Clock } from '../platform/clock';
import { notFound } from '../platform/errors/error';
import { PERMISSIONS, type Permission } from '../platform/http/caller';
import { decodeCursor, encodeCursor, type PageQuery } from '../platform/http/page';
import { derivedId, newId, randomToken } from '../platform/ids';
import type { ApiKeyDocument } from './model';

/** How long a verified key is believed; so long a revoked one may live on in other processes. */
const BELIEVED_MS = 5_000;
const REMEMBERED = 10_000;
const OURS = 'per_';
const USE_NOTED_EVERY_MS = 60_000;

export interface NewKey {
  readonly workspaceId: string;
  readonly name: string;
  readonly permissions: readonly Permission[];
  readonly createdBy: string;
  readonly expiresAt?: Date | undefined;
}

export type ApiKeys = ReturnType<typeof createApiKeys>;

export interface ApiKeyParts {
  readonly model: Model<ApiKeyDocument>;
  readonly clock: Clock;
  /** Told when the time of the last use could not be noted; the request goes on. */
  readonly onError: (error: unknown) => void;
}

export function createApiKeys({ model, clock, onError }: ApiKeyParts) {
  const believed = new Map<string, { readonly until: number; readonly found: Promise<ApiKeyDocument | null> }>();

  const find = async (keyHash: string): Promise<ApiKeyDocument | null> => {
    const key = await model.findOne({ hash: keyHash, revokedAt: { $exists: false } }).lean();
    if (key) noteUse(key);
    return key;
  };

  const noteUse = ({ _id, workspaceId, lastUsedAt }: ApiKeyDocument): void => {
    const now = clock.now();
    if (lastUsedAt && now.getTime() - lastUsedAt.getTime() < USE_NOTED_EVERY_MS) return;
    model.updateOne({ _id, workspaceId }, { $max: { lastUsedAt: now } }).catch(onError);
  };

  const remembered = (keyHash: string): Promise<ApiKeyDocument | null> => {
    const known = believed.get(keyHash);
    if (known && known.until > performance.now()) return known.found;
    believed.delete(keyHash);
    const [oldest] = believed.keys();
    if (believed.size >= REMEMBERED && oldest !== undefined) believed.delete(oldest);
    const found = find(keyHash);
    believed.set(keyHash, { until: performance.now() + BELIEVED_MS, found });
    // A database that was away for a moment must not be remembered as "unknown key".
    found.catch(() => believed.delete(keyHash));
    return found;
  };

  return {
    /** The key's document while it is valid. Unknown keys are remembered for seconds too, so that guessing costs us little. */
    verify: async (key: string): Promise<ApiKeyDocument | undefined> => {
      const found = await remembered(hashOf(key));
      if (!found || (found.expiresAt && found.expiresAt <= clock.now())) return undefined;
      return found;
    },

    /** `key` is nowhere else: whoever loses it makes a new one. */
    create: async (content: NewKey): Promise<{ readonly key: string; readonly document: ApiKeyDocument }> => {
      const key = `${OURS}${randomToken()}`;
      const document = documentOf(newId('key'), key, { content, createdAt: clock.now() });
      await model.create(document);
      return { key, document };
    },

    /** Makes the given key valid unless it is known; one that was revoked stays so. */
    ensure: async (key: string, content: NewKey): Promise<void> => {
      const id = `key_${derivedId('bootstrap', hashOf(key))}`;
      const { _id, ...rest } = documentOf(id, key, { content, createdAt: clock.now() });
      await model.updateOne({ _id }, { $setOnInsert: rest }, { upsert: true });
    },

    byId: async (workspaceId: string, id: string): Promise<ApiKeyDocument> => {
      const found = await model.findOne({ _id: id, workspaceId }).lean();
      if (!found) throw notFound('API key', id);
      return found;
    },

    /** By id, the revoked ones included; unknown ids are left out. */
    namesOf: async (workspaceId: string, ids: readonly string[]): Promise<ReadonlyMap<string, string>> => {
      if (ids.length === 0) return new Map();
      const found = await model.find({ _id: { $in: [...ids] }, workspaceId }, { name: 1 }).lean();
      return new Map(found.map(({ _id, name }) => [_id, name]));
    },

    /** Newest first, the revoked ones included. */
    list: async (workspaceId: string, { limit, cursor }: PageQuery) => {
      const [before] = cursor === undefined ? [] : decodeCursor(cursor);
      const filter = { workspaceId, ...(before !== undefined && { _id: { $lt: String(before) } }) };
      const found = await model
        .find(filter)
        .sort({ _id: -1 })
        .limit(limit + 1)
        .lean();
      const items = found.slice(0, limit);
      const last = found.length > limit ? items.at(-1) : undefined;
      return { items, ...(last && { nextCursor: encodeCursor([last._id]) }) };
    },

    revoke: async (workspaceId: string, id: string): Promise<void> => {
      const found = await model.findOneAndUpdate({ _id: id, workspaceId }, { $min: { revokedAt: clock.now() } }).lean();
      if (!found) throw notFound('API key', id);
      believed.delete(found.hash);
    },
  };
}

function documentOf(
  _id: string,
  key: string,
  { content, createdAt }: { content: NewKey; createdAt: Date },
): ApiKeyDocument {
  const { expiresAt, permissions, ...rest } = content;
  return {
    _id,
    ...rest,
    permissions: PERMISSIONS.filter((permission) => permissions.includes(permission)),
    hash: hashOf(key),
    start: key.slice(0, key.startsWith(OURS) ? 8 : 4),
    createdAt,
    ...(expiresAt && { expiresAt }),
  };
}

function hashOf(key: string): string {
  return hash('sha256', key);
}
