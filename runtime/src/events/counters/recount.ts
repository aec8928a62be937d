import type { Db } from '../../platform/database';
import { exactly, ofProfiles } from '../../platform/placed';
import { eventsOf } from '../model';
import { writeCounters } from './count';
import { slotOf, type Figures } from './counting';
import { dayOf, GROUPED_BY, hourOf, HOW_MANY, type HourOf, type HourRow } from './hours';
import { counterId, counterPlace, countersOf, HOUR_MS, type CounterDocument, type DayCount } from './model';

export interface RecountedEvents {
  /** Of counters that are not what the stored events say. */
  readonly differences: readonly { readonly counterId: string; readonly profileId: string }[];
  readonly repaired: number;
}

export interface Recounting {
  readonly workspaceId: string;
  readonly profileIds: readonly string[];
  readonly now: Date;
}

/** Hours that may still be under way are kept apart, so that whoever is counting them goes on as before. */
const OPEN_MS = 24 * HOUR_MS;

/**
 * Makes the counters of these people anew from the stored events, says which differ, and writes them when told to. Of days whose
 * events may have expired, the events say no more than that there were at least so many.
 */
export async function recountEvents(
  db: Db,
  { workspaceId, profileIds, now }: Recounting,
  repair = false,
): Promise<RecountedEvents> {
  const held = await countersOf(db)
    .find({ workspaceId, ...ofProfiles(profileIds) }, { hint: 'byProfile' })
    .toArray();
  const hours = await hoursOf(db, workspaceId, profileIds);
  const limits = {
    whole: dayOf(new Date(now.getTime() - (await retentionOf(db)))),
    open: slotOf(new Date(now.getTime() - OPEN_MS)),
  };
  const before = new Map(held.map((counter) => [counter._id, counter]));
  const wrong = [...new Set([...before.keys(), ...hours.keys()])].flatMap((id): Wrong[] => {
    const [was, own = []] = [before.get(id), hours.get(id)];
    const figures = renewed(was, own, limits);
    return was && figures && same(was, figures, { own, whole: limits.whole })
      ? []
      : [{ was, figures, ...whose(was, own) }];
  });
  const differences = wrong.map(({ profileId, name }) => ({ counterId: counterId(profileId, name), profileId }));
  return { differences, repaired: repair ? await write(db, workspaceId, wrong) : 0 };
}

interface Wrong {
  readonly was: CounterDocument | undefined;
  /** Undefined: nothing happened, so there is no counter. */
  readonly figures: Figures | undefined;
  readonly profileId: string;
  readonly name: string;
}

function whose(was: CounterDocument | undefined, [first]: readonly HourOf[]): Pick<Wrong, 'profileId' | 'name'> {
  return { profileId: was?.profileId ?? first?.profileId ?? '', name: was?.name ?? first?.name ?? '' };
}

async function write(db: Db, workspaceId: string, wrong: readonly Wrong[]): Promise<number> {
  const writes = wrong.flatMap(({ was, figures, profileId, name }) =>
    figures
      ? [
          {
            counter: { ...counterPlace(profileId, name), workspaceId, name, ...figures, v: (was?.v ?? 0) + 1 },
            ...(was && { was: was.v }),
          },
        ]
      : [],
  );
  const lost = new Set(await writeCounters(db, writes));
  let removed = 0;
  for (const { was, figures } of wrong)
    if (was && !figures) removed += (await countersOf(db).deleteOne({ ...exactly(was), v: was.v })).deletedCount;
  return writes.filter(({ counter }) => !lost.has(counter.profileId)).length + removed;
}

async function hoursOf(
  db: Db,
  workspaceId: string,
  profileIds: readonly string[],
): Promise<ReadonlyMap<string, readonly HourOf[]>> {
  const rows = await eventsOf(db)
    .aggregate<HourRow>(
      [{ $match: { workspaceId, ...ofProfiles(profileIds) } }, { $group: { _id: GROUPED_BY, ...HOW_MANY } }],
      { hint: 'byProfile', allowDiskUse: true },
    )
    .toArray();
  return Map.groupBy(rows.map(hourOf), ({ profileId, name }) => counterId(profileId, name));
}

/** As the database keeps it; milliseconds. */
async function retentionOf(db: Db): Promise<number> {
  const indexes = await eventsOf(db).indexes();
  const { expireAfterSeconds = 0 } = indexes.find(({ name }) => name === 'retention') ?? {};
  return expireAfterSeconds * 1_000;
}

interface Limits {
  /** From this day on every event is still there. */
  readonly whole: string;
  readonly open: number;
}

function renewed(
  was: CounterDocument | undefined,
  own: readonly HourOf[],
  { whole, open }: Limits,
): Figures | undefined {
  const days = new Map<string, number>();
  for (const { d, n } of own) days.set(d, (days.get(d) ?? 0) + n);
  const past = (was?.days ?? []).filter(({ d }) => d < whole);
  for (const { d, n } of past) days.set(d, Math.max(n, days.get(d) ?? 0));
  if (days.size === 0) return undefined;
  const kept = was && past.length > 0 ? [was.firstAt, ...(own.length === 0 ? [was.lastAt] : [])] : [];
  const edges = [...kept, ...own.flatMap(({ first, last }) => [first, last])].map((at) => at.getTime());
  const seen = own.flatMap((hour) => hour.seen?.getTime() ?? []);
  const seenAt = seen.length > 0 ? new Date(Math.max(...seen)) : past.length > 0 ? was?.seenAt : undefined;
  return {
    total: [...days.values()].reduce((sum, n) => sum + n, 0),
    firstAt: new Date(Math.min(...edges)),
    lastAt: new Date(Math.max(...edges)),
    ...(seenAt && { seenAt }),
    days: inOrder(days),
    open: [...Map.groupBy(own, ({ slot }) => slot)]
      .filter(([slot]) => slot >= open)
      .map(([slot, hours]) => ({ slot, days: inOrder(new Map(hours.map(({ d, n }) => [d, n]))) }))
      .toSorted((a, b) => a.slot - b.slot),
  };
}

const inOrder = (days: ReadonlyMap<string, number>): readonly DayCount[] =>
  [...days].map(([d, n]) => ({ d, n })).toSorted((a, b) => (a.d < b.d ? -1 : 1));

/** Which hours are kept apart may differ; what is kept of them may not. */
function same(
  was: CounterDocument,
  now: Figures,
  { own, whole }: { readonly own: readonly HourOf[]; readonly whole: string },
): boolean {
  const said = ({ total, firstAt, lastAt, seenAt, days }: Figures) =>
    JSON.stringify([total, firstAt, lastAt, seenAt, days.map(({ d, n }) => [d, n])]);
  const hours = new Map(own.map(({ slot, d, n }) => [`${String(slot)} ${d}`, n]));
  const right = (slot: number, { d, n }: DayCount) => d < whole || hours.get(`${String(slot)} ${d}`) === n;
  return said(was) === said(now) && was.open.every(({ slot, days }) => days.every((day) => right(slot, day)));
}
