/** How a file is to be read. */
export const FORMATS = ['csv', 'json', 'ndjson', 'xlsx'] as const;
export type Format = (typeof FORMATS)[number];

export const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'gb18030', 'windows-1252'] as const;
export type Encoding = (typeof ENCODINGS)[number];

export interface Layout {
  readonly format: Format;
  readonly encoding: Encoding;
  /** Of CSV: one character. */
  readonly delimiter: string;
  readonly quote: string;
  /** Whether the first row that is not empty names the columns. */
  readonly header: boolean;
}

/** A row of a file with its number, as a spreadsheet counts: a header is row 1. Of JSON: which item it is. */
export interface Row {
  readonly row: number;
  /** In the order of the columns. */
  readonly cells: readonly unknown[];
  /** Of JSON: the item as it is, and what stood beside its list. */
  readonly item?: Readonly<Record<string, unknown>>;
  readonly around?: Readonly<Record<string, unknown>>;
}

export interface Table {
  readonly columns: readonly string[];
  readonly rows: AsyncIterable<Row>;
}

export const MOST_COLUMNS = 500;
/** Characters of one cell. */
export const LONGEST_CELL = 65_536;
