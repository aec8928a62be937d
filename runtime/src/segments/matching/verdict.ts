/** Whether it is true now, and the next instant at which time alone may change that. */
export interface Verdict {
  readonly in: boolean;
  readonly changesAt?: Date;
}

export const always = (truth: boolean): Verdict => ({ in: truth });

/** True until, or from, the first of these moments that is still to come. */
export function until(truth: boolean, moments: readonly number[], now: Date): Verdict {
  const next = Math.min(...moments.filter((moment) => moment > now.getTime()));
  return Number.isFinite(next) ? { in: truth, changesAt: new Date(next) } : { in: truth };
}

export function earliest(verdicts: readonly Verdict[]): Pick<Verdict, 'changesAt'> {
  const next = Math.min(...verdicts.flatMap(({ changesAt }) => (changesAt ? [changesAt.getTime()] : [])));
  return Number.isFinite(next) ? { changesAt: new Date(next) } : {};
}
