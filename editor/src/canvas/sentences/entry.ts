import type { DraftStep } from '../../draft/contract';
import { valueWords } from '../../words/conditions';
import { dateEntryWords } from '../../words/dateEntry';
import { eventName } from '../../words/eventName';
import { goalWords } from '../../words/goal';
import { listWords } from '../../words/list';
import { entriesOf, filterWords, keyName, ruleWords } from '../../words/rules';
import { scheduleWords } from '../../words/schedule';
import { listIn, textIn } from '../graph/parameters';
import { clauses, type Words } from './words';

type Parameters = DraftStep['parameters'];

/** Who comes in, how often, and what ends the visit. */
export function entrySentence(parameters: Parameters, words: Words): string {
  const parts = [
    ...[eventsClause, againClause, aliasClause, needsClause, ageClause],
    ...[paceClause, goalClause, exitClause, zoneClause],
  ];
  return clauses(
    parts.map((part) => part(parameters, words)),
    words,
  );
}

/** How often they come in, and what ends the visit: the same for every kind of entry that has no entry key. */
export function entrySettingsSentence(parameters: Parameters, words: Words): readonly string[] {
  const parts = [againClause, needsClause, ageClause, paceClause, goalClause, exitClause, zoneClause];
  return parts.map((part) => part(parameters, words));
}

/** Whose day lets them in, when on it, how often, and what ends the visit. */
export function dateEntrySentence(parameters: Parameters, words: Words): string {
  return clauses([dateEntryWords(words.t, parameters), ...entrySettingsSentence(parameters, words)], words);
}

/** When the audience comes in, who belongs to it, how often, and what ends the visit. */
export function scheduleEntrySentence(parameters: Parameters, words: Words): string {
  return clauses([...scheduleWords(words.t, parameters), ...entrySettingsSentence(parameters, words)], words);
}

function eventsClause(parameters: Parameters, { t }: Words): string {
  const names = listIn(parameters, 'events').map((name) => eventName(t, name));
  const rule = listWords(t, names, 'or');
  const filter = filterWords(t, parameters['filter']);
  return filter === '' ? rule : t('words:rule.where', { rule, filter });
}

/** "once per cart", "per cart, again after leaving". */
function againClause(parameters: Parameters, { t }: Words): string {
  const kind = textIn(parameters, 'entryKey');
  const per = kind === '' ? t('canvas:entry.perPerson') : t('canvas:entry.perKey', { key: keyName(t, kind) });
  switch (textIn(parameters, 'reEntry', 'afterLeaving')) {
    case 'once':
      return t('canvas:entry.once', { per });
    case 'always':
      return t('canvas:entry.always', { per });
    case 'everyDays':
      return t('canvas:entry.everyDays', { per, days: valueWords(t, textIn(parameters, 'reEntryDays', '30')) });
    default:
      return t('canvas:entry.afterLeaving', { per });
  }
}

function aliasClause(parameters: Parameters, { t }: Words): string {
  const aliases = textIn(parameters, 'entryKey') === '' ? [] : listIn(parameters, 'keyAliases');
  const names = aliases.map((alias) => keyName(t, alias));
  return names.length === 0 ? '' : t('canvas:entry.aliases', { keys: listWords(t, names, 'or') });
}

function needsClause(parameters: Parameters, words: Words): string {
  const { t } = words;
  const consent = textIn(parameters, 'needsConsent') === '' ? '' : t('canvas:entry.needsConsent');
  const address = textIn(parameters, 'needsAddress') === '' ? '' : t('canvas:entry.needsAddress');
  return clauses([consent, address], words);
}

function ageClause(parameters: Parameters, { t }: Words): string {
  const hours = textIn(parameters, 'maxAgeHours', '24');
  return hours === '24' ? '' : t('canvas:entry.maxAge', { hours: valueWords(t, hours) });
}

function paceClause(parameters: Parameters, { t }: Words): string {
  const people = textIn(parameters, 'perHour', '0');
  return people === '0' || people === '' ? '' : t('canvas:entry.perHour', { people: valueWords(t, people) });
}

function goalClause(parameters: Parameters, words: Words): string {
  const goals = goalsOf(parameters, words);
  return goals.length > 0 ? words.t('canvas:entry.goal', { what: listWords(words.t, goals, 'or') }) : '';
}

function exitClause(parameters: Parameters, words: Words): string {
  const exits = exitsOf(parameters, words);
  return exits.length > 0 ? words.t('canvas:entry.leaves', { what: listWords(words.t, exits, 'or') }) : '';
}

function zoneClause(parameters: Parameters, { t }: Words): string {
  const zone = textIn(parameters, 'zone', 'UTC');
  return zone === 'UTC' || zone === '' ? '' : t('canvas:entry.zone', { zone: valueWords(t, zone) });
}

/** Each goal in words, with what it is worth. */
export function goalsOf(parameters: Parameters, { t, keyKind }: Words): readonly string[] {
  return entriesOf(parameters['goals'], 'goal').map((goal) => goalWords(t, goal, keyKind));
}

/** Each event that ends the visit at once, in words. */
export function exitsOf(parameters: Parameters, { t, keyKind }: Words): readonly string[] {
  return entriesOf(parameters['exits'], 'exit').map((exit) => ruleWords(t, exit, keyKind));
}
