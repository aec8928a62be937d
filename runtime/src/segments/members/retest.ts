import type { EventOrigin } from '../../engine/event';
import type { Clock } from '../../platform/clock';
import type { Definition } from '../definition/definition';
import type { PersonFacts } from '../facts';
import type { TellingParts } from './telling';
import { testOnce } from './test';
import type { TestedSegment, TestedSegments } from './tested';

export interface RetestParts extends TellingParts {
  readonly clock: Clock;
  readonly tested: TestedSegments;
  readonly people: {
    /** Every id that means the same person, by each id asked for. */
    aliases(profileIds: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>>;
    /** What each has merged into, itself when it has not. */
    survivors(profileIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
  };
  /** All that these definitions ask of these people (survivors); a constant number of queries. */
  readonly facts: (
    workspaceId: string,
    profileIds: readonly string[],
    of: { readonly definitions: readonly Definition[]; readonly now: Date },
  ) => Promise<ReadonlyMap<string, PersonFacts>>;
}

/** Which segments are to be tested for somebody, and what the change was caused by. */
export type Wanted = ReadonlyMap<string, ReadonlyMap<string, EventOrigin>>;

const MAX_ROUNDS = 20;

/**
 * Tests people against segments and keeps who is in. What is held is read before what is known, each membership is written only over
 * the version that was read, and whoever has written looks once more, at definitions and people as they are then: so of two who test the
 * same person at once the later knowledge stays. A constant number of commands for a batch when nobody interferes. Repeatable: what a
 * crash leaves untold is told by the next test of the same person, and by a sweep.
 */
export async function retest(
  parts: RetestParts,
  workspaceId: string,
  wanted: Wanted,
  segments: readonly TestedSegment[],
): Promise<void> {
  const survivors = await parts.people.survivors([...wanted.keys()]);
  let open = byPerson(wanted, survivors);
  let known = segments;
  for (let round = 0; open.size > 0; round++) {
    if (round === MAX_ROUNDS)
      throw new Error('Memberships could not be kept: others change the same people all the time');
    // Somebody may have merged since.
    const now = round === 0 ? survivors : await parts.people.survivors([...open.keys()]);
    open = round === 0 ? open : byPerson(open, now);
    open = await testOnce(parts, { workspaceId, wanted: open, segments: known });
    if (open.size > 0) known = await parts.tested.fresh(workspaceId, segmentsOf(open));
  }
}

const segmentsOf = (wanted: Wanted): readonly string[] => [
  ...new Set([...wanted.values()].flatMap((of) => [...of.keys()])),
];

function byPerson(wanted: Wanted, survivors: ReadonlyMap<string, string>): Wanted {
  const people = new Map<string, Map<string, EventOrigin>>();
  for (const [id, segments] of wanted) {
    const person = survivors.get(id) ?? id;
    const own = people.get(person) ?? new Map<string, EventOrigin>();
    for (const [segment, origin] of segments) if (own.get(segment) !== 'live') own.set(segment, origin);
    people.set(person, own);
  }
  return people;
}
