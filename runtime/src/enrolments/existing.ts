import { admitWhenever, type Refusal } from '../engine/admit';
import type { JourneyEvent } from '../engine/event';
import type { Doorbell } from '../engine/ports';
import type { CompiledVersion } from '../engine/version';
import { ofProfiles } from '../platform/placed';
import { byEveryAlias, type AliasSets } from './concerned';
import { enterCandidates, judgeCandidates, note, type Candidate, type EntryParts } from './entries';

/**
 * People who did something before a journey was there to hear it. Nobody enters by themselves: somebody decides. Events are
 * of one workspace, one for each person; what has the same event as its trigger is the same entry, so that repeats enter
 * nobody twice.
 */
export interface ExistingPeople {
  /** Why the person of an event would not enter now, by event id; those who would are left out. */
  refusals(version: CompiledVersion, events: readonly JourneyEvent[]): Promise<ReadonlyMap<string, Refusal>>;
  /** Lets them in as of now; gives back who was refused and why. Whoever is in by the event already is in. */
  letIn(version: CompiledVersion, events: readonly JourneyEvent[]): Promise<ReadonlyMap<string, Refusal>>;
  /** Keeps for these people why they did not enter, as `letIn` does for those it refuses. */
  keepRefusals(
    version: CompiledVersion,
    events: readonly JourneyEvent[],
    refused: ReadonlyMap<string, Refusal>,
  ): Promise<void>;
}

export type ExistingParts = EntryParts & { readonly doorbell: Doorbell };

export function createExisting(parts: ExistingParts): ExistingPeople {
  return {
    refusals: async (version, events) => {
      const { candidates, refused, aliases } = await prepare(parts, version, events);
      const judged = await judgeCandidates(parts, candidates, { aliases, everyOrigin: true });
      return new Map([...refused, ...judged]);
    },
    letIn: async (version, events) => {
      const { candidates, refused, aliases } = await prepare(parts, version, events);
      const result = await enterCandidates(parts, candidates, { aliases, everyOrigin: true });
      if (result.entered > 0) parts.doorbell.ring('enrolments');
      const all = new Map([...refused, ...result.refused.map(({ event, refusal }) => [event.id, refusal] as const)]);
      await keep(parts, version, events, all);
      return all;
    },
    keepRefusals: async (version, events, refused) => {
      await keep(parts, version, events, refused);
    },
  };
}

async function keep(
  parts: ExistingParts,
  version: CompiledVersion,
  events: readonly JourneyEvent[],
  refused: ReadonlyMap<string, Refusal>,
): Promise<void> {
  const kept = events.flatMap((event) => {
    const refusal = refused.get(event.id);
    return refusal ? [{ version, event, refusal }] : [];
  });
  await note(parts, kept, parts.clock.now());
}

/** Everything but what entering itself asks. The time they start is taken first: what happens from then on, the worker hears. */
async function prepare(parts: ExistingParts, version: CompiledVersion, events: readonly JourneyEvent[]) {
  const startedAt = parts.clock.now();
  const aliases = byEveryAlias(await parts.profiles.aliases([...new Set(events.map(({ profileId }) => profileId))]));
  const inside = await insideAnyhow(parts, version, aliases);
  const candidates: Candidate[] = [];
  const refused = new Map<string, Refusal>();
  for (const event of events) {
    const answer = admitWhenever(version, event);
    const within = inside.get(event.profileId);
    // By this very event: then it is a repeat, and entering says so.
    if (within && within !== event.id) refused.set(event.id, STILL_INSIDE);
    else if (answer && 'enter' in answer) candidates.push({ version, event, admission: answer.enter, startedAt });
    else refused.set(event.id, answer?.refused ?? OTHER_EVENT);
  }
  return { candidates, refused, aliases };
}

const STILL_INSIDE: Refusal = { code: 'still_inside', detail: 'Is inside this journey already.' };
const OTHER_EVENT: Refusal = { code: 'filter', detail: 'The event is none of those that let people in.' };

/** By every id of a person: the trigger of their enrolment in this journey, whatever its entry key. */
async function insideAnyhow(
  { collections }: ExistingParts,
  { workspaceId, journeyId }: CompiledVersion,
  aliases: AliasSets,
): Promise<ReadonlyMap<string, string>> {
  const active = await collections.enrolments
    .find(
      { workspaceId, active: true, journeyId, ...ofProfiles(aliases.keys()), follows: { $exists: false } },
      { projection: { profileId: 1, 'entry.triggerId': 1 }, hint: 'activeOfProfile' },
    )
    .toArray();
  return new Map(
    active.flatMap(({ profileId, entry }) =>
      [profileId, ...(aliases.get(profileId) ?? [])].map((id) => [id, entry.triggerId] as const),
    ),
  );
}
