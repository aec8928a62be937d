import type { Router } from 'express';

import type { Api } from '../platform/http/api';
import { pageQuery } from '../platform/http/page';
import {
  deliveryPage,
  deliveryQuery,
  sourceInput,
  sourcePage,
  sourceParams,
  sourcePatch,
  sourceShape,
  sourceWithKey,
  trackingAnswer,
  trackingBatch,
  trackingCall,
  webhookAnswer,
  type SourceAnswer,
} from './contract';
import { mappingTrial, mappingTried } from './generic/contract';
import { tried } from './generic/trial';
import { hooksRouter } from './hooks/router';
import { HOOK_KINDS, type SourceDocument } from './model';
import { shopRequestRoutes } from './shopRequests/routes';
import { CALL_PATHS } from './segment/call';
import { segmentRouter } from './segment/router';
import type { Sources } from './service';

const TAG = 'Sources';

/** Where events come in: to be mounted at the root, before anything that parses bodies. */
export function ingestRouters(api: Api, sources: Sources): readonly Router[] {
  documentIngestion(api);
  return [segmentRouter(sources), hooksRouter(sources)];
}

function documentIngestion(api: Api): void {
  for (const [path, call] of CALL_PATHS)
    api.document({
      method: 'post',
      path: `/v1/${path}`,
      summary: `Segment HTTP tracking API: ${call ?? 'batch'}`,
      description:
        'Basic authentication with the write key as user name, or `writeKey` in the body. At most 1 MB, 32 kB a call; gzip is understood.',
      tag: 'Events in',
      access: 'public',
      scheme: 'writeKey',
      body: call ? trackingCall : trackingBatch,
      response: trackingAnswer,
    });
  for (const kind of HOOK_KINDS)
    api.document({
      method: 'post',
      path: `/hooks/${kind}/:sourceId`,
      summary: `Webhooks: ${kind}`,
      description: `${SIGNED[kind]} Repeats of a delivery change nothing.`,
      tag: 'Events in',
      access: 'public',
      scheme: 'signature',
      params: sourceParams,
      response: webhookAnswer,
    });
}

const SIGNED: Readonly<Record<(typeof HOOK_KINDS)[number], string>> = {
  shopify: 'Any topic. Signed by the shop: X-Shopify-Hmac-Sha256 over the raw body.',
  woocommerce: 'Any topic. Signed by the shop: X-WC-Webhook-Signature over the raw body.',
  aftership: 'Signed: aftership-hmac-sha256 over the raw body.',
  easypost: 'Signed: X-Hmac-Signature over the raw body, with the NFKD form of the secret.',
  seventeentrack: 'Signed: sign, the SHA-256 of the raw body and the key.',
  judgeme: 'Signed: JUDGEME-HMAC-SHA256 over the raw body.',
  trustpilot:
    'Comes without a signature: the secret is in the address (…?token=) or the password of Basic authentication.',
  webhook: 'Any JSON object, read by the mapping of the source; signed or with a token, as the source says.',
};

export function sourcesRoutes(api: Api, sources: Sources): void {
  reading(api, sources);
  editing(api, sources);
  shopRequestRoutes(api, sources.requests);

  api.route({
    method: 'post',
    path: '/api/sources/mapping/try',
    summary: 'What a mapping makes of a sample; nothing is stored',
    tag: TAG,
    access: 'sources:edit',
    body: mappingTrial,
    response: mappingTried,
  })(({ body: { mapping, sample } }) => Promise.resolve(tried(mapping, sample, sources.now())));
}

