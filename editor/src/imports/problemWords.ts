import { useTranslation } from 'react-i18next';

/** Why a row is refused. */
export function useProblemWords(): (code: string) => string | undefined {
  const { t } = useTranslation('imports');
  const words: Readonly<Record<string, string>> = {
    bad_email: t('problem.bad_email'),
    bad_phone: t('problem.bad_phone'),
    bad_id: t('problem.bad_id'),
    nobody: t('problem.nobody'),
    bad_date: t('problem.bad_date'),
    no_date: t('problem.no_date'),
    date_ahead: t('problem.date_ahead'),
    bad_amount: t('problem.bad_amount'),
    no_currency: t('problem.no_currency'),
    bad_currency: t('problem.bad_currency'),
    bad_number: t('problem.bad_number'),
    bad_encoding: t('problem.bad_encoding'),
    cell_too_long: t('problem.cell_too_long'),
    bad_language: t('problem.bad_language'),
    bad_time_zone: t('problem.bad_time_zone'),
    bad_country: t('problem.bad_country'),
    bad_attribute: t('problem.bad_attribute'),
    bad_tags: t('problem.bad_tags'),
    no_event: t('problem.no_event'),
    bad_event: t('problem.bad_event'),
    no_source: t('problem.no_source'),
    no_wording: t('problem.no_wording'),
    no_channel: t('problem.no_channel'),
    no_state: t('problem.no_state'),
    bad_channel: t('problem.bad_channel'),
    bad_state: t('problem.bad_state'),
    no_order_id: t('problem.no_order_id'),
    no_total: t('problem.no_total'),
    rows_apart: t('problem.rows_apart'),
    not_an_object: t('problem.not_an_object'),
    not_this_export: t('problem.not_this_export'),
    unknown_order: t('problem.unknown_order'),
    stays_unsubscribed: t('problem.stays_unsubscribed'),
    older: t('problem.older'),
    unconfirmed: t('problem.unconfirmed'),
    other_address: t('problem.other_address'),
    suppressed: t('problem.suppressed'),
    invalid_input: t('problem.invalid_input'),
    too_large: t('problem.too_large'),
  };
  return (code) => words[code];
}

/** Why a whole file cannot be read. */
export function useFailureWords(): (code: string) => string | undefined {
  const { t } = useTranslation('imports');
  const words: Readonly<Record<string, string>> = {
    too_many_columns: t('failure.too_many_columns'),
    bad_csv: t('failure.bad_csv'),
    bad_json: t('failure.bad_json'),
    bad_xlsx: t('failure.bad_xlsx'),
    xlsx_too_large: t('failure.xlsx_too_large'),
    empty: t('failure.empty'),
  };
  return (code) => words[code];
}
