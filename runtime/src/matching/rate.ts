const MINUTE_MS = 60_000;

export interface Allowance {
  /** How many may enter now. */
  readonly people: number;
  /** What they pay for begins here. */
  readonly from: Date;
}

/**
 * How many a rate lets in now, when people up to `paidUntil` have been let in. What was not used while nobody was there to use
 * it is lost but for one minute: after an hour of downtime people still come minute by minute.
 */
export function allowanceOf(perMinute: number, paidUntil: Date, now: Date): Allowance {
  const from = Math.max(paidUntil.getTime(), now.getTime() - MINUTE_MS);
  const people = Math.max(0, Math.floor(((now.getTime() - from) * perMinute) / MINUTE_MS));
  return { people, from: new Date(from) };
}

/** Up to when so many people pay. */
export function paidFor(perMinute: number, people: number, from: Date): Date {
  return new Date(from.getTime() + (people * MINUTE_MS) / perMinute);
}
