import type { Encoding, Format, Layout } from '../layout';
import { encodingOf } from './encoding';

const DELIMITERS = [',', ';', '\t', '|'] as const;
const LINES_LOOKED_AT = 50;

/** How a file is probably to be read, by its first bytes and its name. */
export function layoutOf(head: Uint8Array, name: string): Layout {
  const encoding = encodingOf(head);
  const text = new TextDecoder(encoding).decode(head, { stream: true });
  const format = formatOf(head, { text, name });
  const plain = { format, encoding: format === 'xlsx' ? ('utf-8' as Encoding) : encoding, header: true };
  return { ...plain, quote: '"', delimiter: format === 'csv' ? delimiterOf(text) : ',' };
}

function formatOf(head: Uint8Array, { text, name }: { readonly text: string; readonly name: string }): Format {
  // Every ZIP begins so, and no table does.
  if (head[0] === 0x50 && head[1] === 0x4b && head[2] === 3 && head[3] === 4) return 'xlsx';
  const begins = text.trimStart();
  if (begins.startsWith('[')) return 'json';
  if (!begins.startsWith('{')) return 'csv';
  if (/\.(ndjson|jsonl)$/i.test(name)) return 'ndjson';
  return isWhole(begins.slice(0, Math.max(0, begins.indexOf('\n')))) ? 'ndjson' : 'json';
}

/** Whether the first line is an object of its own. */
function isWhole(line: string): boolean {
  try {
    return line.trim() !== '' && typeof JSON.parse(line) === 'object';
  } catch {
    return false; // SyntaxError: it goes on.
  }
}

/** The one that cuts most lines into the same number of pieces, outside quotes. */
function delimiterOf(text: string): string {
  const lines = text.split(/\r\n|\r|\n/, LINES_LOOKED_AT).filter((line) => line.trim() !== '');
  const scores = DELIMITERS.map((delimiter) => {
    const counts = lines.map((line) => piecesOf(line, delimiter));
    const most = Math.max(0, ...counts);
    return { delimiter, score: most < 2 ? 0 : counts.filter((count) => count === most).length * 100 + most };
  });
  const best = scores.reduce((a, b) => (b.score > a.score ? b : a), { delimiter: ',', score: 0 });
  return best.delimiter;
}

const piecesOf = (line: string, delimiter: string): number => line.replace(/"[^"]*"/g, '').split(delimiter).length;
