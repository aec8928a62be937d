import readSheets from 'read-excel-file/node';
import { fromBuffer, type Entry, type ZipFile } from 'yauzl';

import { FileError } from '../fileError';
import { MOST_COLUMNS, type Layout, type Row, type Table } from '../layout';
import { columnNames } from './columns';
import { tooMany } from './csv';

/** Such a file can only be read as a whole: it is held in memory, and what it inflates to several times over. */
export const LARGEST_XLSX = 10 * 1024 * 1024;
const LARGEST_INFLATED = 60 * 1024 * 1024;

/** The first sheet of an Excel file. Dates come as dates, midnight in UTC standing for the local day. */
export async function xlsxTable(bytes: AsyncIterable<Uint8Array>, { header }: Layout): Promise<Table> {
  const file = await whole(bytes);
  await requireSmall(file);
  const [sheet] = await sheetsOf(file);
  const rows = (sheet?.data ?? []).map((cells, index): Row => ({ row: index + 1, cells }));
  const filled = rows.filter(({ cells }) => cells.some((cell) => cell !== null));
  const wide = filled.find(({ cells }) => cells.length > MOST_COLUMNS);
  if (wide) throw tooMany(wide.cells.length, wide.row);
  const [first] = filled;
  const columns = columnNames(header ? (first?.cells ?? []) : (first?.cells ?? []).map(() => ''));
  return { columns, rows: oneByOne(header ? filled.slice(1) : filled) };
}

// eslint-disable-next-line @typescript-eslint/require-await -- the rows of other files come from a stream
async function* oneByOne(rows: readonly Row[]): AsyncGenerator<Row> {
  yield* rows;
}

async function whole(bytes: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of bytes) {
    size += piece.byteLength;
    if (size > LARGEST_XLSX)
      throw new FileError(
        'xlsx_too_large',
        'An Excel file may have 10 MB. Save the sheet as CSV, which has no such limit.',
      );
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

async function sheetsOf(file: Buffer) {
  try {
    return await readSheets(file);
  } catch (cause) {
    throw new FileError('bad_xlsx', 'The file is no Excel file that can be read. Save it as .xlsx or as CSV.', cause);
  }
}

/** A few kilobytes can say that they are gigabytes: the sizes are added up before anything is inflated. */
async function requireSmall(file: Buffer): Promise<void> {
  let inflated = 0;
  try {
    for await (const entry of entriesOf(file)) inflated += entry.uncompressedSize;
  } catch (cause) {
    throw new FileError('bad_xlsx', 'The file is no Excel file that can be read. Save it as .xlsx or as CSV.', cause);
  }
  if (inflated > LARGEST_INFLATED)
    throw new FileError('xlsx_too_large', 'What this Excel file holds takes more than 60 MB. Save the sheet as CSV.');
}

async function* entriesOf(file: Buffer): AsyncGenerator<Entry> {
  const zip = await new Promise<ZipFile>((resolve, reject) => {
    fromBuffer(file, { lazyEntries: true }, (error: Error | null, opened?: ZipFile) => {
      if (opened) resolve(opened);
      else reject(error ?? new Error('no ZIP file'));
    });
  });
  for (let left = zip.entryCount; left > 0; left--)
    yield await new Promise<Entry>((resolve, reject) => {
      zip.once('entry', resolve);
      zip.once('error', reject);
      zip.readEntry();
    });
}
