import type { Events, Ingested, NormalisedEvent } from '../events/service';
import type { Clock } from '../platform/clock';
import type { Database } from '../platform/database';
import { notFound, PerennialError } from '../platform/errors/error';
import { newId } from '../platform/ids';
import { decodeCursor, encodeCursor } from '../platform/http/page';
import type { SourceInput, SourcePatch } from './contract';
import { listDeliveries, noteDelivery, type DeliveryNote, type DeliveryPage } from './deliveries';
import { sourceModel, type SourceDocument } from './model';
import { ShortCache } from './short-cache';
import { WriteKeys, type WriteKeyOwner } from './write-keys';

export { sourceMigrations } from './migrations';
export type { WriteKeyOwner } from './write-keys';

/** Encrypts what must not lie open in the database; a text sealed for one context does not open in another. */
export interface Secrets {
  seal(text: string, context: string): string;
  open(sealed: string, context: string): string;
}

export interface SourcesParts {
  readonly database: Pick<Database, 'connection' | 'db'>;
  readonly clock: Clock;
  readonly secrets: Secrets;
  readonly events: Pick<Events, 'ingest'>;
}

/** A shop whose webhooks may come. */
export interface ShopSource {
  readonly workspaceId: string;
  readonly sourceId: string;
  readonly trust: 'shop';
  readonly secret: string;
}

export interface SourcePage {
  readonly items: readonly SourceDocument[];
  readonly nextCursor?: string;
}

type Problem = DeliveryNote['errors'][number];

export interface Sources {
  /** The write key (Segment sources) is in this answer and nowhere else. */
  create(
    workspaceId: string,
    input: SourceInput,
  ): Promise<{ readonly source: SourceDocument; readonly writeKey?: string }>;
  list(query: { workspaceId: string; cursor?: string | undefined; limit: number }): Promise<SourcePage>;
  /** Throws not_found. */
  find(workspaceId: string, sourceId: string): Promise<SourceDocument>;
  /** Throws not_found; invalid_input for a secret of a source that has none. */
  change(workspaceId: string, sourceId: string, patch: SourcePatch): Promise<SourceDocument>;
  /** A new write key. Throws not_found; not_in_this_state for a shop. */
  rotate(
    workspaceId: string,
    sourceId: string,
  ): Promise<{ readonly source: SourceDocument; readonly writeKey: string }>;
  /** Its events stay. Throws not_found. */
  remove(workspaceId: string, sourceId: string): Promise<void>;
  deliveries(query: Parameters<typeof listDeliveries>[1]): Promise<DeliveryPage>;

  byWriteKey(key: string): Promise<WriteKeyOwner | undefined>;
  shop(sourceId: string): Promise<ShopSource | undefined>;
  ingest(source: WriteKeyOwner, events: readonly NormalisedEvent[]): Promise<readonly Ingested[]>;
  note(note: DeliveryNote): Promise<void>;
  /** What a call of the tracking API became. */
  noteCall(
    owner: WriteKeyOwner,
    topic: string,
    outcome: { readonly results: readonly Ingested[]; readonly problems: readonly Problem[] },
  ): Promise<void>;
  noteRefused(owner: WriteKeyOwner, topic: string, error: PerennialError): Promise<void>;
  now(): Date;
}

const contextOf = ({ workspaceId, _id }: Pick<SourceDocument, 'workspaceId' | '_id'>): string =>
  `${workspaceId}:source:${_id}`;

export function createSources({ database, clock, secrets, events }: SourcesParts): Sources {
  const { db, connection } = database;
  const sources = sourceModel(connection);
  const keys = new WriteKeys(db, clock);
  const shops = new ShortCache<ShopSource>({ lifeMs: 5_000, size: 1_000 });
  const noting = { db, clock };

  const find = async (workspaceId: string, sourceId: string): Promise<SourceDocument> => {
    const found = await sources.findOne({ _id: sourceId, workspaceId }).lean<SourceDocument>();
    if (!found) throw notFound('source', sourceId);
    return found;
  };
  const note = (said: DeliveryNote) => noteDelivery(noting, said);

  return {
    find,
    note,
    byWriteKey: (key) => keys.owner(key),
    ingest: (source, batch) => events.ingest(source, batch),
    deliveries: (query) => listDeliveries(db, query),
    now: () => clock.now(),

    async create(workspaceId, input) {
      const base = { _id: newId('src'), workspaceId, name: input.name, createdAt: clock.now() };
      const source: SourceDocument =
        input.kind === 'segment'
          ? { ...base, kind: 'segment', trust: input.trust }
          : {
              ...{ ...base, kind: 'shopify', trust: 'shop', secret: secrets.seal(input.secret, contextOf(base)) },
              ...(input.shopDomain === undefined ? {} : { shopDomain: input.shopDomain }),
            };
      await sources.create(source);
      return source.kind === 'segment' ? { source, writeKey: await keys.renew(source) } : { source };
    },

    async list({ workspaceId, cursor, limit }) {
      const [after] = cursor === undefined ? [] : decodeCursor(cursor);
      const found = await sources
        .find({ workspaceId, ...(after === undefined ? {} : { _id: { $lt: String(after) } }) })
        .sort({ _id: -1 })
        .limit(limit + 1)
        .lean<SourceDocument[]>();
      const items = found.slice(0, limit);
      const last = items.at(-1);
      return found.length > limit && last ? { items, nextCursor: encodeCursor([last._id]) } : { items };
    },

    async change(workspaceId, sourceId, { name, secret, shopDomain }) {
      const source = await find(workspaceId, sourceId);
      if (source.kind !== 'shopify' && (secret ?? shopDomain) !== undefined)
        throw new PerennialError('invalid_input', 'Only a shop has a secret and a domain.');
      const set = {
        ...(name === undefined ? {} : { name }),
        ...(shopDomain === undefined ? {} : { shopDomain }),
        ...(secret === undefined ? {} : { secret: secrets.seal(secret, contextOf(source)) }),
      };
      await sources.updateOne({ _id: sourceId, workspaceId }, { $set: set });
      shops.forget();
      return await find(workspaceId, sourceId);
    },

    async rotate(workspaceId, sourceId) {
      const source = await find(workspaceId, sourceId);
      if (source.kind !== 'segment')
        throw new PerennialError('not_in_this_state', 'A shop has no write key; change its secret instead.');
      return { source, writeKey: await keys.renew(source) };
    },

    async remove(workspaceId, sourceId) {
      await find(workspaceId, sourceId);
      await keys.remove(sourceId);
      await sources.deleteOne({ _id: sourceId, workspaceId });
      shops.forget();
    },

    shop: (sourceId) =>
      shops.get(sourceId, async () => {
        const found = await sources.findOne({ _id: sourceId, kind: 'shopify' }).lean<SourceDocument>();
        if (!found?.secret) return undefined;
        const secret = secrets.open(found.secret, contextOf(found));
        return { workspaceId: found.workspaceId, sourceId, trust: 'shop', secret };
      }),

    async noteCall({ workspaceId, sourceId }, topic, { results, problems }) {
      const fresh = results.some(({ status }) => status === 'stored');
      const status = fresh ? 'stored' : results.length > 0 ? 'duplicate' : 'refused';
      await note({ workspaceId, sourceId, topic, status, events: results.length, errors: problems });
    },

    async noteRefused({ workspaceId, sourceId }, topic, { code, message }) {
      await note({ workspaceId, sourceId, topic, status: 'refused', events: 0, errors: [{ index: 0, code, message }] });
    },
  };
}
