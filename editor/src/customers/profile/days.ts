/** Entries of one day of the viewer's. */
export interface Day<T> {
  /** `2026-11-23` */
  readonly day: string;
  /** "Today · Monday 23 November" */
  readonly title: string;
  readonly entries: readonly T[];
}

/** Parts a list, newest first, by the viewer's days; the year stands there when it is not this one. */
export function byDay<T extends { readonly at: string }>(
  items: readonly T[],
  language: string,
  today: string,
  now = new Date(),
): readonly Day<T>[] {
  const days = new Map<string, T[]>();
  for (const item of items) {
    const day = dayOf(new Date(item.at));
    days.set(day, [...(days.get(day) ?? []), item]);
  }
  return [...days].map(([day, entries]) => {
    const written = writtenDay(new Date(entries[0]?.at ?? day), language, now);
    return { day, entries, title: day === dayOf(now) ? `${today} · ${written}` : written };
  });
}

const dayOf = (at: Date) => new Intl.DateTimeFormat('en-CA', { dateStyle: 'short' }).format(at);

function writtenDay(at: Date, language: string, now: Date): string {
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    ...(at.getFullYear() !== now.getFullYear() && { year: 'numeric' }),
  }).format(at);
}
