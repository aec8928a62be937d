import express, { Router } from 'express';

import { PerennialError } from '../errors/error';
import { refuseHostileKeys } from './hostile-keys';

/** How much JSON a family of routes takes, in body-parser's notation (`5mb`). */
export interface BodyLimit {
  /** Path prefix, e.g. `/api/journeys`. */
  readonly under: string;
  readonly limit: string;
  /** Paths among them whose bodies are no JSON: their routes read them. */
  readonly raw?: RegExp;
}

const DEFAULT: BodyLimit = { under: '/api', limit: '1mb' };

/** JSON bodies of `/api`: size by family (the first prefix that fits), the right content type, no hostile keys. */
export function jsonBodies(limits: readonly BodyLimit[] = []): Router {
  const router = Router();
  router.use((request, _response, next) => {
    next(limits.some(({ raw }) => raw?.test(request.path)) ? 'router' : undefined);
  });
  router.use('/api', (request, _response, next) => {
    if (hasBody(request.headers) && !request.is(['json', '+json']))
      throw new PerennialError(
        'unsupported_media_type',
        `Send "Content-Type: application/json", not "${(request.get('content-type') ?? 'none').slice(0, 100)}".`,
      );
    next();
  });
  // A body that is parsed once is skipped by the parsers after it.
  for (const { under, limit } of [...limits, DEFAULT])
    router.use(under, express.json({ limit, type: ['json', '+json'], strict: true }));
  router.use('/api', (request, _response, next) => {
    refuseHostileKeys(request.body);
    next();
  });
  return router;
}

function hasBody(headers: NodeJS.Dict<string | string[]>): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}
