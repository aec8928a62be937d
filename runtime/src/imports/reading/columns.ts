import { FileError } from '../fileError';
import { MOST_COLUMNS } from '../layout';

const LONGEST_NAME = 200;

/** Names of columns, each once: what has no name is called by its place, a name that comes again gets a number. */
export function columnNames(cells: readonly unknown[]): readonly string[] {
  if (cells.length > MOST_COLUMNS)
    throw new FileError(
      'too_many_columns',
      `The file has ${String(cells.length)} columns; ${String(MOST_COLUMNS)} are allowed. Leave out what is not imported.`,
    );
  const seen = new Map<string, number>();
  return cells.map((cell, index) => {
    const name = nameOf(cell) || `Column ${String(index + 1)}`;
    const before = seen.get(name) ?? 0;
    seen.set(name, before + 1);
    return before === 0 ? name : `${name} (${String(before + 1)})`;
  });
}

const nameOf = (cell: unknown): string =>
  (typeof cell === 'string' || typeof cell === 'number' ? String(cell) : '')
    .replaceAll('\0', '')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .slice(0, LONGEST_NAME);
