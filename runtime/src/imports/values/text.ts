/** A cell as a text without blanks around it; undefined when there is nothing in it. */
export function textOf(value: unknown): string | undefined {
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  if (typeof value === 'boolean') return String(value);
  const text = typeof value === 'string' ? value.replaceAll('\0', '').trim() : '';
  return text === '' ? undefined : text;
}

/** What spreadsheets and exports write for nothing. */
const NOTHING = new Set(['null', 'n/a', '#n/a', '-', '–', '—', '\\n']);

/** The same, where such a word is none of the values that are meant. */
export function saidOf(value: unknown): string | undefined {
  const text = textOf(value);
  return text === undefined || NOTHING.has(text.toLowerCase()) ? undefined : text;
}
