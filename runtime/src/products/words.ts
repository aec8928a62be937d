import type { ProductFields } from './model';

const MOST = 60;
const LONGEST = 40;

/**
 * What a search finds a product by. Scripts without blanks are kept in pairs of signs besides, so that a part of a Chinese or
 * Japanese title is found.
 */
export function wordsOf({ title, brand, category, handle, variants = [] }: ProductFields): readonly string[] {
  const texts = [title, brand, category, handle, ...variants.slice(0, 20).map(({ sku }) => sku)];
  return [...new Set(texts.flatMap((text) => searched(text ?? '')))].slice(0, MOST);
}

/** The words of a query, in the same form. */
export function searched(text: string): readonly string[] {
  const words =
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.flatMap((word) =>
    /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}/u.test(word) ? pairs(word) : [word.slice(0, LONGEST)],
  );
}

function pairs(word: string): readonly string[] {
  const signs = Array.from(word);
  return signs.length < 2 ? signs : signs.slice(1).map((sign, index) => `${signs[index] ?? ''}${sign}`);
}
