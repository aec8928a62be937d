/** Columns of a terminal that tables must fit into. */
const WIDTH = 100;
const GAP = 2;
const NARROWEST = 6;

export interface Column<T> {
  readonly title: string;
  readonly value: (row: T) => string | number | boolean | undefined;
  /** Never cut: ids that are copied. */
  readonly whole?: boolean;
}

/** A table of at most 100 columns; the widest texts are cut with “…” first. */
export function table<T>(rows: readonly T[], columns: readonly Column<T>[], empty: string): string {
  if (rows.length === 0) return empty;
  const texts = rows.map((row) => columns.map(({ value }) => oneLine(value(row))));
  const natural = columns.map(({ title }, at) =>
    Math.max(widthOf(title), ...texts.map((line) => widthOf(line[at] ?? ''))),
  );
  const widths = fitted(natural, columns);
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, at) => padded(cell, widths[at] ?? 0))
      .join(' '.repeat(GAP))
      .trimEnd();
  return [line(columns.map(({ title }) => title.toUpperCase())), ...texts.map(line)].join('\n');
}

/** `label: value` lines; those without a value are left out. */
export function fields(entries: Readonly<Record<string, string | number | boolean | undefined>>): string {
  const shown = Object.entries(entries).filter(([, value]) => value !== undefined && value !== '');
  const width = Math.max(0, ...shown.map(([label]) => label.length));
  return shown.map(([label, value]) => `${`${label}:`.padEnd(width + GAP)}${String(value)}`).join('\n');
}

function fitted<T>(natural: readonly number[], columns: readonly Column<T>[]): number[] {
  const widths = [...natural];
  let over = widths.reduce((sum, width) => sum + width + GAP, -GAP) - WIDTH;
  while (over > 0) {
    const cuttable = widths.map((width, at) => (columns[at]?.whole || width <= NARROWEST ? 0 : width));
    const widest = cuttable.indexOf(Math.max(...cuttable));
    if ((cuttable[widest] ?? 0) === 0) break;
    widths[widest] = (widths[widest] ?? 0) - 1;
    over -= 1;
  }
  return widths;
}

function padded(text: string, width: number): string {
  let cut = text;
  if (widthOf(text) > width) {
    const letters = lettersOf(text);
    while (letters.length > 0 && widthOf(letters.join('')) >= width) letters.pop();
    cut = `${letters.join('')}…`;
  }
  return cut + ' '.repeat(Math.max(0, width - widthOf(cut)));
}

/** Columns in a terminal: East Asian letters take two. */
function widthOf(text: string): number {
  return lettersOf(text).reduce((sum, letter) => sum + (WIDE.test(letter) ? 2 : 1), 0);
}

const segmenter = new Intl.Segmenter();

function lettersOf(text: string): string[] {
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

const WIDE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff01-\uff60]/u;

/** What authors and shops write must not move the cursor or break lines. */
function oneLine(value: string | number | boolean | undefined): string {
  return String(value ?? '').replace(/[\u0000-\u001f\u007f-\u009f]+/g, ' ');
}
