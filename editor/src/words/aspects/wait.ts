import { dateWords, hoursWords } from '../../canvas/sentences/moments';
import { wayWords } from '../../canvas/sentences/wait';
import type { Translate } from '../../i18n/translate';
import { durationWords } from '../duration';
import { listWords } from '../list';
import { entriesOf, textIn } from '../rules';
import type { Around, Aspect, Parameters } from './aspect';
import { rulesWords } from './rulesWords';

/** What is asked about a wait. */
interface Asked {
  readonly t: Translate;
  readonly parameters: Parameters;
  readonly keyKind: string;
  readonly mode: string;
}

export function waitAspects(t: Translate, parameters: Parameters, { keyKind }: Required<Around>): readonly Aspect[] {
  const asked = { t, parameters, keyKind, mode: textIn(parameters['mode']) || 'time' };
  return [
    endOf(asked),
    earlyOf(asked),
    ...datedOf(asked),
    restartsOf(asked),
    ...hoursOf(asked),
    zoneOf(asked),
    lateOf(asked),
  ].flatMap((aspect) => aspect ?? []);
}

function endOf({ t, parameters, mode }: Asked): Aspect {
  const { amount = 1, unit = 'days' } = parameters;
  if (mode === 'date')
    return {
      ...{ key: 'time', label: t('words:aspect.waitUntil'), words: dateWords(t, parameters) },
      parameters: ['mode', 'date', 'shift', 'shiftAmount', 'shiftUnit', 'time', 'yearly'],
    };
  if (mode === 'hours')
    return {
      ...{ key: 'time', label: t('words:aspect.waitUntil'), words: hoursWords(t, parameters) },
      parameters: ['mode', 'from', 'to', 'days'],
    };
  const early = mode === 'event' && entriesOf(parameters['branches'], 'branch').length > 0;
  const label = early ? t('words:aspect.waitAtMost') : t('words:aspect.wait');
  return { key: 'time', label, words: durationWords(t, { amount, unit }), parameters: ['amount', 'unit'] };
}

function earlyOf({ t, parameters, keyKind, mode }: Asked): Aspect {
  const ways = mode === 'time' ? [] : entriesOf(parameters['branches'], 'branch');
  const said = ways.map((way) => wayWords(way, { t, keyKind }));
  const words = listWords(t, said, 'or') || t('words:nothing');
  return { key: 'until', label: t('words:aspect.until'), words, parameters: ['mode', 'branches'] };
}

function datedOf({ t, parameters, mode }: Asked): readonly Aspect[] {
  if (mode !== 'date') return [];
  const then = (name: string) =>
    parameters[name] === 'goOn' ? t('words:aspect.waitGoOn') : t('words:aspect.waitOwnWay');
  const once = (textIn(parameters['yearly']) || 'no') === 'no';
  return [
    { key: 'missing', label: t('words:aspect.waitMissing'), words: then('missing'), parameters: ['missing'] },
    ...(once ? [{ key: 'over', label: t('words:aspect.waitOver'), words: then('over'), parameters: ['over'] }] : []),
  ];
}

function restartsOf({ t, parameters, keyKind, mode }: Asked): Aspect | undefined {
  const restarts = entriesOf(parameters['restartOn'], 'rule');
  if (mode === 'time' || restarts.length === 0) return undefined;
  const contents = parameters['refresh'] === false ? t('words:aspect.oldContents') : t('words:aspect.newContents');
  const words = t('words:aspect.restart', { rules: rulesWords(t, restarts, keyKind), contents });
  return { key: 'restart', label: t('words:aspect.restartOn'), words, parameters: ['restartOn', 'refresh'] };
}

function hoursOf({ t, parameters, mode }: Asked): readonly Aspect[] {
  if (mode === 'hours' || parameters['window'] !== 'hours') return [];
  const words = hoursWords(t, parameters);
  return [{ key: 'window', label: t('words:aspect.waitHours'), words, parameters: ['window', 'from', 'to', 'days'] }];
}

function zoneOf({ t, parameters }: Asked): Aspect | undefined {
  if (parameters['zoneOf'] !== 'fixed') return undefined;
  const words = textIn(parameters['zone']) || 'UTC';
  return { key: 'zone', label: t('words:aspect.waitZone'), words, parameters: ['zoneOf', 'zone'] };
}

function lateOf({ t, parameters }: Asked): Aspect | undefined {
  const { lateAmount = 0, lateUnit = 'hours' } = parameters;
  if (!(Number(lateAmount) > 0)) return undefined;
  const words = durationWords(t, { amount: lateAmount, unit: lateUnit });
  return { key: 'late', label: t('words:aspect.waitLate'), words, parameters: ['lateAmount', 'lateUnit'] };
}
