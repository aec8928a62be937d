import type { Translate } from '../i18n/translate';
import { n8nFilterWords, valueWords } from './conditions';
import { durationWords } from './duration';
import { eventName } from './eventName';
import { listWords } from './list';
import { entriesOf, filterWords, isFields, keyName, ruleWords, textIn } from './rules';

/** One thing that can be set at a step, in words. */
export interface Aspect {
  readonly key: string;
  readonly label: string;
  readonly words: string;
  /** The parameters it is made from. */
  readonly parameters: readonly string[];
}

export interface AspectNode {
  readonly type: string;
  readonly parameters: Readonly<Record<string, unknown>>;
}

type Parameters = AspectNode['parameters'];
/** What the words of a step need to know of its journey and workspace. */
export interface Around {
  /** Of the journey's entry, for "the same cart". */
  readonly keyKind?: string;
  /** Names of messages by key; a key that is not known stays a key. */
  readonly messageName?: (key: string) => string;
}

type Read = (t: Translate, parameters: Parameters, around: Required<Around>) => readonly Aspect[];

const OURS = 'n8n-nodes-perennial.';

/** Everything that is set at a step, each in words; the words differ exactly when a visible parameter does. */
export function aspectsOf(t: Translate, { type, parameters }: AspectNode, around: Around = {}): readonly Aspect[] {
  const read = type.startsWith(OURS) ? READERS[type.slice(OURS.length)] : undefined;
  const { keyKind = '', messageName = (key: string) => key } = around;
  return read ? read(t, parameters, { keyKind, messageName }) : foreignAspects(t, parameters);
}

const READERS: Readonly<Record<string, Read>> = {
  branch: branchAspects,
  eventTrigger: entryAspects,
  exit: (t, { reason }) => [
    { key: 'reason', label: t('words:aspect.reason'), words: valueWords(t, reason), parameters: ['reason'] },
  ],
  profileLookup: lookupAspects,
  sendEmail: sendAspects,
  wait: waitAspects,
};

function waitAspects(t: Translate, parameters: Parameters, { keyKind }: Required<Around>): readonly Aspect[] {
  const { mode = 'time', amount = 1, unit = 'days', refresh = true } = parameters;
  const branches = mode === 'event' ? entriesOf(parameters['branches'], 'branch') : [];
  const time: Aspect = {
    key: 'time',
    label: branches.length > 0 ? t('words:aspect.waitAtMost') : t('words:aspect.wait'),
    words: durationWords(t, { amount, unit }),
    parameters: ['amount', 'unit'],
  };
  const until = rulesWords(t, branches, keyKind);
  const early: Aspect = {
    key: 'until',
    label: t('words:aspect.until'),
    words: until,
    parameters: ['mode', 'branches'],
  };
  const restarts = entriesOf(parameters['restartOn'], 'rule');
  if (mode !== 'event' || restarts.length === 0) return [time, early];
  const contents = refresh === false ? t('words:aspect.oldContents') : t('words:aspect.newContents');
  const words = t('words:aspect.restart', { rules: rulesWords(t, restarts, keyKind), contents });
  return [
    time,
    early,
    { key: 'restart', label: t('words:aspect.restartOn'), words, parameters: ['restartOn', 'refresh'] },
  ];
}

function branchAspects(t: Translate, parameters: Parameters): readonly Aspect[] {
  const rules = entriesOf(parameters['rules'], 'rule');
  return rules.map((rule, index) => ({
    key: `rule:${String(index)}`,
    label: t('words:aspect.rule', { number: index + 1, name: textIn(rule['name']) }),
    words: n8nFilterWords(t, rule['conditions']) || t('words:nothing'),
    parameters: ['rules'],
  }));
}

