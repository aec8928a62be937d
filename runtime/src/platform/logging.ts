import { AsyncLocalStorage } from 'node:async_hooks';
import { pino, type DestinationStream, type Logger } from 'pino';

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
 * Authorization and cookies are never logged. Lines go to stdout unless a destination is given.
 */
export function createLogger(level: string, destination?: DestinationStream): Logger {
  const options = {
    level,
    redact: [
      ...PERSONAL.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]),
      'req.headers.authorization',
      'req.headers.cookie',
      'req.headers["x-shopify-hmac-sha256"]',
    ],
    serializers: { err: loggableError, error: loggableError },
    mixin: () => ({ ...requestContext.getStore() }),
  };
  return destination ? pino(options, destination) : pino(options);
}

interface LoggableError {
  readonly type: string;
  readonly code?: string | number;
  readonly message: string;
  readonly stack?: string;
  readonly cause?: LoggableError;
}

/** Only what we choose: body-parser hangs the body onto its errors, MongoDB the document and, in its text, the duplicate value. */
function loggableError(error: unknown): LoggableError {
  if (!(error instanceof Error)) return { type: typeof error, message: 'something that is no Error was thrown' };
  const code = (error as { code?: unknown }).code;
  return {
    type: error.name,
    ...((typeof code === 'string' || typeof code === 'number') && { code }),
    message: withoutValues(error.message),
    ...(error.stack && { stack: withoutValues(error.stack) }),
    ...(error.cause !== undefined && { cause: loggableError(error.cause) }),
  };
}

/** `E11000 duplicate key error … dup key: { email: "ada@…" }` and V8's `Unexpected token … "{"email":…" is not valid JSON`. */
function withoutValues(text: string): string {
  return text
    .replace(/dup key: \{.*\}/g, 'dup key: {…}')
    .replace(/("|\.\.\.").*("|"\.\.\.) is not valid JSON/gs, '… is not valid JSON')
    .replace(/(in JSON at position \d+).*/g, '$1');
}
