import {
  attributesOf,
  identifier,
  NO_TRAITS,
  shopCustomer,
  standardFields,
  type Identifier,
  type Traits,
} from '../../profiles/service';
import type { HookEvent } from '../hooks/event';
import type { HookContext } from '../hooks/hook';
import { exactId, firstText, object, text, type Payload } from '../payload';
import { timeOf } from './time';

interface Buyer {
  readonly identifiers: readonly Identifier[];
  readonly traits: Traits;
}

/** Of an order; customer 0 is a guest, and an empty address none. The receiver's number of a delivery is not the buyer's. */
export function buyerOf(order: Payload, { sourceId }: HookContext): Buyer {
  const billing = object(order['billing']);
  const id = exactId(order['customer_id'], undefined);
  return personOf({ id: id === '0' ? undefined : id, email: text(billing['email']), billing }, order, sourceId);
}

function personOf(
  { id, email, billing }: { id: string | undefined; email: string | undefined; billing: Payload },
  payload: Payload,
  sourceId: string,
): Buyer {
  const shipping = object(payload['shipping']);
  const country = firstText(shipping['country'], billing['country']);
  const named = [
    shopCustomer(sourceId, id),
    identifier('email', email),
    identifier('phone', text(billing['phone']), country),
  ];
  const fields = standardFields({
    firstName: firstText(payload['first_name'], billing['first_name'], shipping['first_name']),
    lastName: firstText(payload['last_name'], billing['last_name'], shipping['last_name']),
    language: undefined,
    country,
    timeZone: undefined,
  });
  return { identifiers: named.flatMap((each) => each ?? []), traits: { fields, attributes: attributesOf({}) } };
}

export function customerEvent(name: string, payload: Payload, { sourceId }: HookContext): HookEvent {
  const billing = object(payload['billing']);
  const id = exactId(payload['id'], undefined);
  const email = firstText(payload['email'], billing['email']);
  const at = timeOf(payload, 'date_modified') ?? timeOf(payload, 'date_created');
  const known = id === undefined && email === undefined;
  return {
    ...{ name, keys: [], consents: [], properties: {}, occurredAt: at?.at },
    ...(known ? { identifiers: [], traits: NO_TRAITS } : personOf({ id, email, billing }, payload, sourceId)),
  };
}
