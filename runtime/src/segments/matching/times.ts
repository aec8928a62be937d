export const HOUR_MS = 3_600_000;
export const DAY_MS = 86_400_000;

/** Of UTC. */
export const startOfDay = (at: number): number => Math.floor(at / DAY_MS) * DAY_MS;

/** A day as written (`YYYY-MM-DD`), in milliseconds. */
export const startOf = (day: string): number => Date.parse(day);

export const dayOf = (at: Date): string => at.toISOString().slice(0, 10);

/** The first moment of the last so many days, today included. */
export const sinceDays = (now: Date, days: number): number => startOfDay(now.getTime()) - (days - 1) * DAY_MS;
