import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

import type { Refusal } from './hook';

/** One header, trimmed; undefined when it is not there or empty. */
export function headerOf(headers: IncomingHttpHeaders, name: string): string | undefined {
  const value = headers[name];
  const one = (Array.isArray(value) ? value[0] : value)?.trim();
  return one === undefined || one === '' ? undefined : one.slice(0, 500);
}

/** The HMAC-SHA256 of a body. */
export const hmac = (body: Buffer, secret: string, encoding: 'base64' | 'hex'): string =>
  createHmac('sha256', secret).update(body).digest(encoding);

/**
 * Compares texts in constant time and never throws: a signature of another length is just a wrong one. Texts, because decoding
 * base64 would forgive what follows the padding.
 */
export function isSame(expected: string, given: string): boolean {
  const [a, b] = [Buffer.from(expected), Buffer.from(given)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** Why a signature is not believed that must be one of these. */
export function refusalOf(given: string | undefined, ...expected: readonly string[]): Refusal | undefined {
  if (given === undefined) return 'no_signature';
  return expected.some((one) => isSame(one, given)) ? undefined : 'bad_signature';
}
