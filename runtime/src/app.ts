import express, { type Express, type Router } from 'express';

import type { Api } from './platform/http/api';
import { errorBoundary, unknownPath } from './platform/http/boundary';
import { docsRoutes } from './platform/http/docs';
import { editorRoutes, securityHeaders } from './platform/http/editor';
import { jsonBodies, type BodyLimit } from './platform/http/json-body';
import type { DocumentInfo } from './platform/http/openapi';
import { ownOriginOnly } from './platform/http/origin';
import { requestIds } from './platform/http/request-id';
import { requestLog } from './platform/http/request-log';
import { requestMetrics } from './platform/http/request-metrics';
import type { Logger } from './platform/logging';
import type { Metrics } from './platform/metrics';

export interface AppParts {
  readonly api: Api;
  readonly log: Logger;
  readonly metrics: Metrics;
  readonly info: DocumentInfo;
  /** Folder of the built editor; without it only the API is served. */
  readonly editor?: string;
  /** Routers that read the body themselves, raw: webhooks (signed over their bytes) and the tracking API. */
  readonly rawRouters?: readonly Router[];
  /** Routers without login that parse what they need: unsubscribe pages, click tracking, forms. */
  readonly publicRouters?: readonly Router[];
  readonly bodyLimits?: readonly BodyLimit[];
}

/** The HTTP edge around the routes of `api`. The order matters: what comes first has seen neither body nor caller. */
export function createApp(parts: AppParts): Express {
  const { api, log, metrics, info } = parts;
  const app = express();
  app.disable('x-powered-by');
  // Behind our own proxy only: else anybody could choose the address that rate limits count.
  app.set('trust proxy', info.publicUrl ? 1 : false);
  app.use(requestIds, requestLog(log), requestMetrics(metrics), securityHeaders());
  app.use(...(parts.rawRouters ?? []), ...(parts.publicRouters ?? []), passOn);
  app.use('/api', neverCached, ownOriginOnly(info.publicUrl));
  app.use(jsonBodies(parts.bodyLimits), api.router, docsRoutes(api, info));
  if (parts.editor) app.use(editorRoutes(parts.editor));
  app.use(unknownPath, errorBoundary(log));
  return app;
}

/** Answers about one brand's customers stay in no browser's or proxy's cache. */
const neverCached: express.RequestHandler = (_request, response, next) => {
  response.set('cache-control', 'no-store');
  next();
};

const passOn: express.RequestHandler = (_request, _response, next) => {
  next();
};
