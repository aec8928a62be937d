import type { Events, EventSource, Ingested, NormalisedEvent } from '../../events/service';
import { namesOf, trackingName, type OrderDocument, type Orders, type OrderStatement } from '../../orders/service';
import type { Clock } from '../../platform/clock';
import { isDuplicateKey, type Db } from '../../platform/database';
import { derivedId } from '../../platform/ids';
import { waitingNewsOf, type WaitingNewsDocument } from './model';
import type { ReadyNews } from './news';
import { refsOf } from './refs';

export interface NewsParts {
  readonly db: Db;
  readonly clock: Clock;
  readonly events: Pick<Events, 'ingest'>;
  readonly orders: Pick<Orders, 'called'>;
}

/** What became of some news: events, and how many wait for their order. */
export interface Joined {
  readonly results: readonly Ingested[];
  readonly waiting: number;
}

/**
 * Gives news to whose order it is: found by parcel or by name, when exactly one order is called so. Without one it is whose its
 * identifiers say, and without those it waits.
 */
export async function joinNews(parts: NewsParts, source: EventSource, news: readonly ReadyNews[]): Promise<Joined> {
  if (news.length === 0) return { results: [], waiting: 0 };
  const found = await ordersOf(parts, source.workspaceId, news);
  const joined = news.map((each) => ({ each, order: found.get(each) }));
  const known = joined.filter(({ each, order }) => order !== undefined || each.event.identifiers.length > 0);
  const results = await parts.events.ingest(
    source,
    known.map(({ each, order }) => (order ? ofOrder(each, order) : each.event)),
  );
  const open = joined.filter((one) => !known.includes(one)).map(({ each }) => each);
  await keep(parts, source, open);
  return { results, waiting: open.length };
}

/** Looks for the order of each once more. Returns how many were tried; repeat while it is not 0. */
export async function sweepNews(parts: NewsParts): Promise<number> {
  const due = await waitingNewsOf(parts.db)
    .find({ nextAt: { $lte: parts.clock.now() } })
    .sort({ nextAt: 1 })
    .limit(AT_ONCE)
    .toArray();
  await tryAgain(parts, due);
  return due.length;
}

/** What waits for an order with one of these names is joined to it at once. */
export async function joinWaiting(parts: NewsParts, workspaceId: string, names: readonly string[]): Promise<void> {
  const refs = [...new Set(names)];
  if (refs.length === 0) return;
  const due = await waitingNewsOf(parts.db)
    .find({ workspaceId, refs: { $in: refs } })
    .limit(AT_ONCE)
    .toArray();
  await tryAgain(parts, due);
}

const AT_ONCE = 200;
const FIRST_PAUSE_MS = 60_000;
const LONGEST_PAUSE_MS = 3_600_000;

async function tryAgain(parts: NewsParts, due: readonly WaitingNewsDocument[]): Promise<void> {
  for (const [, own] of Map.groupBy(due, ({ workspaceId, sourceId }) => `${workspaceId} ${sourceId}`)) {
    const [{ workspaceId, sourceId, trust } = NOBODY] = own;
    const found = await ordersOf(
      parts,
      workspaceId,
      own.map(({ news }) => news),
    );
    const joined = own.flatMap((each) => {
      const order = found.get(each.news);
      return order ? [{ each, event: ofOrder(each.news, order) }] : [];
    });
    // The event first: a repeat of it changes nothing, and what was taken away would be lost.
    await parts.events.ingest(
      { workspaceId, sourceId, trust },
      joined.map(({ event }) => event),
    );
    const done = new Set(joined.map(({ each }) => each._id));
    await waitingNewsOf(parts.db).deleteMany({ _id: { $in: [...done] } });
    await pause(
      parts,
      own.filter(({ _id }) => !done.has(_id)),
    );
  }
}

const NOBODY = { workspaceId: '', sourceId: '', trust: 'server' } as const;

async function pause({ db, clock }: NewsParts, open: readonly WaitingNewsDocument[]): Promise<void> {
  if (open.length === 0) return;
  const now = clock.now().getTime();
  await waitingNewsOf(db).bulkWrite(
    open.map(({ _id, tries }) => ({
      updateOne: {
        filter: { _id, tries },
        update: {
          $set: { nextAt: new Date(now + Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** tries)), tries: tries + 1 },
        },
      },
    })),
    { ordered: false },
  );
}

async function keep({ db, clock }: NewsParts, source: EventSource, open: readonly ReadyNews[]): Promise<void> {
  if (open.length === 0) return;
  const at = clock.now();
  const { workspaceId, sourceId, trust } = source;
  const documents = open.map((news): WaitingNewsDocument => ({
    _id: derivedId(workspaceId, sourceId, news.event.messageId),
    ...{ workspaceId, sourceId, trust, news, at, tries: 0 },
    refs: refsOf(news.about),
    nextAt: new Date(at.getTime() + FIRST_PAUSE_MS),
  }));
  try {
    await waitingNewsOf(db).insertMany(documents, { ordered: false, ignoreUndefined: true });
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
  }
}

async function ordersOf(
  { orders }: NewsParts,
  workspaceId: string,
  news: readonly ReadyNews[],
): Promise<ReadonlyMap<ReadyNews, OrderDocument>> {
  const found = await orders.called(
    workspaceId,
    news.flatMap(({ about }) => refsOf(about)),
  );
  const byRef = Map.groupBy(
    found.flatMap((order) => namesOf(order).map((ref) => ({ ref, order }))),
    ({ ref }) => ref,
  );
  return new Map(
    news.flatMap((each) => {
      // A parcel is surer than a number that two shops may both have given.
      const one = refsOf(each.about)
        .map((ref) => byRef.get(ref) ?? [])
        .find((called) => called.length > 0);
      const [only, ...others] = one ?? [];
      return only && others.length === 0 ? [[each, only.order] as const] : [];
    }),
  );
}

function ofOrder({ event, parcel }: ReadyNews, order: OrderDocument): NormalisedEvent {
  const told = parcel && parcelOf(order, parcel.trackingNumber);
  const known =
    (event.name === 'Order Shipped' && told?.shop?.status === 'success') ||
    (event.name === 'Order Delivered' && told?.parcel?.status === 'delivered');
  return {
    ...event,
    // The shop has said it already: journeys hear of it once.
    name: known ? 'Shipment Updated' : event.name,
    profileId: order.profileId,
    keys: [`order:${order.orderId}`],
    properties: { ...event.properties, order_id: order.orderId, ...nameIn(order) },
    ...(parcel && { order: statementOf(order, parcel) }),
  };
}

const nameIn = ({ fields: { name } }: OrderDocument) => (name === undefined ? {} : { order_name: name });

const parcelOf = ({ fulfilments }: OrderDocument, trackingNumber: string) =>
  fulfilments.find(
    ({ shop }) => shop?.trackingNumber && trackingName(shop.trackingNumber) === trackingName(trackingNumber),
  );

function statementOf(
  order: OrderDocument,
  { at, status, trackingNumber }: NonNullable<ReadyNews['parcel']>,
): OrderStatement {
  const held = parcelOf(order, trackingNumber);
  const fulfilment = held
    ? { id: held.id, parcel: { at, status } }
    : { id: trackingName(trackingNumber), shop: { at, trackingNumber }, parcel: { at, status } };
  const { orderId, sourceId } = order;
  return { orderId, sourceId, at, fields: {}, refunds: [], fulfilments: [fulfilment] };
}
