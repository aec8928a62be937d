import { admitWhenever, type Refusal } from '../engine/admit';
import type { JourneyEvent } from '../engine/event';
import type { ProfileReader } from '../engine/ports';
import type { CompiledVersion } from '../engine/version';
import type { Enrolments } from '../enrolments/service';
import type { Events } from '../events/service';
import type { ScanPosition } from './model';

export interface ScanParts {
  readonly events: Pick<Events, 'happened' | 'byIds'>;
  readonly profiles: Pick<ProfileReader, 'read'>;
  readonly existing: Enrolments['existing'];
}

export interface Scan {
  readonly version: CompiledVersion;
  readonly since: Date;
  readonly position?: ScanPosition | undefined;
}

/** Somebody whose event matches; `personId` is the profile they are now. */
export interface Match {
  readonly personId: string;
  readonly event: JourneyEvent;
}

const AT_ONCE = 500;

/**
 * The next batch of events, newest first: the newest of each person in it that the entry would take. Somebody who was in an
 * earlier batch comes again; the caller leaves them out. `next` is absent behind the last event.
 */
export async function scanBatch(
  { events, profiles }: Pick<ScanParts, 'events' | 'profiles'>,
  { version, since, position }: Scan,
): Promise<{ readonly matches: readonly Match[]; readonly read: number; readonly next?: ScanPosition }> {
  const { workspaceId, entry } = version;
  const read = await events.happened({
    ...{ workspaceId, names: entry.events, since, limit: AT_ONCE },
    ...(position && { before: position }),
  });
  const fitting = read.filter((event) => {
    const answer = admitWhenever(version, event);
    return answer !== undefined && 'enter' in answer;
  });
  const people = await profiles.read([...new Set(fitting.map(({ profileId }) => profileId))]);
  const matches = new Map<string, Match>();
  for (const event of fitting) {
    const personId = people.get(event.profileId)?.view.id;
    if (personId !== undefined && !matches.has(personId)) matches.set(personId, { personId, event });
  }
  const last = read.length === AT_ONCE ? read.at(-1) : undefined;
  return {
    matches: [...matches.values()],
    read: read.length,
    ...(last && { next: { occurredAt: last.occurredAt, id: last.id } }),
  };
}

export interface Count {
  readonly people: number;
  /** There may be more: the scan was cut off. */
  readonly capped: boolean;
}

const MOST_EVENTS = 20_000;
const LONGEST_MS = 1_500;

/** How many would enter now. Reads a bounded number of events for a bounded time, so that a dialog can show it. */
export async function countMatches(parts: ScanParts, scan: Scan): Promise<Count> {
  const started = performance.now();
  const seen = new Set<string>();
  let { position } = scan;
  let people = 0;
  for (let events = 0; ;) {
    const batch = await scanBatch(parts, { ...scan, position });
    const fresh = batch.matches.filter(({ personId }) => !seen.has(personId));
    for (const { personId } of fresh) seen.add(personId);
    const refused = await refusalsOf(parts, scan.version, fresh);
    people += fresh.length - refused.size;
    events += batch.read;
    position = batch.next;
    if (position === undefined) return { people, capped: false };
    if (events >= MOST_EVENTS || performance.now() - started > LONGEST_MS) return { people, capped: true };
  }
}

/** By event id. */
export async function refusalsOf(
  { existing }: Pick<ScanParts, 'existing'>,
  version: CompiledVersion,
  matches: readonly Match[],
): Promise<ReadonlyMap<string, Refusal>> {
  if (matches.length === 0) return new Map();
  return await existing.refusals(
    version,
    matches.map(({ event }) => event),
  );
}
