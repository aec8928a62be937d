import type { DraftStep } from '../../draft/contract';
import { valueWords } from '../../words/conditions';
import { durationWords } from '../../words/duration';
import { listWords } from '../../words/list';
import { entriesOf, filterWords, ruleWords } from '../../words/rules';
import { booleanIn, textIn } from '../graph/parameters';
import { dateWords, hoursWords } from './moments';
import { clauses, type Words } from './words';

type Parameters = DraftStep['parameters'];
type Fields = Readonly<Record<string, unknown>>;

/** "2 hours, or until Order Completed of the same cart, starts again on Cart Updated". */
export function waitSentence(parameters: Parameters, words: Words): string {
  const parts = [
    endClause,
    missingClause,
    overClause,
    earlyClause,
    restartClause,
    windowClause,
    zoneClause,
    lateClause,
  ];
  return clauses(
    parts.map((part) => part(parameters, words)),
    words,
  );
}

const modeOf = (parameters: Parameters): string => textIn(parameters, 'mode', 'time');

function endClause(parameters: Parameters, { t }: Words): string {
  const { amount = 1, unit = 'days' } = parameters;
  switch (modeOf(parameters)) {
    case 'date':
      return dateWords(t, parameters);
    case 'hours':
      return t('canvas:wait.untilHours', { hours: hoursWords(t, parameters) });
    default:
      return durationWords(t, { amount, unit });
  }
}

function missingClause(parameters: Parameters, { t }: Words): string {
  const goesOn = modeOf(parameters) === 'date' && textIn(parameters, 'missing', 'output') === 'goOn';
  return goesOn ? t('canvas:wait.noDateGoesOn') : '';
}

function overClause(parameters: Parameters, { t }: Words): string {
  const goesOn = modeOf(parameters) === 'date' && textIn(parameters, 'over', 'output') === 'goOn';
  return goesOn && textIn(parameters, 'yearly', 'no') === 'no' ? t('canvas:wait.overGoesOn') : '';
}

/** What ends the wait early. */
function earlyClause(parameters: Parameters, words: Words): string {
  if (modeOf(parameters) === 'time') return '';
  const ways = entriesOf(parameters['branches'], 'branch').map((way) => wayWords(way, words));
  return ways.length === 0 ? '' : words.t('canvas:wait.until', { what: listWords(words.t, ways, 'or') });
}

/** One early way out. */
export function wayWords(way: Fields, { t, keyKind }: Pick<Words, 't' | 'keyKind'>): string {
  const kind = textIn(way, 'kind', 'event');
  if (kind === 'event') {
    const what = ruleWords(t, way, keyKind);
    return textIn(way, 'since', 'step') === 'entry' ? t('canvas:wait.sinceEntry', { what }) : what;
  }
  const name = textIn(way, 'name');
  const what =
    kind === 'date'
      ? dateWords(t, way)
      : kind === 'hours'
        ? hoursWords(t, way)
        : t('canvas:wait.holds', { what: filterWords(t, way['filter']) || t('canvas:label.condition') });
  return name === '' ? what : t('canvas:wait.named', { name, what });
}

function restartClause(parameters: Parameters, words: Words): string {
  const { t, keyKind } = words;
  if (modeOf(parameters) === 'time') return '';
  const rules = entriesOf(parameters['restartOn'], 'rule').map((rule) => ruleWords(t, rule, keyKind));
  const restart = rules.length === 0 ? '' : t('canvas:wait.restart', { what: listWords(t, rules, 'or') });
  return clauses([restart, booleanIn(parameters, 'refresh', true) ? '' : t('canvas:wait.keepsFirst')], words);
}

function windowClause(parameters: Parameters, { t }: Words): string {
  if (modeOf(parameters) === 'hours' || textIn(parameters, 'window', 'any') !== 'hours') return '';
  return t('canvas:wait.onlyIn', { hours: hoursWords(t, parameters) });
}

function zoneClause(parameters: Parameters, { t }: Words): string {
  if (textIn(parameters, 'zoneOf', 'profile') !== 'fixed') return '';
  return t('canvas:entry.zone', { zone: valueWords(t, textIn(parameters, 'zone', 'UTC')) });
}

function lateClause(parameters: Parameters, { t }: Words): string {
  const amount = textIn(parameters, 'lateAmount', '0');
  if (amount === '0' || amount === '') return '';
  const time = durationWords(t, { amount, unit: textIn(parameters, 'lateUnit', 'hours') });
  return t('canvas:wait.tooLate', { time });
}
