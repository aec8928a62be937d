import type { ErrorRequestHandler, RequestHandler } from 'express';

import { asPerennialError } from '../errors/describe';
import { PerennialError } from '../errors/error';
import { describeProblem, PROBLEM_TYPE } from '../errors/problem';
import { requestContext, type Logger } from '../logging';

/** Where every error of the HTTP edge ends: as problem+json, and in the log when it is ours. */
export function errorBoundary(log: Logger): ErrorRequestHandler {
  return (thrown: unknown, _request, response, next) => {
    const error = asPerennialError(thrown);
    if (error.status >= 500) log.error({ err: thrown }, 'A request failed');
    if (response.headersSent) {
      next(thrown);
      return;
    }
    if (error.retryAfter !== undefined) response.set('retry-after', String(Math.ceil(error.retryAfter)));
    if (error.code === 'not_signed_in') response.set('www-authenticate', 'Bearer realm="perennial"');
    response
      .status(error.status)
      .set('cache-control', 'no-store')
      .type(PROBLEM_TYPE)
      .send(JSON.stringify(describeProblem(error, requestContext.getStore()?.requestId)));
  };
}

export const unknownPath: RequestHandler = (request) => {
  throw new PerennialError('not_found', `There is no ${request.method} ${request.path}. GET /openapi.json lists all.`);
};
