import type { Hook } from '../hooks/hook';
import { headerOf, hmac, refusalOf } from '../hooks/signature';
import { firstText, firstTime, list, object, text, type Payload } from '../payload';
import { readingOf, type ParcelStatus } from './parcel';

const STATUS: Readonly<Record<string, ParcelStatus>> = {
  InfoReceived: 'pre_transit',
  InTransit: 'in_transit',
  OutForDelivery: 'out_for_delivery',
  AttemptFail: 'failed',
  Delivered: 'delivered',
  AvailableForPickup: 'available_for_pickup',
  Exception: 'delayed',
  Expired: 'delayed',
};

/** AfterShip's `tracking_update`. */
export const aftershipHook: Hook = {
  most: 1_000_000,
  unsigned: 'aftership-hmac-sha256 is missing or does not match the body.',
  refusal: ({ headers, body }, { secret }) =>
    refusalOf(
      headerOf(headers, 'aftership-hmac-sha256') ?? headerOf(headers, 'am-webhook-signature'),
      hmac(body, secret, 'base64'),
    ),
  delivery: (_request, payload) => ({
    topic: text(payload['event']) ?? '',
    id: text(payload['event_id']),
  }),
  read: (payload, { at }) => {
    const message = object(payload['msg']);
    const last = list(message['checkpoints']).at(-1) ?? {};
    return readingOf(
      {
        trackingNumber: text(message['tracking_number'])?.slice(0, 90),
        order: firstText(message['order_number'], message['order_id'])?.slice(0, 90),
        status: statusOf(message),
        carrier: text(message['slug']),
        message: firstText(last['message'], message['subtag_message']),
        url: text(message['courier_tracking_link']),
        expected: text(message['expected_delivery']),
        emails: Array.isArray(message['emails']) ? message['emails'].flatMap((each) => text(each) ?? []) : [],
        // `checkpoint_time` has no zone: when AfterShip heard of it has one.
        at: firstTime(last['created_at'], message['last_updated_at'], message['updated_at']),
      },
      at,
    );
  },
};

function statusOf(message: Payload): ParcelStatus | undefined {
  const tag = text(message['tag']) ?? '';
  if (message['return_to_sender'] === true) return 'returned';
  return Object.hasOwn(STATUS, tag) ? STATUS[tag] : undefined;
}
