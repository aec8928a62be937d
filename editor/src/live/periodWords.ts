import { languageOfDates } from '../i18n/format';

export interface Period {
  readonly from: string;
  readonly until?: string | undefined;
  /** When the stay before began: its day is not said again. */
  readonly before?: string | undefined;
}

/** "Fri 20 Nov 21:40 – 23:40", "23:40", "23:40 – Sat 21 Nov 08:00": a day is said when it is another one. */
export function periodWords({ from, until, before }: Period, language: string): string {
  const dated = before === undefined || dayOf(before) !== dayOf(from);
  const start = momentWords(from, dated, language);
  if (until === undefined) return start;
  const end = momentWords(until, dayOf(until) !== dayOf(from), language);
  return end === momentWords(from, false, language) ? start : `${start} – ${end}`;
}

/** "Fri 21:40", "Fri 20 Nov, 21:40" when it is a week or more ago: on the canvas, where there is little room. */
export function cameWords(at: string, { language, now }: { readonly language: string; readonly now: Date }): string {
  const recent = now.getTime() - new Date(at).getTime() < WEEK_MS;
  const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  const day = { weekday: 'short', ...(!recent && ({ day: 'numeric', month: 'short' } as const)) } as const;
  return new Intl.DateTimeFormat(languageOfDates(language), { ...day, ...clock }).format(new Date(at));
}

const WEEK_MS = 6 * 86_400_000;

function momentWords(at: string, dated: boolean, language: string): string {
  const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  const day = { weekday: 'short', day: 'numeric', month: 'short' } as const;
  return new Intl.DateTimeFormat(languageOfDates(language), { ...(dated && day), ...clock }).format(new Date(at));
}

/** Days of the viewer. */
const dayOf = (at: string): string => new Date(at).toDateString();