function reading(api: Api, sources: Sources): void {
  api.route({
    method: 'get',
    path: '/api/sources',
    summary: 'Sources, newest first',
    tag: TAG,
    access: 'sources:read',
    query: pageQuery,
    response: sourcePage,
  })(async ({ query, caller: { workspaceId } }) => {
    const page = await sources.list({ workspaceId, ...query });
    return { ...page, items: page.items.map(answerOf) };
  });

  api.route({
    method: 'get',
    path: '/api/sources/:sourceId',
    summary: 'A source',
    tag: TAG,
    access: 'sources:read',
    params: sourceParams,
    response: sourceShape,
  })(async ({ params, caller: { workspaceId } }) => answerOf(await sources.find(workspaceId, params.sourceId)));

  api.route({
    method: 'get',
    path: '/api/sources/:sourceId/deliveries',
    summary: 'What its last deliveries became, newest first; kept for a week',
    tag: TAG,
    access: 'sources:read',
    params: sourceParams,
    query: deliveryQuery,
    response: deliveryPage,
  })(async ({ params: { sourceId }, query, caller: { workspaceId } }) => {
    await sources.find(workspaceId, sourceId);
    const page = await sources.deliveries({ workspaceId, sourceId, ...query });
    const items = page.items.map(({ _id: id, at, status, topic, webhookId, events, errors, raw }) => ({
      ...{ id, status, topic, events },
      at: at.toISOString(),
      errors: [...errors],
      ...(webhookId === undefined ? {} : { webhookId }),
      ...(raw === undefined ? {} : { raw }),
    }));
    return { ...page, items };
  });
}

function editing(api: Api, sources: Sources): void {
  api.route({
    method: 'post',
    path: '/api/sources',
    summary: 'Make a source; the write key is shown this once',
    tag: TAG,
    access: 'sources:edit',
    body: sourceInput,
    status: 201,
    response: sourceWithKey,
  })(async ({ body, caller: { workspaceId }, did }) => {
    const { source, writeKey } = await sources.create(workspaceId, body);
    await did('source.created', targetOf(source));
    return { ...answerOf(source), ...(writeKey === undefined ? {} : { writeKey }) };
  });

  api.route({
    method: 'patch',
    path: '/api/sources/:sourceId',
    summary: 'Change a name, a secret, or what only its kind has',
    tag: TAG,
    access: 'sources:edit',
    params: sourceParams,
    body: sourcePatch,
    response: sourceShape,
  })(async ({ params, body, caller: { workspaceId }, did }) => {
    const source = await sources.change(workspaceId, params.sourceId, body);
    if (body.secret !== undefined) await did('source.secret_changed', targetOf(source));
    if (Object.keys(body).some((field) => field !== 'secret')) await did('source.changed', targetOf(source));
    return answerOf(source);
  });

  api.route({
    method: 'post',
    path: '/api/sources/:sourceId/rotate',
    summary: 'Replace the write key; the one before stops working within seconds',
    tag: TAG,
    access: 'sources:edit',
    params: sourceParams,
    response: sourceWithKey,
  })(async ({ params, caller: { workspaceId }, did }) => {
    const { source, writeKey } = await sources.rotate(workspaceId, params.sourceId);
    await did('source.key_rotated', targetOf(source));
    return { ...answerOf(source), writeKey };
  });

  api.route({
    method: 'delete',
    path: '/api/sources/:sourceId',
    summary: 'Remove a source; its events stay',
    tag: TAG,
    access: 'sources:edit',
    params: sourceParams,
    status: 204,
  })(async ({ params, caller: { workspaceId }, did }) => {
    const source = await sources.find(workspaceId, params.sourceId);
    await sources.remove(workspaceId, params.sourceId);
    await did('source.deleted', targetOf(source));
  });
}

const targetOf = ({ _id: id, name }: SourceDocument) => ({ kind: 'source', id, name });

function answerOf({ _id: id, lastRefused, createdAt, goneAt, ...source }: SourceDocument): SourceAnswer {
  const { kind, name, trust, shopDomain, currency, auth, mapping } = source;
  return {
    ...{ id, kind, name, trust },
    ...(shopDomain !== undefined && { shopDomain }),
    ...(currency !== undefined && { currency }),
    ...(auth && { auth }),
    ...(mapping && { mapping }),
    endpoint: kind === 'segment' ? '/v1/batch' : `/hooks/${kind}/${id}`,
    ...(goneAt && { goneAt: goneAt.toISOString() }),
    ...(lastRefused && { lastRefused: { ...lastRefused, at: lastRefused.at.toISOString() } }),
    createdAt: createdAt.toISOString(),
  };
}
