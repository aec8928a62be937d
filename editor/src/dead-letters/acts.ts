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
  const many = { count, number: format.number(count) };
  const done = (changed: number) => ({ count: changed, number: format.number(changed) });
  return {
    retry: {
      act: t('retry.act'),
      title: t('retry.title', many),
      consequence: t('retry.consequence', many),
      confirm: t('retry.confirm', many),
      running: t('retry.running'),
      done: (changed) => t('retry.done', done(changed)),
    },
    skip: {
      act: t('skip.act'),
      title: t('skip.title', many),
      consequence: t('skip.consequence', many),
      confirm: t('skip.confirm', many),
      running: t('skip.running'),
      done: (changed) => t('skip.done', done(changed)),
    },
    end: {
      act: t('end.act'),
      title: t('end.title', many),
      consequence: t('end.consequence', many),
      confirm: t('end.confirm', many),
      running: t('end.running'),
      done: (changed) => t('end.done', done(changed)),
    },
  };
}
