import { NO_TRAITS, shopOrder } from '../../profiles/service';
import { keysOf, type HookEvent } from '../hooks/event';
import { exactId, firstTime, list, object, present, text, type Payload } from '../payload';
import type { ShopContext } from './customer';

const MOST_CHANGES = 100;

function ofOrder(order: string | undefined, { sourceId }: ShopContext) {
  const named = shopOrder(sourceId, order);
  return { keys: keysOf({ order }), identifiers: named ? [named] : [], traits: NO_TRAITS, consents: [] };
}

/** `orders/edited`: what was added and taken away, and no order; that comes with `orders/updated`. */
export function editedOrder(payload: Payload, context: ShopContext): HookEvent {
  const edit = object(payload['order_edit']);
  const order = exactId(edit['order_id'], undefined)?.slice(0, 100);
  const changes = object(edit['line_items']);
  return {
    name: 'Order Edited',
    ...ofOrder(order, context),
    occurredAt: firstTime(edit['committed_at'], edit['created_at']),
    properties: present({
      order_id: order,
      edit_id: exactId(edit['id'], undefined),
      added: changesOf(changes['additions']),
      removed: changesOf(changes['removals']),
    }),
  };
}

const changesOf = (value: unknown) =>
  list(value)
    .slice(0, MOST_CHANGES)
    .map(({ id, delta }) => present({ line_id: exactId(id, undefined), quantity: Math.abs(Number(text(delta) ?? 0)) }));

/** `orders/delete` is only an id. What a shop has deleted brought in nothing: it counts like a cancelled order. */
export function deletedOrder(payload: Payload, context: ShopContext): HookEvent {
  const order = exactId(payload['id'], payload['admin_graphql_api_id'])?.slice(0, 100);
  return {
    name: 'Order Deleted',
    ...ofOrder(order, context),
    occurredAt: context.at,
    properties: present({ order_id: order }),
    order:
      order === undefined
        ? undefined
        : {
            ...{ orderId: order, at: context.at, refunds: [], fulfilments: [] },
            fields: { cancelled: { at: context.at, reason: 'deleted' } },
          },
  };
}
