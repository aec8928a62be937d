/** How many of so many did it. */
export interface Proportion {
  readonly entered: number;
  readonly converted: number;
}

export type Verdict =
  /** Too few to say anything. */
  | 'notEnough'
  /** The difference may well be chance. */
  | 'open'
  | 'better'
  | 'worse';

export interface Comparison {
  /** Rate minus the control's. */
  readonly difference: number;
  /** How often chance alone would show a difference as large, two-sided, corrected for the number of comparisons. */
  readonly p: number | undefined;
  readonly verdict: Verdict;
}

const ALPHA = 0.05;
const Z_95 = 1.959_963_985;
/** Below it the normal distribution is no fair stand-in for the binomial one. */
const LEAST_EXPECTED = 5;

/** 95 % interval of a rate: Wilson's score interval (E. B. Wilson, JASA 22, 1927). Undefined for nobody. */
export function intervalOf({ entered: n, converted }: Proportion): readonly [low: number, high: number] | undefined {
  if (n === 0) return undefined;
  const [rate, z2] = [converted / n, Z_95 ** 2];
  const centre = rate + z2 / (2 * n);
  const spread = Z_95 * Math.sqrt((rate * (1 - rate)) / n + z2 / (4 * n * n));
  const whole = 1 + z2 / n;
  return [Math.max(0, (centre - spread) / whole), Math.min(1, (centre + spread) / whole)];
}

/**
 * Each against the control: the two-proportion z-test with the pooled rate (NIST/SEMATECH e-Handbook of Statistical Methods,
 * 7.3.3), corrected for the number of comparisons after Holm (Scandinavian Journal of Statistics 6, 1979). It says nothing
 * where a cell is expected to hold fewer than five people.
 */
export function compared(control: Proportion, others: readonly Proportion[]): readonly Comparison[] {
  const raw = others.map((other) => pOf(control, other));
  const p = holm(raw);
  return others.map((other, at) => {
    const difference = rateOf(other) - rateOf(control);
    const corrected = p[at];
    return { difference, p: corrected, verdict: verdictOf(difference, corrected) };
  });
}

function verdictOf(difference: number, p: number | undefined): Verdict {
  if (p === undefined) return 'notEnough';
  if (p >= ALPHA) return 'open';
  return difference > 0 ? 'better' : 'worse';
}

const rateOf = ({ entered, converted }: Proportion): number => (entered === 0 ? 0 : converted / entered);

/** Undefined where there is too little to say. */
function pOf(a: Proportion, b: Proportion): number | undefined {
  const all = a.entered + b.entered;
  const pooled = all === 0 ? 0 : (a.converted + b.converted) / all;
  const least = Math.min(a.entered, b.entered) * Math.min(pooled, 1 - pooled);
  if (least < LEAST_EXPECTED) return undefined;
  const error = Math.sqrt(pooled * (1 - pooled) * (1 / a.entered + 1 / b.entered));
  return twoSided(Math.abs(rateOf(b) - rateOf(a)) / error);
}

/** Step-down: the smallest p times all comparisons, the next times one fewer, never less than the one before. */
function holm(raw: readonly (number | undefined)[]): readonly (number | undefined)[] {
  const known = raw.flatMap((p, at) => (p === undefined ? [] : [{ p, at }])).toSorted((a, b) => a.p - b.p);
  const corrected: (number | undefined)[] = raw.map(() => undefined);
  let least = 0;
  for (const [rank, { p, at }] of known.entries()) {
    least = Math.max(least, Math.min(1, p * (known.length - rank)));
    corrected[at] = least;
  }
  return corrected;
}

/** 2(1 − Φ(z)), by the rational approximation 7.1.26 of Abramowitz and Stegun; off by 1.5 · 10⁻⁷ at most. */
function twoSided(z: number): number {
  const x = z / Math.SQRT2;
  const t = 1 / (1 + 0.3275911 * x);
  const poly = ((((1.061405429 * t - 1.453152027) * t + 1.421413741) * t - 0.284496736) * t + 0.254829592) * t;
  return Math.min(1, poly * Math.exp(-x * x));
}
