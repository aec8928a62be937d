import { AsyncLocalStorage } from 'node:async_hooks';
import { pino, type Logger } from 'pino';

export type { Logger };

const PERSONAL = [
  'email',
  'phone',
  'address',
  'firstName',
  'lastName',
  'password',
  'secret',
  'apiKey',
  'writeKey',
  'token',
];

/** Carries the request id through everything that a request starts. */
export const requestContext = new AsyncLocalStorage<{ readonly requestId: string }>();

/**
 * Redaction reaches fields, one and two levels deep, never the text of a message or an error: those must not hold personal data.
 * Authorization and cookies are never logged.
 */
export function createLogger(level: string): Logger {
  return pino({
    level,
    redact: [
      ...PERSONAL.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]),
      'req.headers.authorization',
      'req.headers.cookie',
      'req.headers["x-shopify-hmac-sha256"]',
    ],
    mixin: () => ({ ...requestContext.getStore() }),
  });
}
