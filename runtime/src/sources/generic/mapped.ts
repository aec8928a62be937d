import { PerennialError } from '../../platform/errors/error';
import { attributesOf, identifier, standardFields, type Identifier } from '../../profiles/service';
import { keysOf, type HookEvent } from '../hooks/event';
import type { Mapping } from '../model';
import { object, text, time, type Payload } from '../payload';
import { commerceIds, commerceProperties } from '../segment/commerce';
import { orderStatementOf } from '../segment/order-statement';
import { at } from './path';

/** Of one delivery. */
const MOST_ENTRIES = 500;
const MOST_NAME = 200;

/** A JSON as the events that a mapping makes of it. Throws invalid_input for what has no name or nobody it is about. */
export function mappedEvents(mapping: Mapping, payload: Payload, received: Date): readonly HookEvent[] {
  return entriesOf(mapping, payload).map((entry, index) => eventOf(mapping, entry, { index, received }));
}

function entriesOf({ items }: Mapping, payload: Payload): readonly unknown[] {
  if (items === undefined) return [payload];
  const entries = at(payload, items);
  if (!Array.isArray(entries))
    throw new PerennialError('invalid_input', `${items}: a list is needed, not ${kindOf(entries)}.`);
  if (entries.length > MOST_ENTRIES)
    throw new PerennialError(
      'too_large',
      `${items}: a delivery may hold ${String(MOST_ENTRIES)} entries, this one holds ${String(entries.length)}.`,
    );
  return entries;
}

function eventOf(
  mapping: Mapping,
  entry: unknown,
  { index, received }: { readonly index: number; readonly received: Date },
): HookEvent {
  const name = nameOf(mapping, entry, index);
  const properties = commerceProperties(name, propertiesOf(mapping, entry));
  const identifiers = identifiersOf(mapping, entry);
  if (identifiers.length === 0)
    throw new PerennialError(
      'invalid_input',
      `${where(mapping, index)}Nobody it is about: none of ${Object.values(mapping.identifiers).join(', ') || 'no path'} holds an address, a number or an id.`,
    );
  const said = mapping.time === undefined ? undefined : instantOf(at(entry, mapping.time));
  const given = mapping.id === undefined ? undefined : text(at(entry, mapping.id));
  const keys = commerceIds(properties);
  const occurredAt = said ?? received;
  const messageId = given === undefined ? undefined : `${name}:${given.slice(0, 200)}`;
  const order = { name, properties, orderId: keys.order, at: occurredAt, messageId: messageId ?? String(index) };
  return {
    ...{ name, identifiers, consents: [], properties, messageId },
    keys: keysOf({ order: keys.order, checkout: keys.checkout, cart: keys.cart }),
    traits: traitsOf(mapping, entry),
    occurredAt,
    notes: mapping.time !== undefined && !said ? ['timestamp_unreadable'] : [],
    order: orderStatementOf(order),
  };
}

const where = ({ items }: Mapping, index: number): string => (items === undefined ? '' : `${items}.${String(index)}: `);

function nameOf(mapping: Mapping, entry: unknown, index: number): string {
  const { fixed, path, names = [] } = mapping.event;
  const said = fixed ?? text(at(entry, path ?? ''));
  const name = (names.find(({ from }) => from === said)?.to ?? said)?.trim();
  if (name && name.length <= MOST_NAME) return name;
  throw new PerennialError(
    'invalid_input',
    `${where(mapping, index)}${path ?? 'event'}: a name of 1 to ${String(MOST_NAME)} characters is needed, not ${kindOf(at(entry, path ?? ''))}.`,
  );
}

/** What something is, without quoting it: it may be personal. */
function kindOf(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}

function propertiesOf({ properties }: Mapping, entry: unknown): Readonly<Record<string, unknown>> {
  if (!properties) return object(entry);
  return Object.fromEntries(
    properties.flatMap(({ from, to }) => {
      const value = at(entry, from);
      return value === undefined ? [] : [[to, value]];
    }),
  );
}

function identifiersOf({ identifiers, traits }: Mapping, entry: unknown): readonly Identifier[] {
  const country = traits?.country === undefined ? undefined : text(at(entry, traits.country));
  return (['external', 'email', 'phone', 'anonymous'] as const).flatMap((kind) => {
    const path = identifiers[kind];
    return path === undefined ? [] : (identifier(kind, at(entry, path), country) ?? []);
  });
}

function traitsOf({ traits = {}, attributes = [] }: Mapping, entry: unknown): HookEvent['traits'] {
  const of = (path: string | undefined) => (path === undefined ? undefined : text(at(entry, path)));
  return {
    fields: standardFields({
      ...{ firstName: of(traits.firstName), lastName: of(traits.lastName) },
      ...{ language: of(traits.language), country: of(traits.country), timeZone: undefined },
    }),
    attributes: attributesOf(Object.fromEntries(attributes.map(({ from, to }) => [to, at(entry, from)]))),
  };
}

/** A zoned ISO time, or seconds or milliseconds since 1970. */
function instantOf(value: unknown): Date | undefined {
  const iso = time(value);
  if (iso) return iso;
  const number = Number(text(value) ?? Number.NaN);
  if (!Number.isFinite(number) || number < 1e8 || number > 1e14) return undefined;
  return new Date(number < 1e11 ? number * 1_000 : number);
}
