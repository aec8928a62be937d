import type { NormalisedEvent } from '../../events/service';
import { text } from '../payload';

/** A webhook's payload as an event; the delivery adds its id, its origin and the time when the payload has none. */
export type HookEvent = Pick<
  NormalisedEvent,
  'name' | 'keys' | 'identifiers' | 'traits' | 'consents' | 'properties' | 'order' | 'profileId' | 'joins'
> & {
  readonly occurredAt: Date | undefined;
  /** What happens once however many deliveries tell of it; else the delivery is the message. */
  readonly messageId?: string | undefined;
  /** What was odd about it. */
  readonly notes?: readonly string[] | undefined;
};

/** Event keys in the order given: `order:…`, `checkout:…`, `cart:…`. */
export function keysOf(ids: Readonly<Record<string, string | undefined>>): readonly string[] {
  return Object.entries(ids).flatMap(([kind, id]) => (id === undefined ? [] : [`${kind}:${id}`]));
}

/** Storefronts add `?key=…` to the token of the same cart. */
export const cartToken = (value: unknown): string | undefined => text(value)?.split('?')[0];
