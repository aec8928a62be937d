import { UNUSABLE_NAMES } from '../../platform/unusable-names';
import { parseExactJson } from '../../sources/service';
import { MOST_COLUMNS, type Row, type Table } from '../layout';
import { columnNames } from './columns';
import type { JsonItem } from './jsonItems';

type Item = Readonly<Record<string, unknown>>;

const ITEMS_LOOKED_AT = 200;
const MAX_DEPTH = 4;

/** Of JSON: the columns are what the first items hold, objects within them by their path (`address.country`). */
export async function jsonTable(items: AsyncGenerator<JsonItem>): Promise<Table> {
  const rows = itemsOf(items);
  const first: Parsed[] = [];
  while (first.length < ITEMS_LOOKED_AT) {
    const next = await rows.next();
    if (next.done) break;
    first.push(next.value);
  }
  const names = new Set<string>();
  for (const { item } of first) if (names.size <= MOST_COLUMNS) for (const name of pathsOf(item)) names.add(name);
  const columns = columnNames([...names]);
  return { columns, rows: celled(first, rows, columns) };
}

interface Parsed {
  readonly row: number;
  readonly item: Item;
  readonly around: Item;
}

async function* itemsOf(items: AsyncGenerator<JsonItem>): AsyncGenerator<Parsed> {
  let row = 0;
  for await (const { text, around } of items) {
    row++;
    if (text !== '') yield { row, item: parsed(text), around };
  }
}

/** Marks an item that is no object; its row is refused. */
export const NOT_AN_OBJECT = 'this row is no JSON object';

function parsed(text: string): Item {
  try {
    const value = parseExactJson(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Item;
  } catch {
    // PerennialError invalid_json: said for the row, the others are read.
  }
  return { [NOT_AN_OBJECT]: text.slice(0, 100) };
}

async function* celled(
  first: readonly Parsed[],
  rest: AsyncIterable<Parsed>,
  columns: readonly string[],
): AsyncGenerator<Row> {
  const paths = columns.map((column) => column.split('.'));
  const row = ({ row: number, item, around }: Parsed): Row => ({
    ...{ row: number, item, around },
    cells: paths.map((path, index) => valueAt(item, columns[index] ?? '', path)),
  });
  for (const each of first) yield row(each);
  for await (const each of rest) yield row(each);
}

function valueAt(item: Item, name: string, path: readonly string[]): unknown {
  if (Object.hasOwn(item, name)) return item[name];
  let value: unknown = item;
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Item)[key];
  }
  return value;
}

function pathsOf(item: Item, before = '', depth = 1): readonly string[] {
  return Object.entries(item).flatMap(([name, value]) => {
    if (UNUSABLE_NAMES.has(name) || name === NOT_AN_OBJECT) return [];
    const path = before + name;
    const nested = typeof value === 'object' && value !== null && !Array.isArray(value) && depth < MAX_DEPTH;
    return nested ? pathsOf(value as Item, `${path}.`, depth + 1) : [path];
  });
}
