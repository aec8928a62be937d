import type { Db } from '../platform/database';
import type { ImportPreview } from './contract';
import type { Layout, Row, Table } from './layout';
import { fieldsOf, FREE } from './mapping/fields';
import { guessMapping, type SampledColumn } from './mapping/guess';
import type { ImportDocument } from './model';
import { bytesOf } from './parts';
import { planOf } from './pass';
import { openTable } from './reading/open';
import { portions } from './rows/interpret';
import type { Unit } from './rows/unit';
import { textOf } from './values/text';

const SAMPLE = 200;
const SHOWN = 20;
const SAMPLES = 4;
const LONGEST_SHOWN = 120;

type Opened = Pick<ImportDocument, '_id' | 'parts'>;

/** The first rows of a file. */
export async function sampleOf(
  db: Db,
  { _id, parts }: Opened,
  layout: Layout,
): Promise<Table & { readonly first: readonly Row[] }> {
  const table = await openTable(bytesOf(db, _id, { parts }), layout);
  const first: Row[] = [];
  for await (const row of table.rows) {
    first.push(row);
    if (first.length >= SAMPLE) break;
  }
  return { ...table, first };
}

export function sampledColumns(columns: readonly string[], first: readonly Row[]): readonly SampledColumn[] {
  return columns.map((name, index) => ({ name, values: first.map(({ cells }) => cells[index]) }));
}

/** Columns, and where they probably go. */
export function guessedOf(
  { kind, reading }: Pick<ImportDocument, 'kind' | 'reading'>,
  columns: readonly SampledColumn[],
) {
  return { columns: columns.map(({ name }) => name), mapping: reading.preset ? [] : guessMapping(kind, columns) };
}

export async function previewOf(db: Db, document: ImportDocument): Promise<ImportPreview> {
  const plan = planOf(document);
  const { columns, first } = await sampleOf(db, document, plan.layout);
  const shown = first.slice(0, SHOWN);
  const becomes = new Map<number, Record<string, unknown>>();
  const problems: ImportPreview['rows'][number]['problems'] = [];
  for await (const portion of portions({ columns, rows: oneByOne(first) }, plan)) {
    for (const unit of portion.units) becomes.set(unit.row, summaryOf(unit));
    problems.push(...portion.problems.map((each) => ({ ...each })));
  }
  const to = new Map(document.mapping.map((each) => [each.column, each.to]));
  return {
    revision: document.revision,
    columns: sampledColumns(columns, first).map(({ name, values }) => ({
      name,
      samples: samplesOf(values),
      ...(to.has(name) && { to: to.get(name) }),
    })),
    rows: shown.map(({ row, cells }) => ({
      row,
      cells: columns.map((_, index) => shownOf(cells[index])),
      ...(becomes.has(row) && { becomes: becomes.get(row) }),
      problems: problems.filter((each) => each.row === row),
    })),
    fields: fieldsOf(document.kind).map(({ name, type }) => ({ name, type })),
    free: FREE[document.kind],
  };
}

// eslint-disable-next-line @typescript-eslint/require-await -- the rows of a whole file come from a stream
async function* oneByOne(rows: readonly Row[]): AsyncGenerator<Row> {
  yield* rows;
}

function samplesOf(values: readonly unknown[]): string[] {
  const shown = new Set<string>();
  for (const value of values) {
    const text = shownOf(value);
    if (text !== '' && shown.size < SAMPLES) shown.add(text);
  }
  return [...shown];
}

const shownOf = (value: unknown): string =>
  (textOf(value) ?? (typeof value === 'object' && value !== null ? JSON.stringify(value) : '')).slice(0, LONGEST_SHOWN);

/** What people recognise of it. */
function summaryOf(unit: Unit): Record<string, unknown> {
  if ('event' in unit) {
    const { name, occurredAt, identifiers, properties, order } = unit.event;
    const fields = order?.fields;
    return defined({
      ...namesOf(identifiers),
      ...(order
        ? { order: order.orderId, total: fields?.total, lines: fields?.lines?.length }
        : { event: name, properties }),
      at: occurredAt.toISOString(),
    });
  }
  const { identifiers, traits, consents, addTags } = unit.item;
  const [consent] = consents;
  return defined({
    ...{ ...namesOf(identifiers), ...traits.fields, ...traits.attributes, tags: addTags },
    ...(consent && {
      channel: consent.channel,
      state: consent.state,
      at: consent.at.toISOString(),
      source: consent.source,
    }),
  });
}

const namesOf = (identifiers: readonly { readonly kind: string; readonly value: string }[]) =>
  Object.fromEntries(identifiers.map(({ kind, value }) => [kind, value]));

const defined = (values: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
