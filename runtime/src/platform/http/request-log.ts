import type { IncomingMessage } from 'node:http';
import type { RequestHandler } from 'express';
import { pinoHttp } from 'pino-http';

import type { Logger } from '../logging';

/** Paths whose next segment is itself a credential: links in messages and sign-in links. */
const SECRET_AFTER = /^\/(u|t|sign-in|api\/sign-in)\/[^/]+/;
const ADDRESS = /[^/]*(@|%40)[^/]*/gi;

/** A path without query, tokens and addresses: what may stand in a log. */
function loggablePath(url: string): string {
  const [path = ''] = url.split('?', 1);
  return path.replace(SECRET_AFTER, '/$1/…').replace(ADDRESS, '…');
}

/** One line per request: errors of ours as errors, the rest at `debug`, because event traffic would drown everything else. */
export function requestLog(log: Logger): RequestHandler {
  return pinoHttp({
    logger: log,
    quietReqLogger: true,
    wrapSerializers: false,
    serializers: {
      req: (request: IncomingMessage & { originalUrl?: string }) => ({
        method: request.method,
        path: loggablePath(request.originalUrl ?? request.url ?? ''),
      }),
      res: (response: { statusCode: number }) => ({ status: response.statusCode }),
    },
    customLogLevel: (_request, response, error) => {
      if (error || response.statusCode >= 500) return 'error';
      return response.statusCode >= 400 ? 'info' : 'debug';
    },
  });
}
