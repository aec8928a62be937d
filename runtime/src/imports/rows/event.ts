import { derivedId } from '../../platform/ids';
import { identifier, NO_TRAITS } from '../../profiles/service';
import type { NormalisedEvent } from '../../events/service';
import { boundedProperties } from '../../events/service';
import { PerennialError } from '../../platform/errors/error';
import type { Plan } from '../settings';
import type { Cells } from './cells';
import { problem } from './problem';

const LONGEST_NAME = 200;
const LONGEST_ID = 200;
const DAY_MS = 86_400_000;

/** What happened, as a row of events says it; undefined when the row is refused. Equal rows are one event. */
export function eventRow(cells: Cells, { reading, at }: Pick<Plan, 'reading' | 'at'>): NormalisedEvent | undefined {
  const name = cells.text('event') ?? reading.event;
  if (name === undefined) lacks(cells, 'no_event', 'It names no event. Map a column, or choose the event of all rows.');
  else if (name.length > LONGEST_NAME) cells.refuse('bad_event', 'A name has at most 200 characters.', 'event');
  const occurredAt = happenedAt(cells, 'occurredAt', at);
  const keys = keysOf(cells);
  const people = cells.identifiers();
  if (people.length === 0 && keys.length === 0)
    lacks(cells, 'nobody', 'It names nobody: an e-mail address, a phone number or an id is needed.');
  const properties = {
    ...propertiesOf(cells),
    ...Object.fromEntries(keys.map(([kind, value]) => [`${kind}_id`, value])),
  };
  const currency = cells.currency();
  refuseLarge(cells, properties);
  if (cells.problems.length > 0 || name === undefined || !occurredAt) return undefined;
  const weak = keys.flatMap(([kind, value]) => (kind === 'order' ? [] : (identifier(kind, value) ?? [])));
  const identifiers = [...people, ...weak];
  const said = { ...properties, ...(currency !== undefined && cells.has('currency') && { currency }) };
  return {
    messageId: cells.text('messageId')?.slice(0, 300) ?? contentId([name, occurredAt.getTime(), identifiers, said]),
    ...{ type: 'track', name, identifiers, occurredAt, origin: 'backfill', traits: NO_TRAITS, consents: [] },
    keys: keys.map(([kind, value]) => `${kind}:${value}`),
    properties: said,
    notes: [],
  };
}

export const contentId = (content: readonly unknown[]): string => `row:${derivedId(JSON.stringify(content))}`;

function lacks(cells: Cells, code: string, message: string): void {
  if (cells.problems.length === 0) cells.problems.push(problem(cells.row, code, message));
}

/** A date that has to be there, and not lie ahead by more than a day (clocks and zones differ). */
export function happenedAt(cells: Cells, field: string, now: Date): Date | undefined {
  const date = cells.date(field);
  if (!date) {
    if (!cells.has(field)) lacks(cells, 'no_date', 'It does not say when. Map the column with the date.');
    return undefined;
  }
  if (date.getTime() <= now.getTime() + DAY_MS) return date;
  cells.refuse(
    'date_ahead',
    'It lies ahead: what is imported has happened. Is the order of day and month right?',
    field,
  );
  return undefined;
}

function keysOf(cells: Cells): readonly (readonly ['checkout' | 'cart' | 'order', string])[] {
  return (['checkout', 'cart', 'order'] as const).flatMap((kind) => {
    const value = cells.text(`${kind}Id`);
    if (value === undefined) return [];
    if (value.length <= LONGEST_ID) return [[kind, value] as const];
    cells.refuse('bad_id', 'An id has at most 200 characters.', `${kind}Id`);
    return [];
  });
}

function propertiesOf(cells: Cells): Record<string, unknown> {
  const held: [string, unknown][] = [];
  for (const { name, value } of cells.free()) {
    const usable = value instanceof Date ? value.toISOString() : typeof value === 'string' ? value.trim() : value;
    if (usable !== '') held.push([name, usable]);
  }
  return Object.fromEntries(held);
}

function refuseLarge(cells: Cells, properties: Readonly<Record<string, unknown>>): void {
  try {
    boundedProperties(properties);
  } catch (error) {
    if (!(error instanceof PerennialError)) throw error;
    cells.problems.push(problem(cells.row, error.code, error.message));
  }
}
