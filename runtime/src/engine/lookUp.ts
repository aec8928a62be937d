import { cameTrue, type KnownProfile } from './conditions';
import type { Enrolment } from './enrolment';
import type { JourneyEvent } from './event';
import { hearerOf } from './matches';
import { ends, restarts, settles, UNSEEN_MS, type Reaction, type SettleReaction } from './react';
import type { CompiledVersion } from './version';

export type Finding =
  | Reaction
  /** Nothing found and time is left: settled, due at `until`. */
  | { readonly kind: 'rest'; readonly holdKey: string; readonly until: Date }
  /** Nothing found: go on with `begin()` (a hold whose time is up, or a new enrolment). */
  | { readonly kind: 'goOn' };

/** Which stored events a look-up of this enrolment needs: pass to EventReader, grouped over a batch. */
export interface Listening {
  readonly names: readonly string[];
  readonly keys: readonly string[];
  readonly after: Date;
}

export function listening({ entry }: CompiledVersion, enrolment: Enrolment): Listening {
  const { hold, startedAt, follows } = enrolment;
  const ofHold = hold?.kind === 'listen' && !hold.outcome ? [...hold.branches, ...hold.restartOn] : [];
  const names = new Set([...entry.exits, ...(follows ? [] : entry.goals), ...ofHold].map(({ event }) => event));
  // What was there to be read before was asked for at the entry.
  return { names: [...names], keys: enrolment.entry.keys, after: new Date(startedAt.getTime() - UNSEEN_MS) };
}

export interface Stored {
  /** In any order; events that do not count are left out here. */
  readonly events: readonly JourneyEvent[];
  readonly aliases: ReadonlySet<string>;
  /** Read after the hold was there; for holds with conditions. */
  readonly profile?: KnownProfile | undefined;
}

/**
 * Exit or goal, else the earliest event or condition of the hold, else the latest restart, else rest or go on. After a restart look up
 * again at once: an event behind the old `until` may count under the new one.
 */
export function lookUp(version: CompiledVersion, enrolment: Enrolment, stored: Stored, now: Date): Finding {
  const hearer = hearerOf(enrolment, stored.aliases);
  const events = stored.events.toSorted(byReceipt);
  return (
    first(events, (event) => ends(version, enrolment, event, hearer)) ??
    earlier(
      first(events, (event) => settles(enrolment, event, hearer)),
      stored.profile && cameTrue(enrolment, stored.profile),
    ) ??
    first(events.toReversed(), (event) => restarts(enrolment, event, hearer)) ??
    undisturbed(enrolment, now)
  );
}

/** The few of these events that a look-up goes by: it finds in them what it would find in all. */
export function deciding(
  version: CompiledVersion,
  enrolment: Enrolment,
  { events, aliases }: Pick<Stored, 'events' | 'aliases'>,
): readonly JourneyEvent[] {
  const hearer = hearerOf(enrolment, aliases);
  const sorted = events.toSorted(byReceipt);
  const few = [
    sorted.find((event) => ends(version, enrolment, event, hearer)),
    sorted.find((event) => settles(enrolment, event, hearer)),
    sorted.findLast((event) => restarts(enrolment, event, hearer)),
  ];
  return few.filter((event) => event !== undefined);
}

function undisturbed({ hold }: Enrolment, now: Date): Finding {
  const waits = hold?.kind === 'listen' && !hold.outcome && hold.until > now;
  return waits ? { kind: 'rest', holdKey: hold.key, until: hold.until } : { kind: 'goOn' };
}

/** At the same instant the way that its author put first. */
function earlier(a: SettleReaction | undefined, b: SettleReaction | undefined): SettleReaction | undefined {
  if (!a || !b) return a ?? b;
  const between = a.outcome.at.getTime() - b.outcome.at.getTime() || a.outcome.output - b.outcome.output;
  return between <= 0 ? a : b;
}

/** Ids break a tie, so that every process finds the same one. */
function byReceipt(a: JourneyEvent, b: JourneyEvent): number {
  return a.receivedAt.getTime() - b.receivedAt.getTime() || (a.id < b.id ? -1 : 1);
}

function first<T>(events: readonly JourneyEvent[], judge: (event: JourneyEvent) => T | undefined): T | undefined {
  for (const event of events) {
    const found = judge(event);
    if (found !== undefined) return found;
  }
  return undefined;
}
