import type { ProfileView } from '../../engine/profile';
import type { JourneyEntry } from '../../engine/version';
import type { Clock } from '../../platform/clock';
import { decodeCursor, encodeCursor } from '../../platform/http/page';
import type { Profiles } from '../../profiles/service';
import { CLOCKS_AT_ONCE, dueAt } from './due';
import { comingMoments } from './moments';

export interface DueQuery {
  readonly workspaceId: string;
  readonly rule: NonNullable<JourneyEntry['occurs']>;
  /** Where a customer has no zone, or the journey's is meant. */
  readonly zone: string;
  /** Absent: nobody is due yet; the answer says what time it is. */
  readonly since?: Date | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

export interface DuePeople {
  readonly items: readonly {
    readonly id: string;
    readonly profileId: string;
    readonly properties: Readonly<Record<string, unknown>>;
    readonly at: Date;
  }[];
  readonly profiles: ReadonlyMap<string, ProfileView>;
  /** Up to then this is all, once there are no more pages. */
  readonly until: Date;
  readonly nextCursor?: string;
}

/** A request may look back so far; what is older is nobody's birthday any more. */
const LONGEST_MS = 7 * 86_400_000;

export interface DueParts {
  readonly clock: Clock;
  readonly profiles: Pick<Profiles, 'audience' | 'zoneKeys' | 'read'>;
}

/** Who is due by a date or a schedule, for programs outside that ask; nothing is noted, so that what they make of it is theirs. */
export async function dueOutside(parts: DueParts, query: DueQuery): Promise<DuePeople> {
  const { workspaceId, rule, zone, since, limit } = query;
  const [until, segment, after] = placeOf(query, parts.clock.now());
  if (!since) return { items: [], profiles: new Map(), until };
  const keys = await parts.profiles.zoneKeys(workspaceId);
  const earliest = new Date(Math.max(since.getTime(), until.getTime() - LONGEST_MS));
  const moments = comingMoments({ occurs: rule, zone }, keys, { span: { after: earliest, until } });
  const segments = moments.filter(({ lost }) => lost === undefined).flatMap((moment) => chunksOf(moment));
  const present = segments[segment];
  if (!present) return { items: [], profiles: new Map(), until };
  const { occurrence, zoneKeys } = present;
  const of = { workspaceId, journeyId: 'outside', entry: { occurs: rule } };
  const { due, last } = await dueAt(parts, of, { occurrence, zoneKeys, after, limit });
  const next = last === undefined ? segment + 1 : segment;
  const more = next < segments.length;
  const profiles = await parts.profiles.read(due.map(({ trigger }) => trigger.profileId));
  return {
    items: due.map(({ trigger: { _id: id, profileId, properties, at } }) => ({ id, profileId, properties, at })),
    profiles: new Map([...profiles].map(([id, { view }]) => [id, view])),
    until,
    ...(more && { nextCursor: encodeCursor([until.getTime(), next, last ?? '']) }),
  };
}

function placeOf({ cursor }: DueQuery, now: Date): readonly [until: Date, segment: number, after: string | undefined] {
  if (cursor === undefined) return [now, 0, undefined];
  const [until, segment, after] = decodeCursor(cursor);
  return [new Date(Number(until)), Number(segment), after === '' ? undefined : String(after)];
}

interface Chunk {
  readonly occurrence: { readonly wall: string; readonly at: Date };
  readonly zoneKeys: readonly string[];
}

function chunksOf({ wall, at, zoneKeys }: { wall: string; at: Date; zoneKeys: readonly string[] }): Chunk[] {
  const count = Math.ceil(zoneKeys.length / CLOCKS_AT_ONCE);
  return Array.from({ length: count }, (_, index) => ({
    occurrence: { wall, at },
    zoneKeys: zoneKeys.slice(index * CLOCKS_AT_ONCE, (index + 1) * CLOCKS_AT_ONCE),
  }));
}
