import type { Db } from '../platform/database';
import { decodeCursor, encodeCursor, type PageQuery } from '../platform/http/page';
import { problemsOf, type ImportDocument, type ImportProblem } from './model';
import type { RowProblem } from './rows/problem';

type Whose = Pick<ImportDocument, '_id' | 'workspaceId' | 'pass'>;

/** By row. */
export async function problemPageOf(db: Db, whose: Whose, { limit, cursor }: PageQuery) {
  const found = await problemsOf(db)
    .find({ ...ofPass(whose), ...beyond(cursor) })
    .sort({ row: 1, place: 1 })
    .limit(limit + 1)
    .toArray();
  const items = found.slice(0, limit);
  const last = items.at(-1);
  return {
    items: items.map(problemOf),
    ...(found.length > limit && last && { nextCursor: encodeCursor([last.row, last.place]) }),
  };
}

const ofPass = ({ _id: importId, workspaceId, pass }: Whose) => ({ importId, workspaceId, pass });

function beyond(cursor: string | undefined) {
  if (cursor === undefined) return {};
  const [row, place] = decodeCursor(cursor).map(Number);
  return { $or: [{ row: { $gt: row ?? 0 } }, { row: row ?? 0, place: { $gt: place ?? 0 } }] };
}

const problemOf = ({ row, column, value, code, message }: ImportProblem): RowProblem => ({
  ...{ row, code, message },
  ...(column !== undefined && { column }),
  ...(value !== undefined && { value }),
});

/** All that are kept, as CSV with a mark that makes Excel read it as UTF-8. */
export async function* problemsCsv(db: Db, whose: Whose): AsyncGenerator<string> {
  yield `\uFEFF${['row', 'column', 'value', 'code', 'what to do'].join(',')}\r\n`;
  const found = problemsOf(db).find(ofPass(whose)).sort({ row: 1, place: 1 });
  for await (const { row, column = '', value = '', code, message } of found)
    yield `${[String(row), column, value, code, message].map(csvCell).join(',')}\r\n`;
}

/** A value that a spreadsheet would calculate (`=HYPERLINK(…)`) stands there as a text: a quote before it says so. */
export function csvCell(value: string): string {
  const harmless = /^[\s]*[=+\-@\t\r|%＝＋－＠]/.test(value) ? `'${value}` : value;
  return /[",\r\n;\t']/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
