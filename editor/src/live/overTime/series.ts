/** An hour or day of `GET /api/journeys/:id/step-counts`. */
export interface CountBucket {
  /** Empty: the whole journey. */
  readonly stepKey: string;
  readonly at: string;
  readonly entered: number;
  readonly left: readonly { readonly output: number; readonly people: number }[];
  readonly ended: readonly { readonly reason: string; readonly people: number }[];
  readonly failed: number;
  readonly late: number;
  readonly sent: number;
  readonly notSent: number;
  readonly unclear: number;
}

export type What = 'entered' | 'wentOn' | 'goal' | 'left' | 'sent' | 'notSent' | 'unclear' | 'failed' | 'late';

export interface Series {
  readonly what: What;
  /** One per moment; undefined: not counted yet. */
  readonly values: readonly (number | undefined)[];
  readonly total: number;
}

export interface SeriesQuery {
  readonly moments: readonly Date[];
  /** Empty: the whole journey. */
  readonly stepKey: string;
  /** Counted up to here (ISO 8601). */
  readonly until: string | undefined;
}

/** What happened at a step, or in the whole journey, moment by moment. Messages have lines where there were any; what never failed or came late has none. */
export function seriesOf(buckets: readonly CountBucket[], { moments, stepKey, until }: SeriesQuery): readonly Series[] {
  const own = buckets.filter((bucket) => bucket.stepKey === stepKey);
  // Attempts belong to steps: those of the journey are those of all of them.
  const attempts = stepKey === '' ? buckets : own;
  const counted = until === undefined ? 0 : new Date(until).getTime();
  const series = (what: What, from: readonly CountBucket[]): Series => {
    const sums = moments.map(() => 0);
    for (const bucket of from) {
      const index = moments.findLastIndex((at) => at <= new Date(bucket.at));
      if (index >= 0) sums[index] = (sums[index] ?? 0) + COUNTS[what](bucket);
    }
    const values = moments.map((at, index) => (at.getTime() < counted ? sums[index] : undefined));
    return { what, values, total: values.reduce<number>((all, value) => all + (value ?? 0), 0) };
  };
  const always = (stepKey === '' ? OF_JOURNEY : OF_STEP).map((what) => series(what, own));
  const rare = RARE.map((what) => series(what, attempts)).filter(({ total }) => total > 0);
  const messages = MESSAGES.map((what) => series(what, attempts));
  const sending = messages.some(({ total }) => total > 0)
    ? messages.filter(({ what, total }) => what !== 'unclear' || total > 0)
    : [];
  return [...always, ...sending, ...rare];
}

const OF_JOURNEY = ['entered', 'goal', 'left'] as const;
const OF_STEP = ['entered', 'wentOn', 'goal', 'left'] as const;
const RARE = ['failed', 'late'] as const;
const MESSAGES = ['sent', 'notSent', 'unclear'] as const;

const COUNTS: Readonly<Record<What, (bucket: CountBucket) => number>> = {
  entered: ({ entered }) => entered,
  wentOn: ({ left }) => sum(left),
  goal: ({ ended }) => sum(ended.filter(({ reason }) => reason === 'goal')),
  left: ({ ended }) => sum(ended.filter(({ reason }) => reason !== 'goal')),
  failed: ({ failed }) => failed,
  late: ({ late }) => late,
  sent: ({ sent }) => sent,
  notSent: ({ notSent }) => notSent,
  unclear: ({ unclear }) => unclear,
};

const sum = (counts: readonly { readonly people: number }[]): number =>
  counts.reduce((all, { people }) => all + people, 0);

/** The upper end of the scale: an even round number, so that the middle is one as well. */
export function scaleOf(series: readonly Series[]): number {
  const most = Math.max(1, ...series.flatMap(({ values }) => values.map((value) => value ?? 0)));
  const unit = 10 ** Math.floor(Math.log10(most));
  const step = [2, 4, 6, 8, 10, 20].find((one) => one * unit >= most) ?? 20;
  return step * unit;
}
