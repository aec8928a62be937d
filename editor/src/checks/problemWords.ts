import type { DraftProblem } from '../draft/contract';
import type { Translate } from '../i18n/translate';
import { problemDetail } from './problemDetails';

export interface ProblemWords {
  readonly text: string;
  /** More exactly, only where the text alone does not tell what to do; in English where only the server knows it. */
  readonly detail?: string;
}

/** A problem in the person's language; of a code that is not known here the server's own words. */
export function problemWords(
  t: Translate,
  { code, ...told }: Pick<DraftProblem, 'code' | 'message' | 'parameter'>,
): ProblemWords {
  const said = withoutName(told.message);
  const words = Object.hasOwn(WORDS, code) ? WORDS[code]?.(t) : undefined;
  if (words === undefined) return { text: said };
  const detail = problemDetail(t, code, told) ?? (DETAILED.has(code) ? said : undefined);
  return detail === undefined ? { text: words } : { text: words, detail };
}

/** The server begins with the step's name, which the panel shows anyway. */
const withoutName = (message: string): string => {
  const rest = message.replace(/^"[^"]*":?\s+/, '');
  return rest.charAt(0).toUpperCase() + rest.slice(1);
};

/** Where only the server may know more: what a message lacks, what a node of others says. */
const DETAILED = new Set(['key_alias_not_carried', 'message_not_usable', 'parameter_issue']);

