import type { DraftStep } from '../../draft/contract';
import type { Translate } from '../../i18n/translate';
import { entriesOf } from '../../words/rules';
import { listIn, textIn } from '../graph/parameters';
import {
  BRANCH,
  DATE_ENTRY,
  ENTRY,
  PROFILE_LOOKUP,
  SCHEDULE_ENTRY,
  SEGMENT_ENTRY,
  SEGMENT_MEMBERSHIP,
  SEND_EMAIL,
  WAIT,
} from '../graph/types';
import { actMissing } from './acts';
import { splitMissing } from './splits';

/** What a step needs before it can do anything; undefined when it is set up. Also the text of the card until then. */
export function missingIn({ type, parameters }: DraftStep): ((t: Translate) => string) | undefined {
  switch (type) {
    case ENTRY:
      return listIn(parameters, 'events').length === 0 ? (t) => t('canvas:missing.event') : undefined;
    case DATE_ENTRY:
      return textIn(parameters, 'attribute') === '' ? (t) => t('dates:missing') : undefined;
    case SCHEDULE_ENTRY:
      return textIn(parameters, 'repeats', 'weekly') === 'once' && textIn(parameters, 'date') === ''
        ? (t) => t('schedules:missing')
        : undefined;
    case SEGMENT_ENTRY:
    case SEGMENT_MEMBERSHIP:
      return textIn(parameters, 'segment') === '' ? (t) => t('segmentSteps:missing') : undefined;
    case WAIT:
      if (textIn(parameters, 'mode', 'time') === 'date' && textIn(parameters, 'date') === '')
        return (t) => t('canvas:missing.date');
      return waitsForNothing(parameters) ? (t) => t('canvas:missing.waitEvent') : undefined;
    case BRANCH:
      return entriesOf(parameters['rules'], 'rule').length === 0 ? (t) => t('canvas:missing.rule') : undefined;
    case SEND_EMAIL:
      return textIn(parameters, 'message') === '' ? (t) => t('canvas:missing.message') : undefined;
    case PROFILE_LOOKUP:
      return looksForNobody(parameters) ? (t) => t('canvas:missing.identifier') : undefined;
    default:
      return actMissing(type, parameters) ?? splitMissing(type, parameters);
  }
}

function waitsForNothing(parameters: DraftStep['parameters']): boolean {
  if (textIn(parameters, 'mode', 'time') !== 'event') return false;
  const rules = [...entriesOf(parameters['branches'], 'branch'), ...entriesOf(parameters['restartOn'], 'rule')];
  return (
    rules.length === 0 ||
    rules.some((rule) => textIn(rule, 'kind', 'event') === 'event' && textIn(rule, 'event') === '')
  );
}

function looksForNobody(parameters: DraftStep['parameters']): boolean {
  return textIn(parameters, 'by', 'same') !== 'same' && textIn(parameters, 'value') === '';
}
