import { entriesOf, textIn } from './rules';

/** A way out that a share of the people takes. */
export interface Share {
  readonly key: string;
  readonly name: string;
  readonly percent: number;
}

export const MOST_SHARES = 10;
const LETTERS = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I', 'J'];
const HALVES: readonly Share[] = [
  { key: 'a', name: 'A', percent: 50 },
  { key: 'b', name: 'B', percent: 50 },
];

/** The entries of a fixedCollection as shares; n8n leaves two halves out, which are the default. */
export function sharesOf(value: unknown, name: string): readonly Share[] {
  if (value === undefined) return HALVES;
  return entriesOf(value, name).map(({ key, name: said, percent = 50 }, at) => {
    const letter = LETTERS[at] ?? '';
    const share = Number(percent);
    return {
      key: textIn(key) || letter.toLowerCase(),
      name: textIn(said) || letter,
      percent: Number.isFinite(share) ? share : 0,
    };
  });
}

/** One share changed, the others sharing what is left as they did before: together always 100. */
export function withPercent(shares: readonly Share[], index: number, percent: number): readonly Share[] {
  const wanted = Math.min(100, Math.max(0, percent));
  const others = shares.filter((_, at) => at !== index).reduce((sum, share) => sum + share.percent, 0);
  const rest = 100 - wanted;
  const exact = shares.map((share, at) => {
    if (at === index) return wanted;
    return others > 0 ? (share.percent / others) * rest : rest / (shares.length - 1);
  });
  const whole = rounded(exact, index);
  return shares.map((share, at) => ({ ...share, percent: whole[at] ?? share.percent }));
}

/** To whole per cents (hundredths where the fixed one has them) that still come to 100: the largest remainders round up. */
function rounded(exact: readonly number[], fixed: number): readonly number[] {
  const grain = Number.isInteger(exact[fixed]) ? 1 : 100;
  const floors = exact.map((value, at) => (at === fixed ? value : Math.floor(value * grain + 1e-9) / grain));
  let left = Math.round((100 - floors.reduce((sum, value) => sum + value, 0)) * grain);
  const byRemainder = exact
    .map((value, at) => ({ at, remainder: value - (floors[at] ?? 0) }))
    .filter(({ at }) => at !== fixed)
    .toSorted((a, b) => b.remainder - a.remainder);
  const result = [...floors];
  for (const { at } of byRemainder) {
    if (left <= 0) break;
    result[at] = Math.round(((result[at] ?? 0) + 1 / grain) * 100) / 100;
    left -= 1;
  }
  return result;
}

/** One more with an equal share, under a key and a letter that none has. */
export function withOneMore(shares: readonly Share[]): readonly Share[] {
  const free = LETTERS.find(
    (letter) => !shares.some(({ key, name }) => key === letter.toLowerCase() || name === letter),
  );
  const letter = free ?? LETTERS[shares.length] ?? '';
  const key = shares.some((share) => share.key === letter.toLowerCase()) ? crypto.randomUUID() : letter.toLowerCase();
  const more = [...shares, { key, name: letter, percent: 0 }];
  return withPercent(more, shares.length, Math.floor(100 / more.length));
}

/** Without one; the others share what it had. */
export function withoutShare(shares: readonly Share[], index: number): readonly Share[] {
  const rest = shares.toSpliced(index, 1);
  const sum = rest.reduce((all, { percent }) => all + percent, 0);
  const first = sum > 0 ? Math.round(((rest[0]?.percent ?? 0) / sum) * 100) : Math.floor(100 / rest.length);
  return withPercent(rest, 0, first);
}
