import type { Translate } from '../../i18n/translate';
import { listWords } from '../list';
import { isFields } from '../rules';
import type { Aspect, Parameters } from './aspect';

/** Settings that every step has beside its parameters. */
export function settingAspects(t: Translate, node: object): readonly Aspect[] {
  const settings = node as Parameters;
  const failing = [
    ...(settings['retryOnFail'] === true
      ? [t('words:failing.retry', { count: Number(settings['maxTries'] ?? 3) })]
      : []),
    onErrorWords(t, settings['onError']),
    ...(settings['onUnknown'] === 'runAgain' ? [t('words:failing.runAgain')] : []),
    ...(settings['timeLimit'] === undefined
      ? []
      : [t('words:failing.timeLimit', { count: Number(settings['timeLimit']) })]),
  ];
  return [
    {
      key: 'disabled',
      label: t('words:aspect.on'),
      words: settings['disabled'] === true ? t('words:off') : t('words:on'),
      parameters: ['disabled'],
    },
    {
      key: 'failing',
      label: t('words:aspect.failing'),
      words: listWords(t, failing),
      parameters: ['onError', 'retryOnFail', 'maxTries', 'waitBetweenTries', 'onUnknown', 'timeLimit'],
    },
    {
      key: 'credentials',
      label: t('words:aspect.credentials'),
      words: isFields(settings['credentials']) ? JSON.stringify(settings['credentials']) : t('words:nothing'),
      parameters: ['credentials'],
    },
  ];
}

function onErrorWords(t: Translate, onError: unknown): string {
  if (onError === 'continueRegularOutput') return t('words:failing.goOn');
  return onError === 'continueErrorOutput' ? t('words:failing.errorOutput') : t('words:failing.person');
}
