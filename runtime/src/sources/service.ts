import type { Events, Ingested, NormalisedEvent } from '../events/service';
import type { Clock } from '../platform/clock';
import type { Database } from '../platform/database';
import { notFound, PerennialError } from '../platform/errors/error';
import { decodeCursor, encodeCursor } from '../platform/http/page';
import type { Orders } from '../orders/service';
import type { Products } from '../products/service';
import type { SourceInput, SourcePatch } from './contract';
import { listDeliveries, noteDelivery, type DeliveryNote, type DeliveryPage } from './deliveries';
import type { Refusal } from './hooks/hook';
import type { Received } from './hooks/router';
import { isShop, sourceModel, type HookSource, type SourceDocument, type SourceModel } from './model';
import { newSource, openHook, sealed, type Sealing } from './made';
import { sweepNews } from './news/join';
import { Refusals } from './refusals';
import { ShortCache } from './short-cache';
import { createShopRequests, type ShopRequests } from './shopRequests/service';
import { take, type Taken } from './take';
import { WriteKeys, type WriteKeyOwner } from './write-keys';

export { parseExactJson } from './exact-json';
export { sourceMigrations } from './migrations';
export type { WriteKeyOwner } from './write-keys';

export interface SourcesParts {
  readonly database: Pick<Database, 'connection' | 'db'>;
  readonly clock: Clock;
  readonly secrets: Sealing;
  readonly events: Pick<Events, 'ingest'>;
  readonly orders: Pick<Orders, 'called'>;
  readonly products: Pick<Products, 'note'>;
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
  /** A source that webhooks may come for. */
  hook(sourceId: string): Promise<HookSource | undefined>;
  ingest(source: WriteKeyOwner, events: readonly NormalisedEvent[]): Promise<readonly Ingested[]>;
  /** A webhook without the right signature: counted, nothing of it is kept. */
  refused(source: HookSource, reason: Refusal): Promise<void>;
  /** Stores everything a webhook says. Repeatable. Throws invalid_input when nothing of it can be taken. */
  take(source: HookSource, received: Received): Promise<Taken>;
  /** Keeps what a delivery became. */
  note(note: DeliveryNote): Promise<void>;
  now(): Date;
}

export interface Sources extends SourceAdministration, SourceIntake {
  /** What shops ask of what is held of their customers. */
  readonly requests: ShopRequests;
  /** Looks again for the orders that news wait for. Returns how many were tried; repeat while it is not 0. */
  sweepNews(): Promise<number>;
}

export function createSources({ database, clock, secrets, events, orders, products }: SourcesParts): Sources {
  const { db, connection } = database;
  const sources = sourceModel(connection);
  const store: Store = {
    sources,
    refusals: new Refusals(sources, clock),
    keys: new WriteKeys(db, clock),
    hooks: new ShortCache<HookSource>({ lifeMs: 5_000, size: 1_000 }),
    clock,
    secrets,
  };
  const requests = createShopRequests({ db, clock });
  const taking = { db, clock, sources, events, orders, products, requests };
  return {
    ...administration(store),
    requests,
    take: (source, received) => take(taking, source, received),
    sweepNews: () => sweepNews(taking),
    deliveries: (query) => listDeliveries(db, query),
    byWriteKey: (key) => store.keys.owner(key),
    hook: (sourceId) => store.hooks.get(sourceId, () => openHook(store, sourceId)),
    ingest: (source, batch) => events.ingest(source, batch),
    refused: (source, reason) => store.refusals.note(source, reason),
    note: (said) => noteDelivery({ db, clock }, said),
    now: () => clock.now(),
  };
}

interface Store {
  readonly sources: SourceModel;
  readonly refusals: Refusals;
  readonly keys: WriteKeys;
  readonly hooks: ShortCache<HookSource>;
  readonly clock: Clock;
  readonly secrets: Sealing;
}

function administration(store: Store): Omit<SourceAdministration, 'deliveries'> {
  const { sources, keys, hooks } = store;

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

    async change(workspaceId, sourceId, patch) {
      const source = await find(workspaceId, sourceId);
      refuseForeign(source, patch);
      const { secret, ...plain } = patch;
      const set = { ...plain, ...(secret !== undefined && { secret: sealed(store.secrets, source, secret) }) };
      // With another secret, what was refused before says nothing any more; whoever sets one has put our app back.
      const unset = secret === undefined ? {} : { $unset: { lastRefused: 1, goneAt: 1 } };
      await sources.updateOne({ _id: sourceId, workspaceId }, { $set: set, ...unset });
      hooks.forget();
      store.refusals.forget(sourceId);
      return await find(workspaceId, sourceId);
    },

    async rotate(workspaceId, sourceId) {
      const source = await find(workspaceId, sourceId);
      if (source.kind !== 'segment')
        throw new PerennialError(
          'not_in_this_state',
          'A sender of webhooks has no write key; change its secret instead.',
        );
      return { source, writeKey: await keys.renew(source) };
    },

    async remove(workspaceId, sourceId) {
      await find(workspaceId, sourceId);
      await keys.remove(sourceId);
      await sources.deleteOne({ _id: sourceId, workspaceId });
      hooks.forget();
    },
  };
}

/** Throws invalid_input for what a source of this kind does not have. */
function refuseForeign({ kind }: SourceDocument, { secret, shopDomain, currency, mapping, auth }: SourcePatch): void {
  if (kind === 'segment' && secret !== undefined)
    throw new PerennialError('invalid_input', 'A source of the tracking API has a write key, and no secret.');
  if (!isShop(kind) && (shopDomain ?? currency) !== undefined)
    throw new PerennialError('invalid_input', 'Only a shop has a domain and a currency.');
  if (kind !== 'webhook' && (mapping ?? auth) !== undefined)
    throw new PerennialError('invalid_input', 'Only a generic webhook has a mapping and a way to sign.');
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
