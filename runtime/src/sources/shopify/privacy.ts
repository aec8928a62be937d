import type { HookContext, Reading } from '../hooks/hook';
import { exactId, object, text, type Payload } from '../payload';
import type { ShopRequestInput, ShopRequestKind } from '../shopRequests/model';

const MOST_ORDERS = 1_000;

/** The topics that the law asks of every app: what is held of a customer, and that it goes. */
export function requestOf(kind: ShopRequestKind, payload: Payload, { at }: HookContext): Reading {
  const customer = object(payload['customer']);
  const request: ShopRequestInput = {
    kind,
    requestedAt: at,
    customerId: exactId(customer['id'], undefined),
    email: text(customer['email']),
    phone: text(customer['phone']),
    orderIds: ordersOf(payload['orders_requested'] ?? payload['orders_to_redact']),
    shopsId: text(object(payload['data_request'])['id']),
  };
  return { request };
}

function ordersOf(value: unknown): readonly string[] {
  if (!Array.isArray(value)) return [];
  return value.slice(0, MOST_ORDERS).flatMap((id) => text(id)?.slice(0, 100) ?? []);
}
