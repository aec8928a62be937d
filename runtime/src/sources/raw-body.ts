import express, { type Request, type RequestHandler } from 'express';

import { PerennialError } from '../platform/errors/error';

/**
 * Reads the body as bytes, unpacking gzip, deflate and br; `limitBytes` is of the unpacked body. Signatures are made over bytes, and browsers
 * post JSON as text/plain, so the content type does not matter.
 */
export function rawBody(limitBytes: number): RequestHandler {
  const read = express.raw({ type: () => true, limit: limitBytes });
  return (request, response, next) => {
    read(request, response, (error: unknown) => {
      next(error === undefined ? undefined : asOurs(error, limitBytes));
    });
  };
}

/** Empty when there was none. */
export function bodyOf(request: Request): Buffer {
  const body: unknown = request.body;
  return Buffer.isBuffer(body) ? body : Buffer.alloc(0);
}

function asOurs(error: unknown, limitBytes: number): unknown {
  const { type, status } = error as { readonly type?: string; readonly status?: number };
  if (status === 413)
    return new PerennialError('too_large', `The body is larger than ${String(limitBytes)} bytes.`, { cause: error });
  if (type === 'encoding.unsupported')
    return new PerennialError(
      'unsupported_media_type',
      'Send the body plain or with Content-Encoding gzip, deflate or br.',
      {
        cause: error,
      },
    );
  if (status === 400) return new PerennialError('invalid_input', 'The body could not be read.', { cause: error });
  return error;
}
