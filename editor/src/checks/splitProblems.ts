import type { Translate } from '../i18n/translate';

/** Problems of splits and tests in the person's language, by code. */
export const SPLIT_PROBLEMS: Readonly<Record<string, (t: Translate) => string>> = {
  duplicate_share: (t) => t('splits:code.duplicateShare'),
  empty_range: (t) => t('splits:code.emptyRange'),
  invalid_history_days: (t) => t('splits:code.invalidHistoryDays'),
  invalid_holdout: (t) => t('splits:code.invalidHoldout'),
  invalid_metric_days: (t) => t('splits:code.invalidMetricDays'),
  invalid_share: (t) => t('splits:code.invalidShare'),
  no_metric: (t) => t('splits:code.noMetric'),
  no_range: (t) => t('splits:code.noRange'),
  no_split_value: (t) => t('splits:code.noSplitValue'),
  no_step: (t) => t('splits:code.noStep'),
  no_values: (t) => t('splits:code.noValues'),
  no_ways: (t) => t('splits:code.noWays'),
  shares_not_whole: (t) => t('splits:code.sharesNotWhole'),
  too_few_shares: (t) => t('splits:code.tooFewShares'),
  too_many_shares: (t) => t('splits:code.tooManyShares'),
  too_many_values: (t) => t('splits:code.tooManyValues'),
  too_many_ways: (t) => t('splits:code.tooManyWays'),
  unknown_past_message: (t) => t('splits:code.unknownPastMessage'),
  unknown_step_key: (t) => t('splits:code.unknownStepKey'),
  value_twice: (t) => t('splits:code.valueTwice'),
};
