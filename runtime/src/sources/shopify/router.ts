import { Router, type RequestHandler } from 'express';

import type { NormalisedEvent } from '../../events/service';
import { notFound, PerennialError } from '../../platform/errors/error';
import { parseExactJson } from '../exact-json';
import { bodyOf, rawBody } from '../raw-body';
import type { ShopSource, Sources } from '../service';
import { deliveryOf, isSigned, messageIdOf, type Delivery } from './delivery';
import { object } from './payload';
import { TOPICS } from './topics';

/** Orders of several hundred lines exceed a megabyte. */
const MAX_BODY = 4_000_000;

/** `/hooks/shopify/:sourceId`. Must stand before any JSON parser: the signature covers the bytes. */
export function shopifyRouter(sources: Sources): Router {
  const router = Router();
  const known: RequestHandler<{ sourceId: string }> = async (request, response, next) => {
    const { sourceId } = request.params;
    const shop = await sources.shop(sourceId);
    if (!shop) throw notFound('source', sourceId.slice(0, 64));
    response.locals['shop'] = shop;
    next();
  };
  router.post('/hooks/shopify/:sourceId', known, rawBody(MAX_BODY), async (request, response) => {
    const shop = response.locals['shop'] as ShopSource;
    const body = bodyOf(request);
    const delivery = deliveryOf(request.headers);
    if (!isSigned(body, shop.secret, delivery.signature)) {
      await sources.refused(shop, delivery.signature === undefined ? 'no_signature' : 'bad_signature');
      throw new PerennialError('bad_signature', UNSIGNED);
    }
    await receive(sources, shop, { delivery, body });
    response.json({ success: true });
  });
  return router;
}

const UNSIGNED = 'X-Shopify-Hmac-Sha256 is missing or does not match the body.';

async function receive(
  sources: Sources,
  shop: ShopSource,
  { delivery, body }: { readonly delivery: Delivery; readonly body: Buffer },
): Promise<void> {
  const topic = delivery.topic === '' ? '(none)' : delivery.topic;
  const webhook = delivery.webhookId === undefined ? {} : { webhookId: delivery.webhookId };
  const text = body.toString('utf8');
  const note = { workspaceId: shop.workspaceId, sourceId: shop.sourceId, topic, ...webhook };
  try {
    const event = eventOf(parseExactJson(text), shop, { delivery, body, now: sources.now() });
    if (!event) {
      // Somebody may need it later, or want to know what the shop sends: kept as it came.
      await sources.note({ ...note, status: 'kept', events: 0, errors: [], raw: text });
      return;
    }
    const [result] = await sources.ingest(shop, [event]);
    if (result?.status === 'refused') throw new PerennialError('invalid_input', result.message);
    await sources.note({ ...note, status: result?.status ?? 'stored', events: 1, errors: [] });
  } catch (error) {
    if (error instanceof PerennialError && error.status < 500) {
      const problem = { index: 0, code: error.code, message: error.message };
      await sources.note({ ...note, status: 'refused', events: 0, errors: [problem] });
    }
    throw error;
  }
}

/** Undefined for a topic that is not understood. Throws invalid_json for a body that is no object. */
function eventOf(
  payload: unknown,
  { sourceId }: ShopSource,
  { delivery, body, now }: { readonly delivery: Delivery; readonly body: Buffer; readonly now: Date },
): NormalisedEvent | undefined {
  if (typeof payload !== 'object' || payload === null || Array.isArray(payload))
    throw new PerennialError('invalid_json', 'A webhook carries a JSON object.');
  const map = TOPICS.get(delivery.topic);
  if (!map) return undefined;
  const at = delivery.triggeredAt ?? now;
  const { occurredAt: said, ...event } = map(object(payload), { sourceId, at });
  const occurredAt = said ?? at;
  const inFuture = occurredAt.getTime() > now.getTime() + 60_000;
  return {
    ...event,
    messageId: messageIdOf(delivery, body),
    type: 'webhook',
    occurredAt: inFuture ? now : occurredAt,
    origin: 'live',
    notes: [...(said ? [] : ['timestamp_unreadable']), ...(inFuture ? ['timestamp_in_future'] : [])],
  };
}
