import type { Request, RequestHandler } from 'express';

import type { Metrics } from '../metrics';

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** Counts and times every request by route template and status. */
export function requestMetrics(metrics: Pick<Metrics, 'counter' | 'histogram'>): RequestHandler {
  const labelNames = ['method', 'route', 'status'] as const;
  const requests = metrics.counter({
    name: 'perennial_http_requests_total',
    help: 'Answered requests by route and status.',
    labelNames,
  });
  const duration = metrics.histogram({
    name: 'perennial_http_request_duration_seconds',
    help: 'Time from request to the end of the answer.',
    labelNames,
    buckets: SECONDS,
  });
  return (request, response, next) => {
    const started = performance.now();
    response.once('finish', () => {
      const labels = { method: request.method, route: routeOf(request), status: String(response.statusCode) };
      requests.inc(labels);
      duration.observe(labels, (performance.now() - started) / 1_000);
    });
    next();
  };
}

/** The template, never the path: a label per id would be one time series per customer. */
function routeOf(request: Request): string {
  const template: unknown = (request.route as { path?: unknown } | undefined)?.path;
  if (typeof template !== 'string') return 'unmatched';
  const [, mount = ''] = request.baseUrl.split('/');
  return mount ? `/${mount}${template}` : template;
}