const WORDS: Readonly<Record<string, (t: Translate) => string>> = {
  enters_itself: (t) => t('checks:code.entersItself'),
  invalid_property: (t) => t('checks:code.invalidProperty'),
  no_changes: (t) => t('checks:code.noChanges'),
  no_segment: (t) => t('checks:code.noSegment'),
  no_wording: (t) => t('checks:code.noWording'),
  not_a_number_field: (t) => t('checks:code.notANumberField'),
  segment_archived: (t) => t('checks:code.segmentArchived'),
  segment_not_a_list: (t) => t('checks:code.segmentNotAList'),
  too_many_changes: (t) => t('checks:code.tooManyChanges'),
  unknown_segment: (t) => t('checks:code.unknownSegment'),
  credential_missing: (t) => t('checks:code.credentialMissing'),
  credential_not_connected: (t) => t('checks:code.credentialNotConnected'),
  credential_unknown: (t) => t('checks:code.credentialUnknown'),
  credential_wrong_type: (t) => t('checks:code.credentialWrongType'),
  dead_branch: (t) => t('checks:code.deadBranch'),
  duplicate_goal: (t) => t('checks:code.duplicateGoal'),
  duplicate_name: (t) => t('checks:code.duplicateName'),
  duplicate_share: (t) => t('checks:code.duplicateShare'),
  duplicate_step_key: (t) => t('checks:code.duplicateStepKey'),
  empty_event: (t) => t('checks:code.emptyEvent'),
  empty_range: (t) => t('checks:code.emptyRange'),
  entry_disabled: (t) => t('checks:code.entryDisabled'),
  entry_key_missing: (t) => t('checks:code.entryKeyMissing'),
  entry_key_not_carried: (t) => t('checks:code.entryKeyNotCarried'),
  exception_ends: (t) => t('checks:code.exceptionEnds'),
  expression_not_allowed: (t) => t('checks:code.expressionNotAllowed'),
  foreign_trigger: (t) => t('checks:code.foreignTrigger'),
  foreign_wait: (t) => t('checks:code.foreignWait'),
  goal_leads_nowhere: (t) => t('checks:code.goalLeadsNowhere'),
  invalid_age: (t) => t('checks:code.invalidAge'),
  invalid_per_hour: (t) => t('checks:code.invalidPerHour'),
  invalid_attribute: (t) => t('checks:code.invalidAttribute'),
  invalid_date: (t) => t('checks:code.invalidDate'),
  invalid_days: (t) => t('checks:code.invalidDays'),
  invalid_days_away: (t) => t('checks:code.invalidDaysAway'),
  invalid_duration: (t) => t('checks:code.invalidDuration'),
  invalid_entry_key: (t) => t('checks:code.invalidEntryKey'),
  invalid_expiry: (t) => t('checks:code.invalidExpiry'),
  invalid_history_days: (t) => t('checks:code.invalidHistoryDays'),
  invalid_holdout: (t) => t('checks:code.invalidHoldout'),
  invalid_metric_days: (t) => t('checks:code.invalidMetricDays'),
  invalid_share: (t) => t('checks:code.invalidShare'),
  invalid_step_key: (t) => t('checks:code.stepKey'),
  invalid_time: (t) => t('checks:code.invalidTime'),
  invalid_zone: (t) => t('checks:code.invalidZone'),
  key_alias_not_carried: (t) => t('checks:code.keyAliasNotCarried'),
  listens_to_nothing: (t) => t('checks:code.listensToNothing'),
  loop_without_hold: (t) => t('checks:code.loopWithoutHold'),
  loop_without_wait: (t) => t('checks:code.loopWithoutWait'),
  many_entries: (t) => t('checks:code.manyEntries'),
  message_not_usable: (t) => t('checks:code.messageNotUsable'),
  missing_step_key: (t) => t('checks:code.stepKey'),
  no_attribute: (t) => t('checks:code.noAttribute'),
  no_condition: (t) => t('checks:code.noCondition'),
  no_date: (t) => t('checks:code.noDate'),
  no_entry: (t) => t('checks:code.noEntry'),
  no_entry_event: (t) => t('checks:code.noEntryEvent'),
  no_event: (t) => t('checks:code.noEvent'),
  no_message: (t) => t('checks:code.noMessage'),
  no_metric: (t) => t('checks:code.noMetric'),
  no_property: (t) => t('checks:code.noProperty'),
  no_range: (t) => t('checks:code.noRange'),
  no_rules: (t) => t('checks:code.noRules'),
  no_sender_role: (t) => t('checks:code.noSenderRole'),
  no_split_value: (t) => t('checks:code.noSplitValue'),
  no_step: (t) => t('checks:code.noStep'),
  no_value: (t) => t('checks:code.noValue'),
  no_values: (t) => t('checks:code.noValues'),
  no_ways: (t) => t('checks:code.noWays'),
  not_a_number: (t) => t('checks:code.notANumber'),
  not_text: (t) => t('checks:code.notText'),
  other_connection: (t) => t('checks:code.otherConnection'),
  parameter_issue: (t) => t('checks:code.parameterIssue'),
  reference_not_before: (t) => t('checks:code.referenceNotBefore'),
  sender_role_unbound: (t) => t('checks:code.senderRoleUnbound'),
  several_inputs: (t) => t('checks:code.severalInputs'),
  shares_not_whole: (t) => t('checks:code.sharesNotWhole'),
  too_few_shares: (t) => t('checks:code.tooFewShares'),
  too_many_conditions: (t) => t('checks:code.tooManyConditions'),
  too_many_rules: (t) => t('checks:code.tooManyRules'),
  too_many_shares: (t) => t('checks:code.tooManyShares'),
  too_many_steps: (t) => t('checks:code.tooManySteps'),
  too_many_values: (t) => t('checks:code.tooManyValues'),
  too_many_ways: (t) => t('checks:code.tooManyWays'),
  unknown_message: (t) => t('checks:code.unknownMessage'),
  unknown_node_type: (t) => t('checks:code.unknownNodeType'),
  unknown_option: (t) => t('checks:code.unknownOption'),
  unknown_past_message: (t) => t('checks:code.unknownPastMessage'),
  unknown_profile_field: (t) => t('checks:code.unknownProfileField'),
  unknown_reference: (t) => t('checks:code.unknownReference'),
  unknown_step_key: (t) => t('checks:code.unknownStepKey'),
  unreachable_step: (t) => t('checks:code.unreachableStep'),
  value_twice: (t) => t('checks:code.valueTwice'),
  window_all_day: (t) => t('checks:code.windowAllDay'),
  wire_from_missing: (t) => t('checks:code.wireFromMissing'),
  wire_from_missing_output: (t) => t('checks:code.wireFromMissingOutput'),
  wire_to_entry: (t) => t('checks:code.wireToEntry'),
  cron_never: (t) => t('checks:code.cronNever'),
  cron_too_often: (t) => t('checks:code.cronTooOften'),
  invalid_cron: (t) => t('checks:code.invalidCron'),
  invalid_day_of_month: (t) => t('checks:code.invalidDayOfMonth'),
  no_days: (t) => t('checks:code.noDays'),
  no_schedule_date: (t) => t('checks:code.noScheduleDate'),
  schedule_over: (t) => t('checks:code.scheduleOver'),
  wire_to_missing: (t) => t('checks:code.wireToMissing'),
};

/** Codes with words of their own; a test compares them with what the server can say. */
export const WORDED_CODES: readonly string[] = Object.keys(WORDS);
