import type { DraftStep } from '../../draft/contract';
import { valueWords } from '../../words/conditions';
import { eventName } from '../../words/eventName';
import { propertyName } from '../../words/fieldName';
import { sharesWords, waysOf } from '../../words/splits';
import { textIn } from '../graph/parameters';
import { clauses, type Words } from './words';

type Parameters = DraftStep['parameters'];

/** "A 50 %, B 50 %, drawn anew at each entry". */
export function randomSentence(parameters: Parameters, words: Words): string {
  const { t } = words;
  const anew = textIn(parameters, 'assignment', 'person') === 'entry' ? t('splits:random.anew') : '';
  return clauses([...sharesWords(t, parameters['ways'], 'way'), anew], words);
}

/** "A 50 %, B 50 %, 10 % held out: Order Completed within 7 days". */
export function abTestSentence(parameters: Parameters, words: Words): string {
  const { t } = words;
  const holdout = textIn(parameters, 'holdout', '0');
  const held = Number(holdout) > 0 ? t('splits:test.heldOut', { percent: holdout }) : '';
  const shares = clauses([...sharesWords(t, parameters['variants'], 'variant'), held], words);
  const event = eventName(t, textIn(parameters, 'event', 'Order Completed'));
  const count = Number(textIn(parameters, 'days', '7'));
  const path = textIn(parameters, 'valuePath');
  if (path === '') return t('splits:test.sentence', { shares, event, count });
  return t('splits:test.sentenceWorth', { shares, event, count, worth: propertyName(t, path) });
}

/** "By Country: German-speaking (DE or AT), else everyone". */
export function valueSentence(parameters: Parameters, words: Words): string {
  const { t } = words;
  const ways = waysOf(t, parameters).map(({ name, fits }, at) => {
    if (name === '') return fits || t('canvas:label.rule', { number: at + 1 });
    return fits === '' ? name : t('canvas:branch.rule', { name, where: fits });
  });
  const by = textIn(parameters, 'by', 'data') === 'time' ? t('splits:by.time') : valueBy(parameters, words);
  return t('splits:by.sentence', { by, ways: clauses([...ways, t('canvas:branch.else')], words) });
}

function valueBy(parameters: Parameters, { t }: Words): string {
  return valueWords(t, textIn(parameters, 'value', '={{ $json.profile.country }}'));
}

/** "Was sent “Cart reminder” in the last 30 days?". */
export function historySentence(parameters: Parameters, { t, messages, journeys, steps }: Words): string {
  const count = Number(textIn(parameters, 'days', '30'));
  const when = count > 0 ? t('splits:history.lastDays', { count }) : t('splits:history.ever');
  const id = textIn(parameters, 'journey');
  const journey =
    id === '' ? t('splits:history.thisJourney') : t('splits:history.named', { name: journeys?.get(id) ?? id });
  switch (textIn(parameters, 'what', 'message')) {
    case 'journey':
      return t('splits:history.journey', { journey, when });
    case 'step': {
      const key = textIn(parameters, 'step');
      return t('splits:history.step', { step: (id === '' && steps?.get(key)) || key, journey, when });
    }
    default: {
      const key = textIn(parameters, 'message');
      return t('splits:history.message', { message: messages.get(key)?.name ?? key, when });
    }
  }
}

/** What a split needs before it can split anybody. */
export function splitMissing(type: string, parameters: Parameters): ((t: Words['t']) => string) | undefined {
  if (type.endsWith('.splitByValue')) {
    const byTime = textIn(parameters, 'by', 'data') === 'time';
    const ways = byTime ? parameters['times'] : parameters['cases'];
    return isEmpty(ways) ? (t) => t('splits:missing.way') : undefined;
  }
  if (!type.endsWith('.splitByHistory')) return undefined;
  const what = textIn(parameters, 'what', 'message');
  if (what === 'journey' || textIn(parameters, what) !== '') return undefined;
  return what === 'step' ? (t) => t('splits:missing.step') : (t) => t('splits:missing.message');
}

const isEmpty = (collection: unknown): boolean =>
  typeof collection !== 'object' || collection === null || Object.keys(collection).length === 0;
