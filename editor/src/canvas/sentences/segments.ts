import type { DraftStep } from '../../draft/contract';
import { membershipWords, segmentEntryWords } from '../../words/segments';
import { entrySettingsSentence } from './entry';
import { clauses, type Words } from './words';

type Parameters = DraftStep['parameters'];

/** Who enters or leaves which segment, how often, and what ends the visit. */
export function segmentEntrySentence(parameters: Parameters, words: Words): string {
  return clauses([segmentEntryWords(words.t, parameters), ...entrySettingsSentence(parameters, words)], words);
}

export const membershipSentence = (parameters: Parameters, { t }: Words): string => membershipWords(t, parameters);
