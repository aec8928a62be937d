import type { Events, Ingested, NormalisedEvent } from '../events/service';
import type { Clock } from '../platform/clock';
import type { Database } from '../platform/database';
import { notFound, PerennialError } from '../platform/errors/error';
import { newId } from '../platform/ids';
import { decodeCursor, encodeCursor } from '../platform/http/page';
import type { SourceInput, SourcePatch } from './contract';
import { listDeliveries, noteDelivery, type DeliveryNote, type DeliveryPage } from './deliveries';
import { sourceModel, type LastRefused, type SourceDocument, type SourceModel } from './model';
import { Refusals } from './refusals';
import { ShortCache } from './short-cache';
import { WriteKeys, type WriteKeyOwner } from './write-keys';

export { parseExactJson } from './exact-json';
export { sourceMigrations } from './migrations';
export type { WriteKeyOwner } from './write-keys';

/** Encrypts what must not lie open in the database; a text sealed for one context does not open in another. */
interface Secrets {
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

interface SourcePage {
  readonly items: readonly SourceDocument[];
  readonly nextCursor?: string;
}

/** What people do with sources. */
interface SourceAdministration {
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
}

/** What the routers need that take events in. */
interface SourceIntake {
  byWriteKey(key: string): Promise<WriteKeyOwner | undefined>;
  shop(sourceId: string): Promise<ShopSource | undefined>;
  ingest(source: WriteKeyOwner, events: readonly NormalisedEvent[]): Promise<readonly Ingested[]>;
  /** A webhook without the right signature: counted, nothing of it is kept. */
  refused(shop: ShopSource, reason: LastRefused['reason']): Promise<void>;
  /** Keeps what a delivery became. */
  note(note: DeliveryNote): Promise<void>;
  now(): Date;
}

export type Sources = SourceAdministration & SourceIntake;

const contextOf = ({ workspaceId, _id }: Pick<SourceDocument, 'workspaceId' | '_id'>): string =>
  `${workspaceId}:source:${_id}`;

export function createSources({ database, clock, secrets, events }: SourcesParts): Sources {
  const { db, connection } = database;
  const sources = sourceModel(connection);
  const store: Store = {
    sources,
    refusals: new Refusals(sources, clock),
    keys: new WriteKeys(db, clock),
    shops: new ShortCache<ShopSource>({ lifeMs: 5_000, size: 1_000 }),
    clock,
    secrets,
  };
  return {
    ...administration(store),
    deliveries: (query) => listDeliveries(db, query),
    byWriteKey: (key) => store.keys.owner(key),
    shop: (sourceId) => store.shops.get(sourceId, () => openShop(store, sourceId)),
    ingest: (source, batch) => events.ingest(source, batch),
    refused: (shop, reason) => store.refusals.note(shop, reason),
    note: (said) => noteDelivery({ db, clock }, said),
    now: () => clock.now(),
  };
}

interface Store {
  readonly sources: SourceModel;
  readonly refusals: Refusals;
  readonly keys: WriteKeys;
  readonly shops: ShortCache<ShopSource>;
  readonly clock: Clock;
  readonly secrets: Secrets;
}

function administration(store: Store): Omit<SourceAdministration, 'deliveries'> {
  const { sources, keys, shops } = store;

  const find = async (workspaceId: string, sourceId: string): Promise<SourceDocument> => {
    const found = await sources.findOne({ _id: sourceId, workspaceId }).lean<SourceDocument>();
    if (!found) throw notFound('source', sourceId);
    return found;
  };

  return {
    find,
    list: (query) => listSources(sources, query),

    async create(workspaceId, input) {
      const source = newSource(store, workspaceId, input);
      await sources.create(source);
      return source.kind === 'segment' ? { source, writeKey: await keys.renew(source) } : { source };
    },

    async change(workspaceId, sourceId, { name, secret, shopDomain }) {
      const source = await find(workspaceId, sourceId);
      if (source.kind !== 'shopify' && (secret ?? shopDomain) !== undefined)
        throw new PerennialError('invalid_input', 'Only a shop has a secret and a domain.');
      const set = {
        ...(name === undefined ? {} : { name }),
        ...(shopDomain === undefined ? {} : { shopDomain }),
        ...(secret === undefined ? {} : { secret: store.secrets.seal(secret, contextOf(source)) }),
      };
      const unset = secret === undefined ? {} : { $unset: { lastRefused: 1 } };
      await sources.updateOne({ _id: sourceId, workspaceId }, { $set: set, ...unset });
      shops.forget();
      store.refusals.forget(sourceId);
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
  };
}

function newSource({ clock, secrets }: Store, workspaceId: string, input: SourceInput): SourceDocument {
  const base = { _id: newId('src'), workspaceId, name: input.name, createdAt: clock.now() };
  if (input.kind === 'segment') return { ...base, kind: 'segment', trust: input.trust };
  const secret = secrets.seal(input.secret, contextOf(base));
  const { shopDomain } = input;
  return { ...base, kind: 'shopify', trust: 'shop', secret, ...(shopDomain === undefined ? {} : { shopDomain }) };
}

async function listSources(
  sources: SourceModel,
  { workspaceId, cursor, limit }: Parameters<SourceAdministration['list']>[0],
): Promise<SourcePage> {
  const [after] = cursor === undefined ? [] : decodeCursor(cursor);
  const found = await sources
    .find({ workspaceId, ...(after === undefined ? {} : { _id: { $lt: String(after) } }) })
    .sort({ _id: -1 })
    .limit(limit + 1)
    .lean<SourceDocument[]>();
  const items = found.slice(0, limit);
  const last = items.at(-1);
  return found.length > limit && last ? { items, nextCursor: encodeCursor([last._id]) } : { items };
}

async function openShop({ sources, secrets }: Store, sourceId: string): Promise<ShopSource | undefined> {
  const found = await sources.findOne({ _id: sourceId, kind: 'shopify' }).lean<SourceDocument>();
  if (!found?.secret) return undefined;
  const secret = secrets.open(found.secret, contextOf(found));
  return { workspaceId: found.workspaceId, sourceId, trust: 'shop', secret };
}
