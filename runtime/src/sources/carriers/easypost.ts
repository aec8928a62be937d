import type { Hook } from '../hooks/hook';
import { headerOf, hmac, refusalOf } from '../hooks/signature';
import { firstText, firstTime, list, object, text, type Payload } from '../payload';
import { readingOf, type ParcelStatus } from './parcel';

const STATUS: Readonly<Record<string, ParcelStatus>> = {
  pre_transit: 'pre_transit',
  in_transit: 'in_transit',
  out_for_delivery: 'out_for_delivery',
  delivered: 'delivered',
  available_for_pickup: 'available_for_pickup',
  return_to_sender: 'returned',
  failure: 'failed',
  error: 'failed',
};

/** EasyPost's `tracker.created` and `tracker.updated`. */
export const easypostHook: Hook = {
  most: 1_000_000,
  unsigned: 'X-Hmac-Signature is missing or does not match the body.',
  // EasyPost makes the signature with the secret's NFKD form.
  refusal: ({ headers, body }, { secret }) =>
    refusalOf(headerOf(headers, 'x-hmac-signature'), `hmac-sha256-hex=${hmac(body, secret.normalize('NFKD'), 'hex')}`),
  delivery: (_request, payload) => ({ topic: text(payload['description']) ?? '', id: text(payload['id']) }),
  read: (payload, { at, topic }) => {
    if (!topic.startsWith('tracker.')) return undefined;
    const tracker = object(payload['result']);
    const last = list(tracker['tracking_details']).at(-1) ?? {};
    return readingOf(
      {
        trackingNumber: text(tracker['tracking_code'])?.slice(0, 90),
        order: undefined,
        status: statusOf(tracker),
        carrier: text(tracker['carrier']),
        message: firstText(last['message'], tracker['status_detail']),
        url: text(tracker['public_url']),
        expected: text(tracker['est_delivery_date']),
        emails: [],
        at: firstTime(last['datetime'], tracker['updated_at'], payload['updated_at']),
      },
      at,
    );
  },
};

function statusOf(tracker: Payload): ParcelStatus | undefined {
  const status = text(tracker['status']) ?? '';
  if (status === 'in_transit' && /delay/.test(text(tracker['status_detail']) ?? '')) return 'delayed';
  return Object.hasOwn(STATUS, status) ? STATUS[status] : undefined;
}
