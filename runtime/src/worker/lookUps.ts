import { byEveryAlias, indexed, pagesOf, turnOf, type AliasSets, type EarlierEvents } from '../enrolments/service';
import type { JourneyEvent } from '../engine/event';
import { deciding, listening, lookUp, type Finding } from '../engine/lookUp';
import type { EventReader, ReadProfile } from '../engine/ports';
import type { Ready, WakeUpParts } from './parts';

/** Restarts behind restarts in one look-up; what is left is found when the timer fires. */
const ROUNDS = 5;

type Found<T extends Finding['kind']> = Ready & { readonly finding: Extract<Finding, { kind: T }> };

/**
 * Looks up stored events for entries and listening holds of a batch, and writes what they decide: exit or goal, settle,
 * restart (then looks again), rest. Gives back those for whom nothing is left to wait for and who go on now.
 * Queries do not grow with the batch: aliases once, events once per workspace.
 */
export async function lookUps(parts: WakeUpParts, listeners: readonly Ready[], round = 1): Promise<readonly Ready[]> {
  if (listeners.length === 0) return [];
  const findings = await findAll(parts, listeners);
  const of = <T extends Finding['kind']>(kind: T) =>
    findings.filter((one): one is Found<T> => one.finding.kind === kind);
  const { writes } = parts.enrolments;
  await writes.end(
    of('end').map(({ enrolment: { rootId, bucket }, finding: { ending } }) => ({ rootId, bucket, ending })),
  );
  const restarts = of('restart');
  const turns = [...of('settle'), ...restarts].map(({ enrolment, finding }) => turnOf(enrolment, finding));
  const turned = await writes.settle(turns);
  if (turned > 0) parts.doorbell.ring('enrolments');
  await writes.rest(of('rest').map(({ enrolment, finding: { holdKey } }) => ({ ...enrolment, holdKey })));
  if (round < ROUNDS) await lookUps(parts, restarts.map(afterRestart), round + 1);
  return round === 1 ? of('goOn') : [];
}

const afterRestart = ({ enrolment, version, finding }: Found<'restart'>): Ready => ({
  version,
  enrolment: { ...enrolment, hold: finding.hold, seq: enrolment.seq + 1 },
});

async function findAll(parts: WakeUpParts, listeners: readonly Ready[]) {
  const now = parts.clock.now();
  const aliases = byEveryAlias(
    await parts.profiles.aliases([...new Set(listeners.map(({ enrolment }) => enrolment.profileId))]),
  );
  const people = await watched(parts, listeners);
  const findings: (Ready & { readonly finding: Finding })[] = [];
  for (const group of Map.groupBy(listeners, ({ enrolment }) => enrolment.workspaceId).values())
    for (const { members, events } of await storedFor(parts.events, group, aliases))
      for (const { enrolment, version } of members) {
        const same = aliases.get(enrolment.profileId) ?? new Set([enrolment.profileId]);
        const profile = people.get(enrolment.profileId);
        const stored = { events: events.concerning(same, enrolment.entry.keys), aliases: same, profile };
        findings.push({ enrolment, version, finding: lookUp(version, enrolment, stored, now) });
      }
  return findings;
}

/**
 * The people of holds with conditions, read after their changes are noted from now on: what comes true later is found by who
 * changes it, what was true before is found here.
 */
async function watched(
  { profiles }: WakeUpParts,
  listeners: readonly Ready[],
): Promise<ReadonlyMap<string, ReadProfile>> {
  const waiting = listeners.filter(
    ({ enrolment: { hold } }) => hold?.kind === 'listen' && hold.watches && !hold.outcome,
  );
  if (waiting.length === 0) return new Map();
  const ids = [...new Set(waiting.map(({ enrolment }) => enrolment.profileId))];
  if (waiting.some(({ enrolment: { hold } }) => !hold?.settled)) await profiles.watch(ids);
  return await profiles.read(ids);
}

interface Portion {
  readonly members: readonly Ready[];
  readonly events: EarlierEvents;
}

/** Of one workspace; halved as long as the answer may have been cut. Who alone has more is read page by page. */
async function storedFor(events: EventReader, members: readonly Ready[], aliases: AliasSets): Promise<Portion[]> {
  const query = queryOf(members, aliases);
  const found = query ? await events.stored(query) : [];
  if (!query || found.length < events.mostAtOnce) return [{ members, events: indexed(found) }];
  const [only, ...others] = members;
  if (only && others.length === 0)
    return [{ members, events: indexed(await decidingOf(events, query, only, aliases)) }];
  const middle = Math.ceil(members.length / 2);
  return [
    ...(await storedFor(events, members.slice(0, middle), aliases)),
    ...(await storedFor(events, members.slice(middle), aliases)),
  ];
}

type StoredQuery = Parameters<EventReader['stored']>[0];

async function decidingOf(
  events: EventReader,
  query: StoredQuery,
  { version, enrolment }: Ready,
  aliases: AliasSets,
): Promise<readonly JourneyEvent[]> {
  const same = aliases.get(enrolment.profileId) ?? new Set([enrolment.profileId]);
  let few: readonly JourneyEvent[] = [];
  for await (const page of pagesOf(events, query))
    few = deciding(version, enrolment, { events: [...few, ...page], aliases: same });
  return few;
}

function queryOf(members: readonly Ready[], aliases: AliasSets): StoredQuery | undefined {
  const [first] = members;
  if (!first) return undefined;
  const wanted = members.map(({ version, enrolment }) => listening(version, enrolment));
  const names = [...new Set(wanted.flatMap((one) => one.names))];
  if (names.length === 0) return undefined;
  const profileIds = members.flatMap(({ enrolment: { profileId } }) => [profileId, ...(aliases.get(profileId) ?? [])]);
  return {
    workspaceId: first.enrolment.workspaceId,
    profileIds: [...new Set(profileIds)],
    keys: [...new Set(wanted.flatMap((one) => one.keys))],
    names,
    after: new Date(Math.min(...wanted.map((one) => one.after.getTime()))),
  };
}
