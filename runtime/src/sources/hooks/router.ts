import { createHash } from 'node:crypto';
import { Router, type Request, type RequestHandler } from 'express';

import type { NormalisedEvent } from '../../events/service';
import { notFound, PerennialError } from '../../platform/errors/error';
import { parseExactJson } from '../exact-json';
import type { HookSource } from '../model';
import type { ReadyNews } from '../news/news';
import { object, type Payload } from '../payload';
import { bodyOf, rawBody } from '../raw-body';
import type { Sources } from '../service';
import type { HookEvent } from './event';
import type { Hook, HookContext, HookDelivery, HookRequest, Reading } from './hook';
import { HOOKS, type HookKind } from './kinds';

/** `/hooks/<kind>/:sourceId` for every kind. Must stand before any JSON parser: signatures cover the bytes. */
export function hooksRouter(sources: Sources): Router {
  const router = Router();
  for (const [kind, hook] of Object.entries(HOOKS) as [HookKind, Hook][])
    router.post(`/hooks/${kind}/:sourceId`, known(sources, kind), rawBody(hook.most), receiver(sources, hook));
  return router;
}

const known =
  (sources: Sources, kind: HookKind): RequestHandler<{ sourceId: string }> =>
  async (request, response, next) => {
    const { sourceId } = request.params;
    const source = await sources.hook(sourceId);
    if (source?.kind !== kind) throw notFound('source', sourceId.slice(0, 64));
    response.locals['source'] = source;
    next();
  };

const receiver =
  (sources: Sources, hook: Hook): RequestHandler<{ sourceId: string }> =>
  async (request, response) => {
    const source = response.locals['source'] as HookSource;
    const given = { headers: request.headers, token: tokenOf(request), body: bodyOf(request) };
    if (!hook.isPing?.(given)) {
      const refusal = hook.refusal(given, source);
      if (refusal) {
        await sources.refused(source, refusal);
        throw new PerennialError('bad_signature', hook.unsigned);
      }
      await receive(sources, source, { hook, given });
    }
    response.json({ success: true });
  };

function tokenOf({ query: { token } }: Pick<Request, 'query'>): string | undefined {
  return typeof token === 'string' ? token.slice(0, 500) : undefined;
}

async function receive(
  sources: Sources,
  source: HookSource,
  { hook, given }: { readonly hook: Hook; readonly given: HookRequest },
): Promise<void> {
  const { workspaceId, sourceId } = source;
  // Until the body is read the headers alone say what it is.
  let delivery = hook.delivery(given, {});
  const noted = () => ({
    ...{ workspaceId, sourceId, topic: delivery.topic === '' ? '(none)' : delivery.topic },
    ...(delivery.id === undefined ? {} : { webhookId: delivery.id }),
  });
  const text = given.body.toString('utf8');
  try {
    const payload = payloadOf(text);
    delivery = hook.delivery(given, payload);
    const reading = hook.read(payload, contextOf(source, delivery, sources.now()));
    if (!reading) {
      // Somebody may need it later, or want to know what the shop sends: kept as it came.
      await sources.note({ ...noted(), status: 'kept', events: 0, errors: [], raw: text });
      return;
    }
    const outcome = await sources.take(source, eventsOf(reading, { delivery, body: given.body, now: sources.now() }));
    await sources.note({ ...noted(), ...outcome, errors: [] });
  } catch (error) {
    if (error instanceof PerennialError && error.status < 500) {
      const problem = { index: 0, code: error.code, message: error.message };
      await sources.note({ ...noted(), status: 'refused', events: 0, errors: [problem] });
    }
    throw error;
  }
}

/** Throws invalid_json for a body that is no object. */
function payloadOf(text: string): Payload {
  const payload = parseExactJson(text);
  if (typeof payload !== 'object' || payload === null || Array.isArray(payload))
    throw new PerennialError('invalid_json', 'A webhook carries a JSON object.');
  return object(payload);
}

function contextOf({ sourceId, currency, mapping }: HookSource, delivery: HookDelivery, now: Date): HookContext {
  return { sourceId, currency, mapping, topic: delivery.topic, at: delivery.at ?? now };
}

/** What a webhook says, ready to be stored. */
export interface Received extends Omit<Reading, 'events' | 'news'> {
  readonly events: readonly NormalisedEvent[];
  readonly news: readonly ReadyNews[];
  /** Of this delivery, the same when it is repeated. */
  readonly messageId: string;
  readonly at: Date;
}

function eventsOf(
  reading: Reading,
  { delivery, body, now }: { readonly delivery: HookDelivery; readonly body: Buffer; readonly now: Date },
): Received {
  const messageId = messageIdOf(delivery, body);
  const at = delivery.at ?? now;
  const events = (reading.events ?? []).map((event, index) =>
    normalised(event, { at, now, messageId: index === 0 ? messageId : `${messageId}:${String(index)}` }),
  );
  const news = (reading.news ?? []).map((each, index) => ({
    ...each,
    event: normalised(each.event, { at, now, messageId: `${messageId}:news:${String(index)}` }),
  }));
  return { ...reading, events, news, messageId, at };
}

/** A repeat carries the same delivery id; without one, the same body. */
export function messageIdOf({ topic, id }: Pick<HookDelivery, 'topic' | 'id'>, body: Buffer): string {
  return `${topic}:${id ?? createHash('sha256').update(body).digest('hex')}`;
}

function normalised(
  { occurredAt: said, messageId: own, notes = [], ...event }: HookEvent,
  { at, now, messageId }: { readonly at: Date; readonly now: Date; readonly messageId: string },
): NormalisedEvent {
  const occurredAt = said ?? at;
  const inFuture = occurredAt.getTime() > now.getTime() + 60_000;
  return {
    ...event,
    messageId: own ?? messageId,
    type: 'webhook',
    occurredAt: inFuture ? now : occurredAt,
    origin: 'live',
    notes: [...notes, ...(said ? [] : ['timestamp_unreadable']), ...(inFuture ? ['timestamp_in_future'] : [])],
  };
}
