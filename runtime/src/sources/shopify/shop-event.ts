import type { NormalisedEvent } from '../../events/service';
import { text } from './payload';

/** A webhook's payload as an event; the delivery adds its id, its origin and the time when the payload has none. */
export type ShopEvent = Pick<
  NormalisedEvent,
  'name' | 'keys' | 'identifiers' | 'traits' | 'consents' | 'properties' | 'order'
> & { readonly occurredAt: Date | undefined };

/** Event keys in the order given: `order:…`, `checkout:…`, `cart:…`. */
export function keysOf(ids: Readonly<Record<string, string | undefined>>): readonly string[] {
  return Object.entries(ids).flatMap(([kind, id]) => (id === undefined ? [] : [`${kind}:${id}`]));
}

/** Storefronts add `?key=…` to the token of the same cart. */
export const cartToken = (value: unknown): string | undefined => text(value)?.split('?')[0];
