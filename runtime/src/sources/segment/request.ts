import type { IncomingHttpHeaders } from 'node:http';

import { asObject } from './traits';

/** The write key: user name of Basic authentication, or `writeKey` in the body as browsers send it. */
export function writeKeyOf(headers: IncomingHttpHeaders, body: unknown): string | undefined {
  const basic = /^Basic\s+([A-Za-z0-9+/=_-]{1,1000})$/i.exec(headers.authorization ?? '')?.[1];
  const user = basic === undefined ? undefined : Buffer.from(basic, 'base64').toString().split(':')[0];
  if (user) return user;
  const { writeKey } = asObject(body);
  return typeof writeKey === 'string' && writeKey !== '' && writeKey.length <= 200 ? writeKey : undefined;
}
