import { identifier } from '../../profiles/service';
import { attributesOf } from '../../profiles/service';
import type { Money } from '../../platform/money';
import { productsOf } from './lines';
import { firstText, present, time, type Payload } from '../payload';
import { cartToken, keysOf, type HookEvent } from '../hooks/event';

/** `carts/create` and `carts/update`. A cart knows no customer and no currency of its own; one without items was emptied. */
export function cartEvent(name: string, payload: Payload): HookEvent {
  const cart = cartToken(firstText(payload['token'], payload['id']));
  const products = productsOf(payload, undefined);
  const known = identifier('cart', cart);
  const total = totalOf(products);
  return {
    name,
    keys: keysOf({ cart }),
    identifiers: known ? [known] : [],
    traits: { fields: {}, attributes: attributesOf({}) },
    consents: [],
    occurredAt: time(payload['updated_at']) ?? time(payload['created_at']),
    properties: present({ cart_id: cart, products, total, currency: total?.currency }),
  };
}

function totalOf(products: readonly Record<string, unknown>[]): Money | undefined {
  const totals = products.map(({ line_total: total }) => total as Money | undefined);
  const [first] = totals;
  if (!first || totals.some((total) => total?.currency !== first.currency)) return undefined;
  const amount = totals.reduce((sum, total) => sum + (total?.amount ?? 0), 0);
  return Number.isSafeInteger(amount) ? { amount, currency: first.currency } : undefined;
}
