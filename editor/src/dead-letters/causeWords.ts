import { translate as t } from '../i18n/translate';

/** Codes of the engine, the worker and the node runner; anything else is what a step said of itself. */
const WORDS: Readonly<Record<string, () => string>> = {
  circuit_open: () => t('deadLetters:cause.circuitOpen'),
  invalid_wait: () => t('deadLetters:cause.invalidWait'),
  never_committed: () => t('deadLetters:cause.neverCommitted'),
  node_failed: () => t('deadLetters:cause.nodeFailed'),
  outcome_unknown: () => t('deadLetters:cause.outcomeUnknown'),
  output_too_large: () => t('deadLetters:cause.outputTooLarge'),
  step_failed: () => t('deadLetters:cause.nodeFailed'),
  step_timed_out: () => t('deadLetters:cause.timedOut'),
  timed_out: () => t('deadLetters:cause.timedOut'),
  unknown_message: () => t('deadLetters:cause.unknownMessage'),
  unknown_node_type: () => t('deadLetters:cause.unknownNodeType'),
  unknown_output: () => t('deadLetters:cause.unknownOutput'),
  unknown_profile: () => t('deadLetters:cause.unknownProfile'),
  unknown_step: () => t('deadLetters:cause.unknownStep'),
  unknown_version: () => t('deadLetters:cause.unknownVersion'),
  visit_limit: () => t('deadLetters:cause.visitLimit'),
};

/** Why a step failed for good. Needs the texts of `deadLetters`. */
export function causeWords(code: string): string {
  return WORDS[code]?.() ?? t('deadLetters:cause.other', { code: code.replaceAll('_', ' ') });
}
