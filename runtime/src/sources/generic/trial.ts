import type { z } from 'zod';

import { boundedProperties } from '../../events/service';
import { PerennialError } from '../../platform/errors/error';
import type { HookEvent } from '../hooks/event';
import type { Mapping } from '../model';
import type { Payload } from '../payload';
import type { mappingTried } from './contract';
import { mappedEvents } from './mapped';

const MOST_SHOWN = 10;

/** What a mapping makes of a sample; nothing is stored. */
export function tried(mapping: Mapping, sample: Payload, now: Date): z.input<typeof mappingTried> {
  try {
    const events = mappedEvents(mapping, sample, now);
    return { events: events.slice(0, MOST_SHOWN).map((event) => shown(event, now)) };
  } catch (error) {
    if (!(error instanceof PerennialError)) throw error;
    return { events: [], problem: { code: error.code, message: error.message } };
  }
}

function shown({ name, occurredAt, identifiers, traits, properties, keys, order, notes = [] }: HookEvent, now: Date) {
  const bounded = boundedProperties(properties);
  return {
    ...{ name, occurredAt: (occurredAt ?? now).toISOString(), keys: [...keys] },
    identifiers: identifiers.map(({ kind, value }) => ({ kind, value })),
    traits: { ...traits.fields, ...traits.attributes },
    properties: bounded.properties,
    ...(order && { orderId: order.orderId }),
    notes: [...notes, ...bounded.notes],
  };
}
