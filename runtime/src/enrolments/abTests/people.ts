import type { AbTest } from '../../engine/abTest';
import type { GoalValue } from '../../engine/enrolment';
import type { JourneyEvent } from '../../engine/event';
import type { EventReader, ProfileReader } from '../../engine/ports';
import { goalValue } from '../../engine/react';
import type { Assignment } from './assignments';

/** One person of a test: what they got first, and what they did in the time after it. */
export interface TestedPerson {
  readonly variant: string;
  readonly converted: boolean;
  readonly worth: readonly GoalValue[];
}

export interface PeopleParts {
  readonly profiles: Pick<ProfileReader, 'aliases'>;
  readonly events: EventReader;
}

const DAY = 86_400_000;
/** People per query. */
const BATCH = 1_000;
/** At so many events a query may have been cut: its people are asked for in halves. */
const STORED_LIMIT = 10_000;

interface Person {
  readonly ids: readonly string[];
  readonly variant: string;
  readonly at: Date;
}

/** Each person once, by their first assignment, whatever ids they had; their events in one query for every 1,000 people. */
export async function testedPeople(
  parts: PeopleParts,
  workspaceId: string,
  test: AbTest,
  assignments: readonly Assignment[],
): Promise<readonly TestedPerson[]> {
  const people = await peopleOf(parts, assignments);
  const tested: TestedPerson[] = [];
  for (let start = 0; start < people.length; start += BATCH)
    tested.push(...(await measured(parts.events, { workspaceId, test }, people.slice(start, start + BATCH))));
  return tested;
}

async function peopleOf({ profiles }: PeopleParts, assignments: readonly Assignment[]): Promise<readonly Person[]> {
  const byId = Map.groupBy(assignments, ({ profileId }) => profileId);
  const ids = [...byId.keys()];
  const people = new Map<string, Person>();
  for (let start = 0; start < ids.length; start += BATCH) {
    const some = ids.slice(start, start + BATCH);
    const aliases = await profiles.aliases(some);
    for (const id of some) {
      const same = [...new Set([id, ...(aliases.get(id) ?? [])])].sort();
      const key = same.join(' ');
      for (const { variant, at } of byId.get(id) ?? []) {
        const known = people.get(key);
        if (!known || at < known.at) people.set(key, { ids: same, variant, at });
      }
    }
  }
  return [...people.values()];
}

interface Measure {
  readonly workspaceId: string;
  readonly test: AbTest;
}

async function measured(
  events: EventReader,
  measure: Measure,
  people: readonly Person[],
): Promise<readonly TestedPerson[]> {
  const { workspaceId, test } = measure;
  const after = new Date(Math.min(...people.map(({ at }) => at.getTime())));
  const profileIds = people.flatMap(({ ids }) => ids);
  const found = await events.stored({ workspaceId, profileIds, keys: [], names: [test.event], after });
  if (found.length >= STORED_LIMIT && people.length > 1) {
    const middle = Math.ceil(people.length / 2);
    const first = await measured(events, measure, people.slice(0, middle));
    return [...first, ...(await measured(events, measure, people.slice(middle)))];
  }
  const byProfile = Map.groupBy(found, ({ profileId }) => profileId);
  return people.map((person) => outcomeOf(test, person, byProfile));
}

function outcomeOf(
  { days, valuePath }: AbTest,
  { ids, variant, at }: Person,
  events: ReadonlyMap<string, readonly JourneyEvent[]>,
): TestedPerson {
  const until = at.getTime() + days * DAY;
  const counting = ids
    .flatMap((id) => events.get(id) ?? [])
    .filter(({ receivedAt }) => receivedAt >= at && receivedAt.getTime() <= until);
  const worth =
    valuePath === undefined ? [] : counting.flatMap(({ properties }) => goalValue(properties, valuePath) ?? []);
  return { variant, converted: counting.length > 0, worth };
}
