const letters = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** "Ines Korhonen" is IK, "Mori & Fig" is MF, 「王芳」 is 王. */
export function initials(name: string): string {
  const words = name.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  const first = firstLetter(words[0] ?? '?');
  if (/\p{Script=Han}/u.test(first)) return first;
  return (first + (words.length > 1 ? firstLetter(words.at(-1) ?? '') : '')).toUpperCase();
}

function firstLetter(word: string): string {
  return letters.segment(word)[Symbol.iterator]().next().value?.segment ?? '';
}
