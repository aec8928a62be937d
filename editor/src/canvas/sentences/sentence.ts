import type { DraftStep } from '../../draft/contract';
import { valueWords } from '../../words/conditions';
import { textIn } from '../graph/parameters';
import {
  AB_TEST,
  BRANCH,
  CONSENT,
  DATE_ENTRY,
  ENTRY,
  EXIT,
  PROFILE_LOOKUP,
  RANDOM_SPLIT,
  SCHEDULE_ENTRY,
  SEGMENT_ENTRY,
  SEGMENT_MEMBERSHIP,
  SEND_EMAIL,
  SPLIT_BY_HISTORY,
  SPLIT_BY_VALUE,
  TRACK_EVENT,
  UPDATE_PROFILE,
  WAIT,
  type StepType,
} from '../graph/types';
import { consentSentence, trackSentence, updateSentence } from './acts';
import { branchSentence } from './branch';
import { dateEntrySentence, entrySentence, scheduleEntrySentence } from './entry';
import { foreignSentence } from './foreign';
import { lookupSentence } from './lookup';
import { missingIn } from './missing';
import { membershipSentence, segmentEntrySentence } from './segments';
import { sendSentence } from './send';
import { abTestSentence, historySentence, randomSentence, valueSentence } from './splits';
import { waitSentence } from './wait';
import type { Words } from './words';

/** What a step does, in one line: on its card, in the outline, in questions about it. */
export function sentenceOf(node: DraftStep, type: StepType | undefined, words: Words): string {
  if (node.disabled === true) return words.t('canvas:sentence.off');
  return missingIn(node)?.(words.t) ?? doing(node, type, words);
}

function doing(node: DraftStep, type: StepType | undefined, words: Words): string {
  const { parameters } = node;
  switch (node.type) {
    case ENTRY:
      return entrySentence(parameters, words);
    case DATE_ENTRY:
      return dateEntrySentence(parameters, words);
    case SCHEDULE_ENTRY:
      return scheduleEntrySentence(parameters, words);
    case SEGMENT_ENTRY:
      return segmentEntrySentence(parameters, words);
    case SEGMENT_MEMBERSHIP:
      return membershipSentence(parameters, words);
    case WAIT:
      return waitSentence(parameters, words);
    case BRANCH:
      return branchSentence(parameters, words);
    case SEND_EMAIL:
      return sendSentence(parameters, words);
    case PROFILE_LOOKUP:
      return lookupSentence(parameters, words);
    case RANDOM_SPLIT:
      return randomSentence(parameters, words);
    case AB_TEST:
      return abTestSentence(parameters, words);
    case SPLIT_BY_VALUE:
      return valueSentence(parameters, words);
    case SPLIT_BY_HISTORY:
      return historySentence(parameters, words);
    case UPDATE_PROFILE:
      return updateSentence(parameters, words);
    case CONSENT:
      return consentSentence(parameters, words);
    case TRACK_EVENT:
      return trackSentence(parameters, words);
    case EXIT:
      return exitSentence(textIn(parameters, 'reason'), words);
    default:
      return foreignSentence(node, type, words);
  }
}

function exitSentence(reason: string, { t }: Words): string {
  return reason === '' ? t('canvas:exit.plain') : t('canvas:exit.because', { reason: valueWords(t, reason) });
}
