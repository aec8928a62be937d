import { CsvError, parse } from 'csv-parse';

import { FileError } from '../fileError';
import { MOST_COLUMNS, type Layout, type Row, type Table } from '../layout';
import { columnNames } from './columns';

/** A quote that is never closed would take in the rest of the file. */
const LONGEST_ROW = 4_000_000;

/** Rows of a CSV, one after the other; empty ones are counted and left out. */
export async function csvTable(text: AsyncIterable<string>, layout: Layout): Promise<Table> {
  const rows = numbered(recordsOf(text, layout));
  if (!layout.header) {
    const first = await rows.next();
    const columns = first.done ? [] : columnNames(first.value.cells.map(() => ''));
    return { columns, rows: first.done ? rows : withFirst(first.value, rows) };
  }
  const head = await rows.next();
  return { columns: head.done ? [] : columnNames(head.value.cells), rows };
}

async function* withFirst(first: Row, rest: AsyncIterable<Row>): AsyncGenerator<Row> {
  yield first;
  yield* rest;
}

async function* numbered(records: AsyncIterable<readonly string[]>): AsyncGenerator<Row> {
  let row = 0;
  for await (const cells of records) {
    row++;
    if (cells.length > MOST_COLUMNS) throw tooMany(cells.length, row);
    if (cells.some((cell) => cell.trim() !== '')) yield { row, cells };
  }
}

export function tooMany(count: number, row: number): FileError {
  const words = `Row ${String(row)} has ${String(count)} columns; a file may have ${String(MOST_COLUMNS)}. Is the delimiter right?`;
  return new FileError('too_many_columns', words);
}

async function* recordsOf(text: AsyncIterable<string>, { delimiter, quote }: Layout): AsyncIterable<readonly string[]> {
  const parser = parse({
    ...{ delimiter, quote, escape: quote, relax_quotes: true, relax_column_count: true, skip_empty_lines: false },
    max_record_size: LONGEST_ROW,
  });
  const fed = feed(text, parser);
  try {
    yield* parser as AsyncIterable<readonly string[]>;
    await fed;
  } catch (error) {
    throw error instanceof CsvError ? unreadable(error) : error;
  } finally {
    parser.destroy();
    await fed.catch(() => undefined);
  }
}

async function feed(text: AsyncIterable<string>, parser: ReturnType<typeof parse>): Promise<void> {
  try {
    for await (const piece of text) {
      if (parser.destroyed) return;
      if (!parser.write(piece)) await drained(parser);
    }
    parser.end();
  } catch (error) {
    parser.destroy(error instanceof Error ? error : new Error(String(error)));
  }
}

async function drained(parser: ReturnType<typeof parse>): Promise<void> {
  await new Promise<void>((resolve) => {
    const go = () => {
      parser.off('drain', go).off('close', go);
      resolve();
    };
    parser.on('drain', go).on('close', go);
    if (parser.destroyed) go();
  });
}

function unreadable(error: CsvError): FileError {
  const { lines } = error as { readonly lines?: number };
  const where = lines === undefined ? '' : ` near line ${String(lines)}`;
  const why =
    error.code === 'CSV_MAX_RECORD_SIZE'
      ? 'a row is longer than 4 million characters'
      : error.code === 'CSV_QUOTE_NOT_CLOSED'
        ? 'a quote is opened and never closed'
        : 'a row cannot be read';
  return new FileError(
    'bad_csv',
    `The file cannot be read${where}: ${why}. Check the delimiter and the quotes.`,
    error,
  );
}
