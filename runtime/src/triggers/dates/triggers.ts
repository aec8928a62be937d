import { daysMeant, occasionOf, type DateRule } from '../../engine/occasions';
import type { ProfileView } from '../../engine/profile';
import type { CompiledVersion } from '../../engine/version';
import { derivedId } from '../../platform/ids';
import { dayKey } from '../../profiles/service';
import type { Due } from '../occurrences/known';
import type { Audiences, ComingTo, DuePage } from '../occurrences/page';

/** What the event is called by which people enter whose day it is. */
const DATE_REACHED = 'Date Reached';

const DAY_MS = 86_400_000;
/** Beyond a year, so that a day that was corrected meanwhile is told from the next one. */
const KEPT_DAYS = 400;

interface DateOf extends Pick<CompiledVersion, 'workspaceId' | 'journeyId'> {
  readonly rule: DateRule;
}

/** The next people whose day it is by these clocks. Reads nobody else. */
export async function dateTriggers(
  { profiles }: Audiences,
  { workspaceId, journeyId, rule }: DateOf,
  { occurrence, ...page }: ComingTo,
): Promise<DuePage> {
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

const dateOf = (wall: string): string => wall.slice(0, 'YYYY-MM-DD'.length);
