import { useApiQuery } from '../api/queries';
import type { Option } from '../design/Select';
import { useFormat } from '../i18n/useFormat';
import { eventName, KNOWN_EVENTS } from './eventName';
import { useWords } from './useWords';

export interface EventChoices {
  readonly options: readonly Option<string>[];
  /** How many of a name arrived in the last day; undefined while unknown. */
  readonly inTheLastDay: (name: string) => number | undefined;
}

/** Events that really arrive first, with how often; then the usual names, and those that are chosen already. */
export function useEventChoices(chosen: readonly string[] = []): EventChoices {
  const t = useWords();
  const format = useFormat();
  const month = useApiQuery('/api/events/counts', { params: { query: { days: 30 } } }).data?.items;
  const day = useApiQuery('/api/events/counts', { params: { query: { days: 1 } } }).data?.items;
  const arriving = (month ?? []).map(({ name, count, lastReceivedAt }) => ({
    value: name,
    label: eventName(t, name),
    hint: t('words:arriving.month', { number: format.number(count), at: format.dateTime(lastReceivedAt) }),
  }));
  const known = new Set(arriving.map(({ value }) => value));
  const others = [...new Set([...chosen.filter((name) => name !== ''), ...KNOWN_EVENTS])]
    .filter((name) => !known.has(name))
    .map((name) => ({ value: name, label: eventName(t, name), hint: t('words:arriving.notYet') }));
  return {
    options: [...arriving, ...others],
    inTheLastDay: (name) => (day ? (day.find((each) => each.name === name)?.count ?? 0) : undefined),
  };
}
