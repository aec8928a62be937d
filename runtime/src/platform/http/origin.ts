import type { Request, RequestHandler } from 'express';

import { PerennialError } from '../errors/error';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Writes under `/api` that a browser makes with the user's cookie must come from our own pages. Requests with Authorization
 * are exempt: no foreign page can make a browser add it. Programs without cookie and without browser headers pass too.
 */
export function ownOriginOnly(publicUrl: string | undefined): RequestHandler {
  const published = publicUrl && new URL(publicUrl).origin;
  return (request, _response, next) => {
    if (!SAFE.has(request.method) && request.get('authorization') === undefined) check(request, published);
    next();
  };
}

function check(request: Request, published: string | undefined): void {
  const origin = request.get('origin');
  const site = request.get('sec-fetch-site');
  if (origin !== undefined) {
    if (origin === published || origin === `${request.protocol}://${request.host}`) return;
    throw new PerennialError(
      'foreign_origin',
      `Writes with a session come from our own pages, not from "${origin.slice(0, 200)}".`,
    );
  }
  if (site === 'same-origin' || (site === undefined && request.get('cookie') === undefined)) return;
  throw new PerennialError('foreign_origin', 'Writes with a session need an Origin header of our own pages.');
}
