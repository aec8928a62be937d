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
import type { SourceDocument } from './model';
import { CALL_PATHS } from './segment/call';
import { segmentRouter } from './segment/router';
import type { Sources } from './service';
import { shopifyRouter } from './shopify/router';

const TAG = 'Sources';

/** Where events come in: to be mounted at the root, before anything that parses bodies. */
export function ingestRouters(api: Api, sources: Sources): readonly Router[] {
  documentIngestion(api);
  return [segmentRouter(sources), shopifyRouter(sources)];
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
  api.document({
    method: 'post',
    path: '/hooks/shopify/:sourceId',
    summary: 'Shopify webhooks of any topic',
    description: 'Signed by the shop: X-Shopify-Hmac-Sha256 over the raw body. Repeats of a webhook id change nothing.',
    tag: 'Events in',
    access: 'public',
    scheme: 'signature',
    params: sourceParams,
    response: webhookAnswer,
  });
}

export function sourcesRoutes(api: Api, sources: Sources): void {
  reading(api, sources);
  editing(api, sources);
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
    summary: 'Change a name, or the secret or domain of a shop',
    tag: TAG,
    access: 'sources:edit',
    params: sourceParams,
    body: sourcePatch,
    response: sourceShape,
  })(async ({ params, body, caller: { workspaceId }, did }) => {
    const source = await sources.change(workspaceId, params.sourceId, body);
    if (body.secret !== undefined) await did('source.secret_changed', targetOf(source));
    if ((body.name ?? body.shopDomain) !== undefined) await did('source.changed', targetOf(source));
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

function answerOf({ _id: id, kind, name, trust, shopDomain, lastRefused, createdAt }: SourceDocument): SourceAnswer {
  return {
    ...{ id, kind, name, trust },
    ...(shopDomain === undefined ? {} : { shopDomain }),
    endpoint: kind === 'shopify' ? `/hooks/shopify/${id}` : '/v1/batch',
    ...(lastRefused && { lastRefused: { ...lastRefused, at: lastRefused.at.toISOString() } }),
    createdAt: createdAt.toISOString(),
  };
}
