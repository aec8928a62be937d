import { overtaken } from '../engine/admit';
import type { JourneyEvent } from '../engine/event';
import type { EventReader } from '../engine/ports';
import type { Background, Candidate } from './entries';

/** Events indexed by whom and what they concern. */
export interface EarlierEvents {
  concerning(profileIds: ReadonlySet<string>, keys: readonly string[]): readonly JourneyEvent[];
}

/** How far the clock of a source may be ahead of ours: an order “from the future” is still found. */
const SKEW_MS = 86_400_000;

type StoredQuery = Parameters<EventReader['stored']>[0];

/** What may have overtaken each of them. */
export type Overtaking = ReadonlyMap<Candidate, EarlierEvents>;

/**
 * Exit and goal events that may have overtaken these entries: of the same key at any time, of the same profile since the
 * trigger happened. Two queries for a batch of one workspace; halved as long as an answer may have been cut.
 */
export async function findEarlier(
  events: EventReader,
  candidates: readonly Candidate[],
  background: Background,
): Promise<Overtaking> {
  const queries = queriesOf(candidates, background);
  const found = await Promise.all(queries.map(async (query) => await events.stored(query)));
  if (found.every(({ length }) => length < events.mostAtOnce)) {
    const all = indexed(found.flat());
    return new Map(candidates.map((candidate) => [candidate, all]));
  }
  const [only, ...others] = candidates;
  if (only && others.length === 0) {
    const done = await Promise.all(queries.map(async (query) => await firstDone(events, query, only, background)));
    return new Map([[only, indexed(done.flat())]]);
  }
  const middle = Math.ceil(candidates.length / 2);
  return new Map([
    ...(await findEarlier(events, candidates.slice(0, middle), background)),
    ...(await findEarlier(events, candidates.slice(middle), background)),
  ]);
}

function queriesOf(candidates: readonly Candidate[], { aliases, everyOrigin }: Background): readonly StoredQuery[] {
  const [first] = candidates;
  const rules = candidates.flatMap(({ version: { entry } }) => [...entry.exits, ...entry.goals]);
  const names = [...new Set(rules.map((rule) => rule.event))];
  if (!first || names.length === 0) return [];
  const { workspaceId } = first.event;
  const oldest = Math.min(...candidates.map(({ event }) => event.occurredAt.getTime()));
  const profileIds = [
    ...new Set(candidates.flatMap(({ event: { profileId } }) => [profileId, ...(aliases.get(profileId) ?? [])])),
  ];
  const keys = [...new Set(candidates.flatMap(({ admission }) => admission.keys))];
  const what = { workspaceId, names, ...(everyOrigin && { everyOrigin }) };
  const ofProfiles = { ...what, profileIds, keys: [], after: new Date(oldest - SKEW_MS) };
  return [ofProfiles, ...(keys.length > 0 ? [{ ...what, profileIds: [], keys, after: new Date(0) }] : [])];
}

/** Of one who has more events than are read at once: the first that overtook the entry, if any did. */
async function firstDone(
  events: EventReader,
  query: StoredQuery,
  { version, event }: Candidate,
  { aliases }: Background,
): Promise<readonly JourneyEvent[]> {
  const same = aliases.get(event.profileId) ?? new Set([event.profileId]);
  for await (const page of pagesOf(events, query)) {
    const done = page.find((one) => overtaken(version, event, { events: [one], aliases: same }));
    if (done) return [done];
  }
  return [];
}

/** All that is stored, in portions of what is read at once. */
export async function* pagesOf(events: EventReader, query: StoredQuery): AsyncGenerator<readonly JourneyEvent[]> {
  for (let behind: JourneyEvent | undefined; ;) {
    const page = await events.stored({ ...query, ...(behind && { behind }) });
    yield page;
    behind = page.at(-1);
    if (!behind || page.length < events.mostAtOnce) return;
  }
}

/** Looked up per enrolment without going through all events of the batch. */
export function indexed(events: readonly JourneyEvent[]): EarlierEvents {
  const byProfile = Map.groupBy(events, (event) => event.profileId);
  const byKey = new Map<string, JourneyEvent[]>();
  for (const event of events)
    for (const key of event.keys) {
      const own = byKey.get(key);
      if (own) own.push(event);
      else byKey.set(key, [event]);
    }
  return {
    concerning: (profileIds, keys) => {
      const found = [
        ...[...profileIds].flatMap((id) => byProfile.get(id) ?? []),
        ...keys.flatMap((key) => byKey.get(key) ?? []),
      ];
      return [...new Map(found.map((event) => [event.id, event])).values()];
    },
  };
}
