import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';

import { requestContext } from '../logging';

const SANE = /^[\w.-]{1,64}$/;

/** The caller's X-Request-Id when it is short and plain, else a new one; on the answer and in every log line of the request. */
export const requestIds: RequestHandler = (request, response, next) => {
  const given = request.get('x-request-id');
  const requestId = given && SANE.test(given) ? given : randomUUID();
  response.set('x-request-id', requestId);
  requestContext.run({ requestId }, next);
};
