import type { Events, Ingested } from '../events/service';
import { namesOf, type Orders } from '../orders/service';
import type { Clock } from '../platform/clock';
import type { Db } from '../platform/database';
import { PerennialError } from '../platform/errors/error';
import type { Products } from '../products/service';
import type { Received } from './hooks/router';
import type { DeliveryStatus, HookSource, SourceModel } from './model';
import { joinNews, joinWaiting, type NewsParts } from './news/join';
import type { ShopRequests } from './shopRequests/service';

export interface TakeParts {
  readonly db: Db;
  readonly clock: Clock;
  readonly sources: SourceModel;
  readonly events: Pick<Events, 'ingest'>;
  readonly orders: Pick<Orders, 'called'>;
  readonly products: Pick<Products, 'note'>;
  readonly requests: Pick<ShopRequests, 'note'>;
}

export interface Taken {
  readonly status: DeliveryStatus;
  readonly events: number;
}

/** Stores everything a webhook says. Repeatable in every part, so that a crash between two is repaired by the next delivery. */
export async function take(parts: TakeParts, source: HookSource, received: Received): Promise<Taken> {
  const { workspaceId, sourceId } = source;
  const { events, news, products = [], request, gone, messageId, at } = received;
  if (request) await parts.requests.note(source, { ...request, messageId });
  if (products.length > 0) await parts.products.note(source, products);
  if (gone) await parts.sources.updateOne({ _id: sourceId, workspaceId }, { $set: { goneAt: at } });
  await learnCurrency(parts, source, received.currency);
  const results = await parts.events.ingest(source, events);
  const joined = await joinNews(parts, source, news);
  await tellWaiting(parts, workspaceId, received);
  return takenOf([...results, ...joined.results], joined.waiting);
}

function takenOf(results: readonly Ingested[], waiting: number): Taken {
  const refused = results.find((each) => each.status === 'refused');
  const taken = results.filter(({ status }) => status !== 'refused');
  if (refused && taken.length === 0 && waiting === 0) throw new PerennialError('invalid_input', refused.message);
  if (taken.some(({ status }) => status === 'stored')) return { status: 'stored', events: taken.length };
  if (waiting > 0) return { status: 'waiting', events: taken.length };
  return { status: taken.length > 0 ? 'duplicate' : 'stored', events: taken.length };
}

/** Prices of products have no currency; the shop's own is that of its orders. */
async function learnCurrency(
  { sources }: TakeParts,
  { workspaceId, sourceId, currency }: HookSource,
  said: string | undefined,
): Promise<void> {
  if (said === undefined || currency !== undefined || !/^[A-Z]{3}$/.test(said)) return;
  await sources.updateOne({ _id: sourceId, workspaceId, currency: { $exists: false } }, { $set: { currency: said } });
}

/** News that came before its order waits no longer; what a crash leaves, the sweep finds. */
async function tellWaiting(parts: NewsParts, workspaceId: string, { events }: Received): Promise<void> {
  const names = events.flatMap(({ order }) => {
    if (!order) return [];
    const { orderId, fields, fulfilments } = order;
    return namesOf({ orderId, fields, fulfilments });
  });
  await joinWaiting(parts, workspaceId, names);
}