function entryAspects(t: Translate, parameters: Parameters): readonly Aspect[] {
  const keyKind = textIn(parameters['entryKey']);
  const events = (Array.isArray(parameters['events']) ? parameters['events'] : []).map((name) =>
    eventName(t, textIn(name)),
  );
  const filter = filterWords(t, parameters['filter']);
  const { zone = 'UTC', maxAgeHours = 24 } = parameters;
  return [
    {
      key: 'events',
      label: t('words:aspect.events'),
      words: listWords(t, events, 'or') || t('words:nothing'),
      parameters: ['events'],
    },
    { key: 'filter', label: t('words:aspect.filter'), words: filter || t('words:all'), parameters: ['filter'] },
    {
      key: 'entryKey',
      label: t('words:aspect.entryKey'),
      words: keyWords(t, parameters),
      parameters: ['entryKey', 'keyAliases'],
    },
    {
      key: 'needs',
      label: t('words:aspect.needs'),
      words: needsWords(t, parameters),
      parameters: ['needsConsent', 'needsAddress'],
    },
    {
      key: 'reEntry',
      label: t('words:aspect.reEntry'),
      words: reEntryWords(t, parameters),
      parameters: ['reEntry', 'reEntryDays'],
    },
    {
      key: 'maxAge',
      label: t('words:aspect.maxAge'),
      words: durationWords(t, { amount: maxAgeHours, unit: 'hours' }),
      parameters: ['maxAgeHours'],
    },
    {
      key: 'exits',
      label: t('words:aspect.exits'),
      words: rulesWords(t, entriesOf(parameters['exits'], 'exit'), keyKind),
      parameters: ['exits'],
    },
    { key: 'goals', label: t('words:aspect.goals'), words: goalsWords(t, parameters, keyKind), parameters: ['goals'] },
    { key: 'zone', label: t('words:aspect.zone'), words: textIn(zone), parameters: ['zone'] },
  ];
}

function sendAspects(t: Translate, parameters: Parameters, { messageName }: Required<Around>): readonly Aspect[] {
  const { category = 'marketing', senderRole = 'marketing-email', expiresAfterHours = 0 } = parameters;
  const transactional = category === 'transactional';
  const expiry =
    Number(expiresAfterHours) > 0 ? durationWords(t, { amount: expiresAfterHours, unit: 'hours' }) : t('words:never');
  const aspects: Aspect[] = [
    {
      key: 'message',
      label: t('words:aspect.message'),
      words: valueWords(t, messageName(textIn(parameters['message']))),
      parameters: ['message'],
    },
    {
      key: 'category',
      label: t('words:aspect.category'),
      words: transactional ? t('words:category.transactional') : t('words:category.marketing'),
      parameters: ['category'],
    },
    { key: 'sender', label: t('words:aspect.sender'), words: valueWords(t, senderRole), parameters: ['senderRole'] },
    {
      key: 'hours',
      label: t('words:aspect.hours'),
      words: hoursWords(t, parameters),
      parameters: ['window', 'from', 'to', 'outside'],
    },
    { key: 'expiry', label: t('words:aspect.expiry'), words: expiry, parameters: ['expiresAfterHours'] },
  ];
  if (!transactional) return aspects;
  const again = parameters['resendUnknown'] === true ? t('words:yes') : t('words:no');
  return [...aspects, { key: 'resend', label: t('words:aspect.resend'), words: again, parameters: ['resendUnknown'] }];
}

function lookupAspects(t: Translate, { by = 'same', value, fields }: Parameters): readonly Aspect[] {
  const names = Array.isArray(fields) ? fields.map(textIn) : [];
  const who =
    by === 'email'
      ? t('words:lookup.email', { value: valueWords(t, value) })
      : by === 'phone'
        ? t('words:lookup.phone', { value: valueWords(t, value) })
        : by === 'externalId'
          ? t('words:lookup.externalId', { value: valueWords(t, value) })
          : t('words:lookup.same');
  return [
    { key: 'who', label: t('words:aspect.lookup'), words: who, parameters: ['by', 'value'] },
    {
      key: 'fields',
      label: t('words:aspect.fields'),
      words: listWords(t, names) || t('words:all'),
      parameters: ['fields'],
    },
  ];
}

