import { isDuplicateKey } from '../database';
import { PerennialError } from './error';
import type { ErrorCode } from './registry';

const SECONDS_UNTIL_THE_DATABASE_IS_BACK = 5;

/** body-parser's and Express' own errors: their `type` says what happened. */
const FROM_BODY_PARSER: Readonly<Record<string, readonly [ErrorCode, string]>> = {
  'entity.parse.failed': ['invalid_json', 'The body is not valid JSON.'],
  'entity.verify.failed': ['invalid_input', 'The body was refused.'],
  'entity.too.large': ['too_large', 'The body is larger than this route takes.'],
  'parameters.too.many': ['too_large', 'The form has too many fields.'],
  'request.size.invalid': ['invalid_input', 'The body has another length than Content-Length says.'],
  'request.aborted': ['invalid_input', 'The request ended before its body did.'],
  'charset.unsupported': ['unsupported_media_type', 'Send JSON as UTF-8.'],
  'encoding.unsupported': ['unsupported_media_type', 'Content-Encoding may be gzip, deflate, br or identity.'],
};

/** Names of the driver's errors that say "the database cannot be reached now"; a repeat may work. */
const DATABASE_IS_AWAY = new Set([
  'MongoNetworkError',
  'MongoNetworkTimeoutError',
  'MongoServerSelectionError',
  'MongoNotConnectedError',
  'MongoPoolClearedError',
  'MongooseServerSelectionError',
]);

/**
 * Any thrown value as an error of the outside contract; the original stays its `cause`. What is not known becomes
 * `internal` without a word of its message, because that may hold personal data.
 */
export function asPerennialError(error: unknown): PerennialError {
  if (error instanceof PerennialError) return error;
  return fromBodyParser(error) ?? fromDatabase(error) ?? fromExpress(error) ?? internal(error);
}

function fromBodyParser(error: unknown): PerennialError | undefined {
  const [code, message] = FROM_BODY_PARSER[stringOf(error, 'type')] ?? [];
  return code && message ? new PerennialError(code, message, { cause: error }) : undefined;
}

function fromDatabase(error: unknown): PerennialError | undefined {
  if (DATABASE_IS_AWAY.has(stringOf(error, 'name')))
    return new PerennialError('not_ready', 'The database cannot be reached. Try again.', {
      cause: error,
      retryAfter: SECONDS_UNTIL_THE_DATABASE_IS_BACK,
    });
  // The driver's message quotes the value, which may be an address: it is not passed on.
  if (isDuplicateKey(error))
    return new PerennialError('already_exists', 'There is one with this name or key already.', { cause: error });
  return undefined;
}

/** Express refuses a path such as `/%E0` itself; `send` answers missing and unreadable files with errors that carry a status. */
function fromExpress(error: unknown): PerennialError | undefined {
  if (error instanceof URIError)
    return new PerennialError('invalid_input', 'The path is not valid: it has a broken %-sequence.', { cause: error });
  const status = field(error, 'status');
  if (status === 404) return new PerennialError('not_found', 'There is no such file.', { cause: error });
  if (typeof status !== 'number' || status < 400 || status >= 500) return undefined;
  return new PerennialError('invalid_input', 'The request cannot be answered as it is.', { cause: error });
}

function internal(error: unknown): PerennialError {
  return new PerennialError('internal', 'Something went wrong on our side. The request id finds it in the log.', {
    cause: error,
  });
}

function field(error: unknown, name: string): unknown {
  return typeof error === 'object' && error !== null ? (error as Record<string, unknown>)[name] : undefined;
}

function stringOf(error: unknown, name: string): string {
  const value = field(error, name);
  return typeof value === 'string' ? value : '';
}
