import type { Translate } from '../../i18n/translate';
import { durationWords } from '../duration';
import { eventName } from '../eventName';
import { goalWords } from '../goal';
import { listWords } from '../list';
import { entriesOf, filterWords, keyName, textIn } from '../rules';
import type { Aspect, Parameters } from './aspect';
import { rulesWords } from './rulesWords';

export function entryAspects(t: Translate, parameters: Parameters): readonly Aspect[] {
  const events = (Array.isArray(parameters['events']) ? parameters['events'] : []).map((name) =>
    eventName(t, textIn(name)),
  );
  const filter = filterWords(t, parameters['filter']);
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
    ...settingsOfEntry(t, parameters),
  ];
}

/** What every entry says of the whole journey. */
export function settingsOfEntry(t: Translate, parameters: Parameters): readonly Aspect[] {
  const keyKind = textIn(parameters['entryKey']);
  const { zone = 'UTC', maxAgeHours = 24, perHour = 0 } = parameters;
  return [
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
      key: 'perHour',
      label: t('words:aspect.perHour'),
      words: Number(perHour) === 0 ? t('words:noLimit') : textIn(perHour),
      parameters: ['perHour'],
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

function goalsWords(t: Translate, { goals }: Parameters, keyKind: string): string {
  const words = entriesOf(goals, 'goal').map((goal) => goalWords(t, goal, keyKind));
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
