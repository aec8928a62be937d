import { entriesOf, quoted, type Fields, type Parameters } from './parameters';

/** A way that people are shared out to. */
export interface ReadShare {
  readonly key: string;
  readonly name: string;
  readonly percent: number;
}

const LETTERS = 'ABCDEFGHIJ';
const TOLERANCE = 0.05;

/** What n8n leaves out of workflow JSON: the default of our nodes. */
const HALVES: readonly Fields[] = [
  { key: 'a', name: 'A', percent: 50 },
  { key: 'b', name: 'B', percent: 50 },
];

/** 2 to 10 ways with shares that come to 100 %; what is wrong with them leads to the field. */
export function readShares(parameters: Parameters, name: string, key: string): readonly ReadShare[] {
  const raw = parameters.raw(name);
  const entries = raw === undefined ? HALVES : entriesOf(raw, key);
  if (entries.length < 2)
    parameters.error('too_few_shares', name, 'people are shared out between two ways at least; add another one.');
  if (entries.length > LETTERS.length)
    parameters.error(
      'too_many_shares',
      name,
      `${String(entries.length)} ways; ${String(LETTERS.length)} are the limit.`,
    );
  const shares = entries.slice(0, LETTERS.length).map((fields, at) => {
    return readShare(parameters.inside(fields, `${name}.${key}[${String(at)}]`), fields, at);
  });
  checkSum(parameters, name, shares);
  checkKeys(parameters, name, shares);
  return shares;
}

function readShare(parameters: Parameters, fields: Fields, at: number): ReadShare {
  const letter = LETTERS[at] ?? '';
  const percent = parameters.fixedNumber('percent', 50);
  if (percent < 0 || percent > 100)
    parameters.error('invalid_share', 'percent', `a share of ${quoted(percent)} per cent; 0 to 100 are possible.`);
  const key = typeof fields['key'] === 'string' && fields['key'] !== '' ? fields['key'] : letter.toLowerCase();
  return { key, name: parameters.fixed('name') || letter, percent };
}

function checkSum(parameters: Parameters, name: string, shares: readonly ReadShare[]): void {
  const sum = shares.reduce((all, { percent }) => all + percent, 0);
  if (Math.abs(sum - 100) <= TOLERANCE) return;
  const rounded = String(Math.round(sum * 100) / 100);
  parameters.error('shares_not_whole', name, `the shares come to ${rounded} per cent; together they must be 100.`);
}

/** Draws and figures go by the key: a copied way would share those of the first. */
function checkKeys(parameters: Parameters, name: string, shares: readonly ReadShare[]): void {
  for (const [key, same] of Map.groupBy(shares, (share) => share.key)) {
    if (same.length < 2) continue;
    const names = same.map((share) => quoted(share.name)).join(' and ');
    parameters.error(
      'duplicate_share',
      name,
      `${names} have the same key ${quoted(key)}; take one out and add it anew.`,
    );
  }
}

export function checkRandomSplit(parameters: Parameters): void {
  parameters.option('assignment', ['person', 'entry'], 'person');
  readShares(parameters, 'ways', 'way');
}
