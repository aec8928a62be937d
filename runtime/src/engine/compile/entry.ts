import { LONGEST_DAYS } from '../durations';
import { DATE_ENTRY, SCHEDULE_ENTRY, SEGMENT_ENTRY } from '../ours';
import type { EntryNeeds, Goal, JourneyEntry, ReEntry } from '../version';
import { isZone } from '../zones';
import { readDateEntry } from './dateEntry';
import { checkEntryKeys } from './entryKey';
import { readGoals } from './goals';
import { quoted, type Parameters } from './parameters';
import { readFilter, readRules, type ReadRule } from './rules';
import { readScheduleEntry } from './scheduleEntry';
import { readSegmentEntry } from './segments';

const MOST_PER_HOUR = 1_000_000;

export interface ReadEntry extends JourneyEntry {
  readonly exits: readonly ReadRule[];
  readonly goals: readonly (ReadRule & Goal)[];
}

/** What the entry node's parameters say about the whole journey. */
export function readEntry(parameters: Parameters, stepKey: string): ReadEntry {
  const entry = {
    stepKey,
    ...readWhatLetsIn(parameters),
    reEntry: readReEntry(parameters),
    maxAge: { amount: readMaxAge(parameters), unit: 'hours' as const },
    exits: readRules(parameters, 'exits', 'exit'),
    goals: readGoals(parameters),
    zone: readZone(parameters),
    ...readPerHour(parameters),
    ...readNeeds(parameters),
  };
  checkEntryKeys(parameters, entry);
  for (const rule of [...entry.exits, ...entry.goals]) checkKey(parameters, rule, entry);
  return entry;
}

type WhatLetsIn = Pick<JourneyEntry, 'events' | 'filter' | 'keyKind' | 'keyAliases' | 'occurs'>;

function readWhatLetsIn(parameters: Parameters): WhatLetsIn {
  if (parameters.node.type === DATE_ENTRY) return { events: [], keyAliases: [], occurs: readDateEntry(parameters) };
  if (parameters.node.type === SCHEDULE_ENTRY)
    return { events: [], keyAliases: [], occurs: readScheduleEntry(parameters) };
  if (parameters.node.type === SEGMENT_ENTRY) return readSegmentEntry(parameters);
  const keyKind = readKeyKind(parameters);
  const filter = readFilter(parameters, 'filter');
  return {
    events: readEvents(parameters),
    keyAliases: keyKind === undefined ? [] : parameters.texts('keyAliases').filter((kind) => kind !== ''),
    ...(filter && { filter }),
    ...(keyKind !== undefined && { keyKind }),
  };
}

/** A rule by entry key hears nothing in a journey without one. */
export function checkKey(parameters: Parameters, rule: ReadRule, entry: Pick<JourneyEntry, 'keyKind'>): void {
  if (rule.by !== 'entryKey' || entry.keyKind !== undefined) return;
  const message = `"${rule.event}" is to carry the same entry key, but the journey has none. Choose an entry key at the entry, or "profile" here.`;
  parameters.error('entry_key_missing', `${rule.parameter}.by`, message);
}

function readEvents(parameters: Parameters): readonly string[] {
  const events = parameters.texts('events');
  if (events.length === 0)
    parameters.error('no_entry_event', 'events', 'no event lets anybody in; choose one, such as "Checkout Started".');
  if (events.includes(''))
    parameters.error('empty_event', 'events', 'one of the events has no name; remove it or choose one.');
  return [...new Set(events)].filter((name) => name !== '');
}

function readKeyKind(parameters: Parameters): string | undefined {
  const kind = parameters.fixed('entryKey');
  if (kind === '') return undefined;
  if (/^[a-z][a-z0-9_-]{0,31}$/i.test(kind)) return kind;
  parameters.error(
    'invalid_entry_key',
    'entryKey',
    `the entry key ${quoted(kind)} must be a kind such as "checkout": letters, digits, - and _.`,
  );
  return undefined;
}

function readReEntry(parameters: Parameters): ReEntry {
  const mode = parameters.option('reEntry', ['once', 'afterLeaving', 'always', 'everyDays'], 'afterLeaving');
  if (mode !== 'everyDays') return { mode };
  const days = parameters.fixedNumber('reEntryDays', 30);
  if (days > 0 && days <= LONGEST_DAYS) return { mode, days };
  parameters.error(
    'invalid_days',
    'reEntryDays',
    `${quoted(parameters.raw('reEntryDays'))} days between entries; 1 to ${String(LONGEST_DAYS)} are possible.`,
  );
  return { mode, days: 30 };
}

function readMaxAge(parameters: Parameters): number {
  const hours = parameters.fixedNumber('maxAgeHours', 24);
  if (hours > 0 && hours <= LONGEST_DAYS * 24) return hours;
  parameters.error(
    'invalid_age',
    'maxAgeHours',
    `${quoted(parameters.raw('maxAgeHours'))} hours as the greatest age; more than 0 are needed.`,
  );
  return 24;
}

function readPerHour(parameters: Parameters): { readonly perHour?: number } {
  const perHour = parameters.fixedNumber('perHour', 0);
  if (perHour === 0) return {};
  if (Number.isInteger(perHour) && perHour > 0 && perHour <= MOST_PER_HOUR) return { perHour };
  const message = `${quoted(parameters.raw('perHour'))} people an hour; whole numbers up to ${String(MOST_PER_HOUR)} are possible, 0 for no limit.`;
  parameters.error('invalid_per_hour', 'perHour', message);
  return {};
}

function readNeeds(parameters: Parameters): { readonly needs?: EntryNeeds } {
  const consent = parameters.option('needsConsent', ['', 'email'], '');
  const address = parameters.option('needsAddress', ['', 'email'], '');
  if (consent === '' && address === '') return {};
  return { needs: { ...(consent !== '' && { consent }), ...(address !== '' && { address }) } };
}

function readZone(parameters: Parameters): string {
  const zone = parameters.fixed('zone', 'UTC') || 'UTC';
  if (isZone(zone)) return zone;
  parameters.error(
    'invalid_zone',
    'zone',
    `there is no time zone ${quoted(zone)}; write an IANA name such as "Europe/Berlin".`,
  );
  return 'UTC';
}
