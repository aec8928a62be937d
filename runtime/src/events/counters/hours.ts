import type { Counted } from './counting';

/** Of a `$group` over events: by person, name, hour of reception, and day on which they happened. */
export const GROUPED_BY = {
  p: '$profileId',
  e: '$name',
  s: { $dateTrunc: { date: '$receivedAt', unit: 'hour' } },
  d: { $dateTrunc: { date: '$occurredAt', unit: 'day' } },
};

export const HOW_MANY = {
  n: { $sum: 1 },
  first: { $min: '$occurredAt' },
  last: { $max: '$occurredAt' },
  seen: { $max: { $cond: [{ $eq: ['$type', 'own'] }, null, '$occurredAt'] } },
};

/** What the group gives. */
export interface HourRow {
  readonly _id: { readonly p: string; readonly e: string; readonly s: Date; readonly d: Date };
  readonly n: number;
  readonly first: Date;
  readonly last: Date;
  readonly seen: Date | null;
}

export interface HourOf extends Counted {
  readonly profileId: string;
  readonly name: string;
}

export function hourOf({ _id: { p, e, s, d }, n, first, last, seen }: HourRow): HourOf {
  return { profileId: p, name: e, slot: s.getTime(), d: dayOf(d), n, first, last, ...(seen && { seen }) };
}

export const dayOf = (at: Date): string => at.toISOString().slice(0, 10);
