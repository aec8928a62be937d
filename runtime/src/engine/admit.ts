import type { JourneyEvent } from './event';
import { addDuration } from './durations';
import { matches, matchesRule, unmet, type Hearer } from './matches';
import { consentToEmail, type ProfileView } from './profile';
import type { CompiledVersion, JourneyEntry } from './version';

export type RefusalCode =
  | 'not_live'
  | 'too_old'
  | 'already_passed'
  | 'filter'
  | 'no_entry_key'
  | 'already_done'
  | 'no_address'
  | 'no_consent'
  | 'already_entered'
  | 'still_inside'
  | 'too_soon'
  | 'journey_not_live';

/** Why somebody did not enter; kept per profile. `detail` is for a person and holds no personal data. */
export interface Refusal {
  readonly code: RefusalCode;
  readonly detail: string;
}

/** What an entry is made of. The enrolment's id is `derivedId(entryId, event.id)`. */
export interface Admission {
  /** `_id` of the entries document: `journeyId:profileId[:entryKey]`. */
  readonly entryId: string;
  /** As an event key: `checkout:…`. */
  readonly key?: string;
  /** The entry key and its aliases. */
  readonly keys: readonly string[];
}

/** Undefined: the event is none of this journey's entry events. Then ask `overtaken()` and `reEntry()`. */
export function admit(
  version: CompiledVersion,
  event: JourneyEvent,
  now: Date,
): { readonly enter: Admission } | { readonly refused: Refusal } | undefined {
  const { entry } = version;
  if (!entry.events.includes(event.name)) return undefined;
  const refused = notLive(event) ?? tooOld(entry, event, now);
  return refused ? { refused } : admitWhenever(version, event);
}

/**
 * The same whatever the event's age and origin: for people somebody lets in who were there before the journey. Undefined:
 * the event is none of this journey's entry events.
 */
export function admitWhenever(
  version: CompiledVersion,
  event: JourneyEvent,
): { readonly enter: Admission } | { readonly refused: Refusal } | undefined {
  const { entry } = version;
  if (!entry.events.includes(event.name)) return undefined;
  const refused = filteredOut(entry, event) ?? withoutKey(entry, event);
  return refused ? { refused } : { enter: admission(version, event) };
}

/**
 * For triggers that are none of the entry's events, such as a call of the API: of what an event is asked only the entry key is.
 * Then ask `overtaken()`, `lacking()` and `reEntry()`, as for events.
 */
export function admitTrigger(
  version: CompiledVersion,
  trigger: JourneyEvent,
): { readonly enter: Admission } | { readonly refused: Refusal } {
  const refused = withoutKey(version.entry, trigger);
  return refused ? { refused } : { enter: admission(version, trigger) };
}

function notLive({ origin }: JourneyEvent): Refusal | undefined {
  if (origin === 'live') return undefined;
  return {
    code: 'not_live',
    detail: `The event is "${origin}": only live ones enrol, so that nobody is mailed about history.`,
  };
}

function tooOld({ maxAge, zone }: JourneyEntry, { occurredAt }: JourneyEvent, now: Date): Refusal | undefined {
  if (addDuration(occurredAt, maxAge, zone) >= now) return undefined;
  const limit = `${String(maxAge.amount)} ${maxAge.unit}`;
  return { code: 'too_old', detail: `It happened at ${occurredAt.toISOString()}; the limit is ${limit}.` };
}

function filteredOut({ filter }: JourneyEntry, { properties }: JourneyEvent): Refusal | undefined {
  if (!filter || matches(filter, properties)) return undefined;
  const { path = '', operator = 'equals', value } = unmet(filter, properties) ?? {};
  const wanted = value === undefined ? '' : ` "${String(value)}"`;
  return { code: 'filter', detail: `The entry's filter is not met: ${path} ${operator}${wanted}.` };
}

function withoutKey({ keyKind }: JourneyEntry, { keys }: JourneyEvent): Refusal | undefined {
  if (keyKind === undefined || keyOf(keyKind, keys) !== undefined) return undefined;
  return { code: 'no_entry_key', detail: `The event carries no ${keyKind}, which is the entry key of this journey.` };
}

/**
 * One entry per person and entry key. With neither an entry key nor a limit to re-entry every trigger is an entry of its
 * own, so that one stay does not block the next (an order confirmation for each order).
 */
function admission({ journeyId, entry }: CompiledVersion, { id, profileId, keys: carried }: JourneyEvent): Admission {
  const key = entry.keyKind === undefined ? undefined : keyOf(entry.keyKind, carried);
  const keys = kindsOf(entry).flatMap((kind) => keyOf(kind, carried) ?? []);
  const own = key ?? (entry.reEntry.mode === 'always' ? id : undefined);
  const entryId = `${journeyId}:${profileId}${own === undefined ? '' : `:${own}`}`;
  return key === undefined ? { entryId, keys } : { entryId, key, keys };
}

/** What tells the entries of one person in one journey apart: all of `entry.id` but journey and profile. */
export function entrySlot({ journeyId, profileId, entry: { id } }: EntryPlace): string {
  return id.slice(`${journeyId}:${profileId}`.length);
}

/** The ids that this entry would have under the other profile ids of the same person. */
export function otherEntryIds(place: EntryPlace, aliases: Iterable<string>): string[] {
  const slot = entrySlot(place);
  return [...aliases].filter((id) => id !== place.profileId).map((id) => `${place.journeyId}:${id}${slot}`);
}

interface EntryPlace {
  readonly journeyId: string;
  readonly profileId: string;
  readonly entry: { readonly id: string };
}

function kindsOf({ keyKind, keyAliases }: JourneyEntry): readonly string[] {
  return keyKind === undefined ? keyAliases : [keyKind, ...keyAliases];
}

function keyOf(kind: string, keys: readonly string[]): string | undefined {
  return keys.find((key) => key.startsWith(`${kind}:`) && key.length > kind.length + 1);
}

/** What was stored before the entry event and concerns the same person or thing. */
export interface Earlier {
  readonly events: readonly JourneyEvent[];
  readonly aliases: ReadonlySet<string>;
}

/** The order that arrived before its checkout. By entry key at any time; by profile only if it happened after the trigger. */
export function overtaken(version: CompiledVersion, event: JourneyEvent, earlier: Earlier): Refusal | undefined {
  const { entry } = version;
  const hearer: Hearer = {
    profileId: event.profileId,
    keys: kindsOf(entry).flatMap((kind) => keyOf(kind, event.keys) ?? []),
    aliases: earlier.aliases,
  };
  const done = earlier.events.find(
    (stored) =>
      stored.id !== event.id &&
      [...entry.exits, ...entry.goals].some(
        (rule) =>
          matchesRule(rule, stored, hearer) && (rule.by === 'entryKey' || stored.occurredAt >= event.occurredAt),
      ),
  );
  if (!done) return undefined;
  return { code: 'already_done', detail: `${done.name} had already arrived, at ${done.receivedAt.toISOString()}.` };
}

/** What a profile lacks of what the entry asks for. Undefined: nothing. */
export function lacking({ needs }: JourneyEntry, profile: ProfileView | undefined): Refusal | undefined {
  if (!needs) return undefined;
  if (needs.address !== undefined && profile?.[needs.address] === undefined)
    return { code: 'no_address', detail: `The entry needs an address for ${needs.address}, and there was none.` };
  if (needs.consent === undefined) return undefined;
  const state = profile ? consentToEmail(profile) : 'never';
  if (state === 'subscribed') return undefined;
  return { code: 'no_consent', detail: `The entry needs consent to ${needs.consent} marketing; it was "${state}".` };
}
