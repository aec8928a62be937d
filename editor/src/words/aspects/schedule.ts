import type { Translate } from '../../i18n/translate';
import { audienceWords } from '../rules';
import { passedName, timesWords } from '../schedule';
import type { Aspect, Parameters } from './aspect';
import { settingsOfEntry } from './entry';

export function scheduleAspects(t: Translate, parameters: Parameters): readonly Aspect[] {
  const { zoneOf, repeats, alreadyPassed } = parameters;
  const own = zoneOf === 'profile';
  return [
    {
      key: 'times',
      label: t('schedules:aspect.times'),
      words: timesWords(t, parameters),
      parameters: ['repeats', 'date', 'days', 'dayOfMonth', 'time', 'cron'],
    },
    {
      key: 'zoneOf',
      label: t('schedules:aspect.zoneOf'),
      words: own ? t('dates:choice.profile') : t('dates:choice.journey'),
      parameters: ['zoneOf'],
    },
    ...(own && repeats === 'once'
      ? [
          {
            key: 'passed',
            label: t('schedules:aspect.passed'),
            words: passedName(t, alreadyPassed),
            parameters: ['alreadyPassed'],
          },
        ]
      : []),
    {
      key: 'audience',
      label: t('schedules:aspect.audience'),
      words: audienceWords(t, parameters['audience']) || t('schedules:everybody'),
      parameters: ['audience'],
    },
    ...settingsOfEntry(t, parameters),
  ];
}
