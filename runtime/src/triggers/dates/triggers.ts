import { daysMeant, occasionOf, type DateRule } from '../../engine/occasions';
import type { ProfileView } from '../../engine/profile';
import type { CompiledVersion } from '../../engine/version';
import { derivedId } from '../../platform/ids';
import { dayKey, type Profiles } from '../../profiles/service';
import type { Due } from '../occurrences/known';

/** What the event is called by which people enter whose day it is. */
export const DATE_REACHED = 'Date Reached';

const DAY_MS = 86_400_000;
/** Beyond a year, so that a day that was corrected meanwhile is told from the next one. */
const KEPT_DAYS = 400;

interface DateOf extends Pick<CompiledVersion, 'workspaceId' | 'journeyId'> {
  readonly entry: Pick<CompiledVersion['entry'], 'occurs'>;
}

export interface DatePage {
  readonly occurrence: { readonly wall: string; readonly at: Date };
  /** At most so many that the database merges a scan for each. */
  readonly zoneKeys: readonly string[];
  readonly after: string | undefined;
  readonly limit: number;
}

/** The next people whose day it is by these clocks; `last` when there may be more behind it. Reads nobody else. */
export async function dateTriggers(
  { profiles }: { readonly profiles: Pick<Profiles, 'audience'> },
  { workspaceId, journeyId, entry }: DateOf,
  { occurrence, ...page }: DatePage,
): Promise<{ readonly due: readonly Due[]; readonly last?: string }> {
  const rule = entry.occurs;
  if (!rule) return { due: [] };
  const on = dateOf(occurrence.wall);
  const days = daysMeant(rule, on).map((day) => dayKey(rule.attribute, day));
  const { people, last } = await profiles.audience({ workspaceId, days, ...page });
  const coming = { rule, on, journeyId, workspaceId, at: occurrence.at };
  const due = people.flatMap((person) => dueOf(person, coming) ?? []);
  return { due, ...(last !== undefined && { last }) };
}

interface Coming {
  readonly rule: DateRule;
  readonly on: string;
  readonly journeyId: string;
  readonly workspaceId: string;
  readonly at: Date;
}

function dueOf({ id, attributes }: ProfileView, coming: Coming): Due | undefined {
  const { rule, on, journeyId, workspaceId, at } = coming;
  const { attribute } = rule;
  const value = attributes[attribute];
  const occasion = occasionOf(rule, value, on);
  if (!occasion) return undefined;
  const { date, years } = occasion;
  // One for each person and occasion, whatever version of the journey, clock or moment it comes by.
  const idOf = (profileId: string, of: string) => derivedId('date', journeyId, attribute, profileId, of);
  return {
    trigger: {
      _id: idOf(id, occasion.id),
      ...{ workspaceId, journeyId, profileId: id, name: DATE_REACHED, keys: [], at },
      properties: { attribute, value, date, ...(years !== undefined && { years }) },
      forgetAt: new Date(at.getTime() + KEPT_DAYS * DAY_MS),
    },
    sameFor: (profileId) => idOf(profileId, occasion.id),
    ...(rule.yearly !== undefined && {
      near: (profileId) => yearsBeside(occasion.id).map((year) => idOf(profileId, year)),
    }),
  };
}

const yearsBeside = (year: string): string[] => [String(Number(year) - 1), String(Number(year) + 1)];

export const dateOf = (wall: string): string => wall.slice(0, 'YYYY-MM-DD'.length);
