import { useTranslation } from 'react-i18next';

import { languageOfDates, NONE } from '../../i18n/format';
import { useFormat } from '../../i18n/useFormat';
import type { Resolution } from './moments';
import type { What } from './series';

export function useSeriesWords(): (what: What) => string {
  const { t } = useTranslation('live');
  return (what) => {
    switch (what) {
      case 'entered':
        return t('time.entered');
      case 'wentOn':
        return t('time.wentOn');
      case 'goal':
        return t('time.goal');
      case 'left':
        return t('time.left');
      case 'sent':
        return t('time.sent');
      case 'notSent':
        return t('time.notSent');
      case 'unclear':
        return t('time.unclear');
      case 'failed':
        return t('time.failed');
      case 'late':
        return t('time.late');
    }
  };
}

/** An hour or a day, short below the chart and whole elsewhere. */
export function useMomentWords(resolution: Resolution, count: number) {
  const { day, clock, language } = useFormat();
  const weekday = new Intl.DateTimeFormat(languageOfDates(language), { weekday: 'short' });
  const ofDay = (at: Date) => `${weekday.format(at)} ${day(at)}`;
  const orNone = (write: (at: Date) => string) => (at: Date | undefined) => (at === undefined ? NONE : write(at));
  const hours = resolution === 'hour';
  return {
    short: orNone((at) => (hours && count <= 48 ? clock(at) : day(at))),
    long: orNone((at) => (hours ? `${ofDay(at)} ${clock(at)}` : ofDay(at))),
  };
}
