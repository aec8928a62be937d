import { languageOfDates } from '../../i18n/format';

/** "Saturday at 09:00" (「星期六 09:00」) in a zone, with the zone behind it when it is not the viewer's own. */
export function momentWords(
  at: Date,
  { language, zone }: { readonly language: string; readonly zone: string },
): string {
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return new Intl.DateTimeFormat(languageOfDates(language), {
    weekday: 'long',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: zone,
    ...(zone !== own && { timeZoneName: 'short' }),
  }).format(at);
}

/** The day as well, for what is further away than a week. */
export function dayWords(at: Date, { language, zone }: { readonly language: string; readonly zone: string }): string {
  return new Intl.DateTimeFormat(languageOfDates(language), {
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: zone,
  }).format(at);
}
