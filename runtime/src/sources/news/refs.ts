import { orderName, trackingName } from '../../orders/service';
import type { OrderRef } from './news';

/** What news of an order would be found by; the surest first: a number of an order may be given by two shops. */
export function refsOf({ trackingNumber, order }: OrderRef): readonly string[] {
  return [
    ...(trackingNumber === undefined ? [] : [trackingName(trackingNumber)]),
    ...(order === undefined ? [] : [orderName(order)]),
  ];
}
