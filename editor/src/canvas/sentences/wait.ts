import type { DraftStep } from '../../draft/contract';
import { durationWords } from '../../words/duration';
import { listWords } from '../../words/list';
import { entriesOf, ruleWords } from '../../words/rules';
import { booleanIn, textIn } from '../graph/parameters';
import { clauses, type Words } from './words';

/** "2 hours, or until Order Completed of the same cart, starts again on Cart Updated". */
export function waitSentence(parameters: DraftStep['parameters'], words: Words): string {
  const { t } = words;
  const { amount = 1, unit = 'days' } = parameters;
  const time = durationWords(t, { amount, unit });
  if (textIn(parameters, 'mode', 'time') !== 'event') return time;
  const events = rulesIn(parameters['branches'], 'branch', words);
  const restarts = rulesIn(parameters['restartOn'], 'rule', words);
  return clauses(
    [
      time,
      events === '' ? '' : t('canvas:wait.until', { what: events }),
      restarts === '' ? '' : t('canvas:wait.restart', { what: restarts }),
      booleanIn(parameters, 'refresh', true) ? '' : t('canvas:wait.keepsFirst'),
    ],
    words,
  );
}

function rulesIn(collection: unknown, name: string, { t, keyKind }: Words): string {
  return listWords(
    t,
    entriesOf(collection, name).map((rule) => ruleWords(t, rule, keyKind)),
    'or',
  );
}