/** Steps of other packages have their own names for things. */
function foreignAspects(t: Translate, parameters: Parameters): readonly Aspect[] {
  return Object.entries(parameters)
    .filter(([name]) => name !== 'stepKey')
    .map(([name, value]) => ({ key: name, label: name, words: cut(valueWords(t, value)), parameters: [name] }));
}

const cut = (text: string): string => (text.length > 120 ? `${text.slice(0, 119)}…` : text);

function rulesWords(t: Translate, rules: readonly Parameters[], keyKind: string): string {
  return (
    listWords(
      t,
      rules.map((rule) => ruleWords(t, rule, keyKind)),
      'or',
    ) || t('words:nothing')
  );
}

function goalsWords(t: Translate, { goals }: Parameters, keyKind: string): string {
  const words = entriesOf(goals, 'goal').map((goal) => {
    const rule = ruleWords(t, goal, keyKind);
    const path = textIn(goal['valuePath']);
    return path === '' ? rule : t('words:goal.worth', { rule, path });
  });
  return listWords(t, words, 'or') || t('words:nothing');
}

function keyWords(t: Translate, { entryKey, keyAliases }: Parameters): string {
  const kind = textIn(entryKey);
  if (kind === '') return t('words:key.none');
  const aliases = Array.isArray(keyAliases) ? keyAliases.map(textIn).filter((alias) => alias !== '') : [];
  const key = keyName(t, kind);
  if (aliases.length === 0) return t('words:key.each', { key });
  return t('words:key.eachOr', {
    key,
    aliases: listWords(
      t,
      aliases.map((alias) => keyName(t, alias)),
      'or',
    ),
  });
}

function needsWords(t: Translate, { needsConsent, needsAddress }: Parameters): string {
  const needs = [
    ...(needsConsent === 'email' ? [t('words:needs.consent')] : []),
    ...(needsAddress === 'email' ? [t('words:needs.address')] : []),
  ];
  return listWords(t, needs) || t('words:nothing');
}

function reEntryWords(t: Translate, { reEntry = 'afterLeaving', reEntryDays = 30 }: Parameters): string {
  switch (reEntry) {
    case 'once':
      return t('words:reEntry.once');
    case 'always':
      return t('words:reEntry.always');
    case 'everyDays':
      return t('words:reEntry.everyDays', { count: Number(reEntryDays) });
    default:
      return t('words:reEntry.afterLeaving');
  }
}

function hoursWords(
  t: Translate,
  { window = 'any', from = '09:00', to = '20:00', outside = 'defer' }: Parameters,
): string {
  if (window !== 'hours') return t('words:hours.any');
  const hours = { from: textIn(from), to: textIn(to) };
  return outside === 'skip' ? t('words:hours.skip', hours) : t('words:hours.defer', hours);
}

/** Settings that every step has beside its parameters. */
export function settingAspects(t: Translate, node: object): readonly Aspect[] {
  const settings = node as Parameters;
  const failing = [
    ...(settings['retryOnFail'] === true
      ? [t('words:failing.retry', { count: Number(settings['maxTries'] ?? 3) })]
      : []),
    onErrorWords(t, settings['onError']),
  ];
  return [
    {
      key: 'disabled',
      label: t('words:aspect.on'),
      words: settings['disabled'] === true ? t('words:off') : t('words:on'),
      parameters: ['disabled'],
    },
    {
      key: 'failing',
      label: t('words:aspect.failing'),
      words: listWords(t, failing),
      parameters: ['onError', 'retryOnFail', 'maxTries', 'waitBetweenTries'],
    },
    {
      key: 'credentials',
      label: t('words:aspect.credentials'),
      words: isFields(settings['credentials']) ? JSON.stringify(settings['credentials']) : t('words:nothing'),
      parameters: ['credentials'],
    },
  ];
}

function onErrorWords(t: Translate, onError: unknown): string {
  if (onError === 'continueRegularOutput') return t('words:failing.goOn');
  return onError === 'continueErrorOutput' ? t('words:failing.errorOutput') : t('words:failing.person');
}
