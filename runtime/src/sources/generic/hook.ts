import { PerennialError } from '../../platform/errors/error';
import type { Hook } from '../hooks/hook';
import { headerOf, hmac, refusalOf } from '../hooks/signature';
import { mappedEvents } from './mapped';

/** Any JSON, read by the mapping that somebody made for it. */
export const genericHook: Hook = {
  most: 1_000_000,
  unsigned: 'The signature or the token of this source is missing or does not match.',
  refusal: ({ headers, body, token }, { auth, secret }) => {
    if (auth?.mode !== 'hmac')
      return refusalOf(headerOf(headers, auth?.header ?? 'authorization')?.replace(/^Bearer /i, '') ?? token, secret);
    const expected = `${auth.prefix ?? ''}${hmac(body, secret, auth.encoding)}`;
    return refusalOf(headerOf(headers, auth.header), expected);
  },
  delivery: ({ headers }) => ({
    topic: '',
    id: headerOf(headers, 'webhook-id') ?? headerOf(headers, 'x-webhook-id') ?? headerOf(headers, 'idempotency-key'),
  }),
  read: (payload, { mapping, at }) => {
    if (!mapping)
      throw new PerennialError('invalid_input', 'This source has no mapping yet: nobody knows what its JSON means.');
    return { events: mappedEvents(mapping, payload, at) };
  },
};
