import { hash } from 'node:crypto';

import type { Hook } from '../hooks/hook';
import { headerOf, refusalOf } from '../hooks/signature';
import { firstText, firstTime, list, object, text, type Payload } from '../payload';
import { readingOf, type ParcelStatus } from './parcel';

const STATUS: Readonly<Record<string, ParcelStatus>> = {
  InfoReceived: 'pre_transit',
  InTransit: 'in_transit',
  OutForDelivery: 'out_for_delivery',
  Delivered: 'delivered',
  AvailableForPickup: 'available_for_pickup',
  DeliveryFailure: 'failed',
  Exception: 'delayed',
  Expired: 'delayed',
};

/** 17TRACK's `TRACKING_UPDATED`, of version 2 and later. */
export const seventeenTrackHook: Hook = {
  most: 1_000_000,
  unsigned: 'The header "sign" is missing or does not match the body.',
  refusal: ({ headers, body }, { secret }) =>
    refusalOf(headerOf(headers, 'sign')?.toLowerCase(), hash('sha256', `${body.toString('utf8')}/${secret}`)),
  delivery: (_request, payload) => ({ topic: text(payload['event']) ?? '', id: undefined }),
  read: (payload, { at }) => {
    const data = object(payload['data']);
    const info = object(data['track_info']);
    const last = object(info['latest_event']);
    const expected = object(object(info['time_metrics'])['estimated_delivery_date']);
    const provider = object(list(object(info['tracking'])['providers'])[0]?.['provider']);
    return readingOf(
      {
        trackingNumber: text(data['number'])?.slice(0, 90),
        order: firstText(data['order_no'], data['tag'])?.slice(0, 90),
        status: statusOf(info),
        carrier: firstText(provider['name'], data['carrier']),
        message: firstText(last['description'], object(info['latest_status'])['sub_status']),
        url: undefined,
        expected: firstText(expected['to'], expected['from']),
        emails: [],
        at: firstTime(last['time_utc'], last['time_iso']),
      },
      at,
    );
  },
};

/** "Exception" is also said of parcels that by their milestones lie ready or were handed over: those are where they are. */
function statusOf(info: Payload): ParcelStatus | undefined {
  const said = text(object(info['latest_status'])['status']) ?? '';
  const reached = list(info['milestone']).filter((each) => text(each['time_iso']) ?? text(each['time_utc']));
  const stages = reached.map((each) => text(each['key_stage']) ?? '');
  const settled = ['Delivered', 'AvailableForPickup'].find((stage) => stages.includes(stage));
  const status = said === 'Exception' && settled !== undefined ? settled : said;
  return Object.hasOwn(STATUS, status) ? STATUS[status] : undefined;
}
