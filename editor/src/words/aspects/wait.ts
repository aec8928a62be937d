import type { Translate } from '../../i18n/translate';
import { durationWords } from '../duration';
import { entriesOf } from '../rules';
import type { Around, Aspect, Parameters } from './aspect';
import { rulesWords } from './rulesWords';

export function waitAspects(t: Translate, parameters: Parameters, { keyKind }: Required<Around>): readonly Aspect[] {
  const { mode = 'time', amount = 1, unit = 'days', refresh = true } = parameters;
  const branches = mode === 'event' ? entriesOf(parameters['branches'], 'branch') : [];
  const time: Aspect = {
    key: 'time',
    label: branches.length > 0 ? t('words:aspect.waitAtMost') : t('words:aspect.wait'),
    words: durationWords(t, { amount, unit }),
    parameters: ['amount', 'unit'],
  };
  const until = rulesWords(t, branches, keyKind);
  const early: Aspect = {
    key: 'until',
    label: t('words:aspect.until'),
    words: until,
    parameters: ['mode', 'branches'],
  };
  const restarts = entriesOf(parameters['restartOn'], 'rule');
  if (mode !== 'event' || restarts.length === 0) return [time, early];
  const contents = refresh === false ? t('words:aspect.oldContents') : t('words:aspect.newContents');
  const words = t('words:aspect.restart', { rules: rulesWords(t, restarts, keyKind), contents });
  return [
    time,
    early,
    { key: 'restart', label: t('words:aspect.restartOn'), words, parameters: ['restartOn', 'refresh'] },
  ];
}
