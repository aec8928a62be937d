import { useTranslation } from 'react-i18next';

import { useFormat } from '../i18n/useFormat';

export const ACTS = ['retry', 'skip', 'end'] as const;
export type Act = (typeof ACTS)[number];

export interface ActWords {
  readonly act: string;
  readonly title: string;
  /** What follows, in numbers. */
  readonly consequence: string;
  readonly confirm: string;
  readonly running: string;
  readonly done: (count: number) => string;
}

/** What each act is called and does, for so many people. */
export function useActWords(count: number): Readonly<Record<Act, ActWords>> {
  const { t } = useTranslation('deadLetters');
  const format = useFormat();
  const number = format.number(count);
  return {
    retry: {
      act: t('retry.act'),
      title: t('retry.title', { count, number }),
      consequence: t('retry.consequence', { count, number }),
      confirm: t('retry.confirm', { count, number }),
      running: t('retry.running'),
      done: (changed) => t('retry.done', { count: changed, number: format.number(changed) }),
    },
    skip: {
      act: t('skip.act'),
      title: t('skip.title', { count, number }),
      consequence: t('skip.consequence', { count, number }),
      confirm: t('skip.confirm', { count, number }),
      running: t('skip.running'),
      done: (changed) => t('skip.done', { count: changed, number: format.number(changed) }),
    },
    end: {
      act: t('end.act'),
      title: t('end.title', { count, number }),
      consequence: t('end.consequence', { count, number }),
      confirm: t('end.confirm', { count, number }),
      running: t('end.running'),
      done: (changed) => t('end.done', { count: changed, number: format.number(changed) }),
    },
  };
}
