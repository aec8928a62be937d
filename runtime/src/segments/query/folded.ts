import { BSONRegExp } from 'mongodb';

/**
 * Texts ignore case as `toLowerCase` does, in every alphabet: for each letter of the wanted text, all that become it. MongoDB's
 * own ways either know ASCII only or other rules of folding than JavaScript's.
 */
export const isText = (wanted: string): BSONRegExp => new BSONRegExp(isTextSource(wanted));
export const isTextSource = (wanted: string): string => String.raw`^${letters(wanted)}\z`;
export const hasText = (wanted: string): string => letters(wanted);
/** The text, or the text and more behind a hyphen: a language and its regions. */
export const isTag = (wanted: string): BSONRegExp => new BSONRegExp(String.raw`^${letters(wanted)}(-|\z)`);

function letters(text: string): string {
  return Array.from(text.toLowerCase(), (letter) => oneOf([letter, ...(UPPER.get(letter) ?? [])])).join('');
}

const oneOf = (all: readonly string[]): string =>
  all.length === 1 ? escaped(all[0] ?? '') : `[${all.map(escaped).join('')}]`;

const escaped = (letter: string): string => letter.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`);

/** By lower-case letter, the others that become it. Letters that become two are told by neither. */
const UPPER: ReadonlyMap<string, readonly string[]> = upperLetters();

function upperLetters(): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (let code = 0x41; code <= 0x1_e9_43; code++) {
    const letter = code >= 0xd8_00 && code <= 0xdf_ff ? '' : String.fromCodePoint(code);
    const lower = letter.toLowerCase();
    if (lower === letter || Array.from(lower).length !== 1) continue;
    found.set(lower, [...(found.get(lower) ?? []), letter]);
  }
  return found;
}
