import { BUCKETS } from '../../platform/ids';

/** How many people there are, and between which numbers it surely lies (19 times out of 20). */
export interface Estimate {
  readonly people: number;
  readonly least: number;
  readonly most: number;
}

/** Of a normal distribution: 95 % lie within. */
const Z = 1.959964;

/**
 * From those found in some of the buckets. Whose bucket is which is a hash, so who is found there is a fair draw: of a number that
 * is found by chance the mean lies within the score interval of Poisson, narrowed by what was looked at already.
 */
export function estimated(found: number, buckets: number): Estimate {
  const share = buckets / BUCKETS;
  if (share >= 1) return { people: found, least: found, most: found };
  const spread = Z * Math.sqrt((found + (Z * Z) / 4) * (1 - share));
  const middle = found + ((Z * Z) / 2) * (1 - share);
  return {
    people: Math.round(found / share),
    least: Math.max(found, Math.floor((middle - spread) / share)),
    most: Math.ceil((middle + spread) / share),
  };
}
