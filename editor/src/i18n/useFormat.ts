import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

import * as format from './format';

type Moment = string | Date;
type Options = Omit<format.MomentOptions, 'language'>;

const dateOf = (at: Moment) => (typeof at === 'string' ? new Date(at) : at);

/** The formats of i18n/format.ts in the viewer's language; `undefined` becomes "–". */
export function useFormat() {
  const { i18n } = useTranslation();
  const { language } = i18n;
  return useMemo(() => formatsOf(language), [language]);
}

function formatsOf(language: string) {
  const orNone = <T>(value: T | undefined, write: (known: T) => string) =>
    value === undefined ? format.NONE : write(value);
  return {
    language,
    number: (value: number | undefined, digits?: number) =>
      orNone(value, (known) => format.formatNumber(known, language, digits)),
    compact: (value: number | undefined) => orNone(value, (known) => format.formatCompact(known, language)),
    /** Money as the API has it: `amount` in minor units. */
    money: (value: { readonly amount: number; readonly currency: string } | undefined) =>
      orNone(value, ({ amount, currency }) => format.formatMoney({ minor: amount, currency }, language)),
    /** A sum in whole units: `amount` in minor units. */
    sum: (value: { readonly amount: number; readonly currency?: string | undefined }) =>
      format.formatSum(value, language),
    percent: (share: number | undefined, digits?: number) =>
      orNone(share, (known) => format.formatPercent(known, language, digits)),
    dateTime: (at: Moment | undefined, options: Options = {}) =>
      orNone(at, (known) => format.formatDateTime(dateOf(known), { language, ...options })),
    date: (at: Moment | undefined, options: Options = {}) =>
      orNone(at, (known) => format.formatDate(dateOf(known), { language, ...options })),
    /** In a sentence: "today 14:30". */
    moment: (at: Moment | undefined) =>
      orNone(at, (known) => format.formatMoment(dateOf(known), { language, now: new Date() })),
    /** Without the year of now. */
    day: (at: Moment | undefined) =>
      orNone(at, (known) => format.formatDay(dateOf(known), { language, now: new Date() })),
    clock: (at: Moment | undefined, options: Options = {}) =>
      orNone(at, (known) => format.formatClock(dateOf(known), { language, ...options })),
    /** A length of time in seconds. */
    duration: (seconds: number | undefined) => orNone(seconds, (known) => format.formatDuration(known, language)),
    list: (items: readonly string[]) => new Intl.ListFormat(language).format(items),
  };
}
