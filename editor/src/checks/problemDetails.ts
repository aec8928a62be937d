import type { DraftProblem } from '../draft/contract';
import type { Translate } from '../i18n/translate';
import { eventName } from '../words/eventName';
import { keyName } from '../words/rules';

type Told = Pick<DraftProblem, 'message' | 'parameter'>;
type Detail = (t: Translate, told: Told) => string | undefined;

/** What a problem is about, in the person's language: names and values are read from the server's own words. */
const DETAILS: Readonly<Record<string, Detail>> = {
  exception_ends: (t, { parameter }) => EXCEPTIONS[parameter ?? '']?.(t),
  goal_leads_nowhere: (t, { message }) => eventName(t, quotedIn(message)[1] ?? ''),
  invalid_date: (t, { message }) => {
    const [date] = /("(?:[^"\\]|\\.)*") is not a date/.exec(message)?.slice(1) ?? [];
    return date === undefined ? undefined : t('checks:detail.invalidDate', { date: unquoted(date) });
  },
  unknown_reference: (t, { message }) => withStep(message, (step) => t('checks:detail.unknownReference', { step })),
  reference_not_before: (t, { message }) =>
    withStep(message, (step) => t('checks:detail.referenceNotBefore', { step })),
  unknown_node_type: (t, { message }) => {
    const [, type] = quotedIn(message);
    return type === undefined ? undefined : t('checks:detail.unknownNodeType', { type });
  },
  several_inputs: (t) => t('checks:detail.severalInputs'),
  loop_without_hold: (_, { message }) => quotedIn(message).join(' → '),
  loop_without_wait: (_, { message }) => quotedIn(message).join(' → '),
  shares_not_whole: (t, { message }) => {
    const [, sum] = / come to ([\d.]+) per cent/.exec(message) ?? [];
    return sum === undefined ? undefined : t('checks:detail.sharesNotWhole', { sum });
  },
  value_twice: (t, { message }) => {
    const value = quotedIn(message).at(-1);
    return value === undefined ? undefined : t('checks:detail.valueTwice', { value });
  },
  unknown_profile_field: (t, { message }) => {
    const [, path] = /customers have no ("(?:[^"\\]|\\.)*")/.exec(message) ?? [];
    return path === undefined ? undefined : t('checks:detail.unknownProfileField', { path: unquoted(path) });
  },
  entry_key_not_carried: (t, { message }) => {
    const [, names, kind] = /((?:"[^"]*"(?:, )?)+) carr(?:y|ies) no "([^"]*)" when/.exec(message) ?? [];
    if (names === undefined || kind === undefined) return undefined;
    const events = quotedIn(names).map((name) => eventName(t, name));
    return t('checks:detail.entryKeyNotCarried', {
      events: events.join(t('checks:detail.and')),
      kind: keyName(t, kind),
    });
  },
  key_alias_not_carried: (t, { message }) => {
    const [, unknown] = / a key of the kind ("(?:[^"\\]|\\.)*")/.exec(message) ?? [];
    if (unknown !== undefined) return t('checks:detail.aliasUnknown', { kind: unquoted(unknown) });
    const [, kind] = / the alias ("(?:[^"\\]|\\.)*")/.exec(message) ?? [];
    return kind === undefined ? undefined : t('checks:detail.aliasNotFromShop', { kind: keyName(t, unquoted(kind)) });
  },
  message_not_usable: (t, { message }) => {
    const [, key] = /^There is no message ("(?:[^"\\]|\\.)*")/.exec(message) ?? [];
    if (key !== undefined) return t('checks:detail.messageGone', { key: unquoted(key) });
    const [, language] = /: The default language is ("[^"]*")/.exec(message) ?? [];
    if (language !== undefined) return t('checks:detail.messageNoDefault', { language: unquoted(language) });
    if (message.endsWith(': The subject is empty.')) return t('checks:detail.messageNoSubject');
    return / as MJML or as plain text\.$/.test(message) ? t('checks:detail.messageNoBody') : undefined;
  },
  parameter_issue: (t, { message }) => {
    const [, name] = /: Parameter ("(?:[^"\\]|\\.)*") is required\.$/.exec(message) ?? [];
    return name === undefined ? undefined : t('checks:detail.parameterRequired', { name: unquoted(name) });
  },
};

const EXCEPTIONS: Readonly<Record<string, (t: Translate) => string>> = {
  missing: (t) => t('checks:detail.noDate'),
  over: (t) => t('checks:detail.over'),
  lateAmount: (t) => t('checks:detail.late'),
};

/** Undefined when nothing more is known than the server says. */
export function problemDetail(t: Translate, code: string, told: Told): string | undefined {
  return (Object.hasOwn(DETAILS, code) ? DETAILS[code]?.(t, told) : undefined) || undefined;
}

function withStep(message: string, words: (step: string) => string): string | undefined {
  const [, step] = / reads the step ("(?:[^"\\]|\\.)*")/.exec(message) ?? [];
  return step === undefined ? undefined : words(unquoted(step));
}

const quotedIn = (message: string): string[] =>
  [...message.matchAll(/"(?:[^"\\]|\\.)*"/g)].map(([one]) => unquoted(one));

function unquoted(text: string): string {
  try {
    return String(JSON.parse(text));
  } catch {
    return text.slice(1, -1);
  }
}
