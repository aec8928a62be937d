/** Why a row, or a value in it, is not taken. Codes are stable; the words name the value and what to do. */
export interface RowProblem {
  readonly row: number;
  readonly column?: string | undefined;
  readonly value?: string | undefined;
  readonly code: string;
  readonly message: string;
}

const LONGEST_SHOWN = 200;

export function problem(
  row: number,
  code: string,
  message: string,
  { column, value }: { readonly column?: string | undefined; readonly value?: unknown } = {},
): RowProblem {
  const shown = value === undefined || value === null ? undefined : shownOf(value);
  return { row, code, message, ...(column !== undefined && { column }), ...(shown !== undefined && { value: shown }) };
}

function shownOf(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.replaceAll('\0', '').slice(0, LONGEST_SHOWN);
}
