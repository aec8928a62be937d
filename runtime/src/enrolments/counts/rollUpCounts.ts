import type { Document } from 'mongodb';

import type { Clock } from '../../engine/ports';
import { BUCKETS } from '../../platform/ids';
import type { EnrolmentCollections, StepCountDocument } from '../model';
import { Recount, SLOT_MS, type Period, type SlotCount } from './recount';

export interface CountingParts {
  readonly collections: Pick<EnrolmentCollections, 'enrolments' | 'movements' | 'stepCounts' | 'counting'>;
  readonly clock: Clock;
}

const MINUTE = 60_000;
const HOUR = 3_600_000;
/**
 * A line may be a minute old when it is announced (older ones say when they were noted); from the announcement to the write it
 * is two commands, and a minute. Whoever stands still for longer is found by the audit.
 */
const SETTLES_WITHIN = 2 * MINUTE;
/** An announcement and the lines it speaks of, stamped by process and by database. */
const APART = 2 * MINUTE;
/** Names that are held in memory at once, and enrolments read in one query. */
const NAMES = 50_000;
const READ = 1_000;
/** Slots in one run, so that a long downtime is caught up over several. */
const SLOTS = 288;

/**
 * Counts, 2: every slot of five minutes that is over is counted from the histories of those who were announced around it, and
 * written whole. Repeated, or done by two processes at once, it writes the same. Gives back how many slots were counted.
 */
export async function rollUpCounts(parts: CountingParts, signal?: AbortSignal): Promise<number> {
  const { counting } = parts.collections;
  const until = startOf(parts.clock.now().getTime() - SETTLES_WITHIN);
  const state = await counting.findOne({ _id: 'counts' });
  let from = state?.until.getTime() ?? (await firstAnnounced(parts)) ?? until;
  let slots = 0;
  for (; from < until && slots < SLOTS; from += SLOT_MS, slots++) {
    signal?.throwIfAborted();
    const period = { from: new Date(from), to: new Date(from + SLOT_MS) };
    await writeSlots(parts, await countSlot(parts, period));
    await counting.updateOne(
      { _id: 'counts' },
      { $max: { until: period.to }, $setOnInsert: { from: period.from } },
      { upsert: true },
    );
  }
  return slots;
}

const startOf = (time: number) => Math.floor(time / SLOT_MS) * SLOT_MS;

async function firstAnnounced({ collections: { movements } }: CountingParts): Promise<number | undefined> {
  const first = await movements.findOne({}, { sort: { at: 1 }, projection: { at: 1 } });
  return first ? startOf(first.at.getTime() - APART) : undefined;
}

/** Names are taken in parts by their last characters, as many as memory is given: a rush in five minutes may name a million. */
async function countSlot({ collections }: CountingParts, period: Period): Promise<readonly SlotCount[]> {
  const at = { $gte: new Date(period.from.getTime() - APART), $lt: new Date(period.to.getTime() + APART) };
  const [sum] = await collections.movements
    .aggregate<{ people: number }>([{ $match: { at } }, { $group: { _id: null, people: { $sum: '$people' } } }])
    .toArray();
  const parts = Math.ceil((sum?.people ?? 0) / NAMES);
  const recount = new Recount();
  for (let part = 0; part < parts; part++) {
    const { ids, bucket } = await namesOf(collections, at, (id) => partOf(id, parts) === part);
    for (let next = 0; next < ids.length; next += READ)
      await recount.add(collections.enrolments, { _id: { $in: ids.slice(next, next + READ) }, bucket }, period);
  }
  return recount.counts;
}

const EVERYWHERE = Array.from({ length: BUCKETS }, (_, bucket) => bucket);

/** Everybody who was announced, families by their members; each once, however often announced. */
async function namesOf(
  { movements, enrolments }: CountingParts['collections'],
  at: Document,
  isWanted: (id: string) => boolean,
) {
  const names = new Set<string>();
  const all = new Set<number>();
  for await (const { ids = [], rootIds = [], buckets = EVERYWHERE } of movements.find({ at })) {
    for (const bucket of buckets) all.add(bucket);
    const families =
      rootIds.length > 0
        ? await enrolments
            .find({ rootId: { $in: [...rootIds] }, bucket: { $in: [...buckets] } }, { projection: { _id: 1 } })
            .toArray()
        : [];
    for (const id of [...ids, ...families.map(({ _id }) => _id)]) if (isWanted(id)) names.add(id);
  }
  return { ids: [...names], bucket: { $in: [...all] } };
}

/** Ids are hexadecimal digests. */
const partOf = (id: string, parts: number) => Number.parseInt(id.slice(-6), 16) % parts || 0;

/** Each slot of an hour is set as a whole. */
export async function writeSlots(
  { collections: { stepCounts } }: { readonly collections: Pick<EnrolmentCollections, 'stepCounts'> },
  counts: readonly SlotCount[],
): Promise<void> {
  for (let next = 0; next < counts.length; next += READ)
    await stepCounts.bulkWrite(
      counts.slice(next, next + READ).map(({ workspaceId, journeyId, stepKey, slot, counters }) => {
        const hour = new Date(Math.floor(slot.getTime() / HOUR) * HOUR);
        return {
          updateOne: {
            filter: { _id: hourId(journeyId, stepKey, hour) },
            update: {
              $setOnInsert: { workspaceId, journeyId, stepKey, hour },
              $set: { [`slots.${slotName(slot)}`]: counters },
            },
            upsert: true,
          },
        };
      }),
      { ordered: false },
    );
}

/** Slots in which nothing happened after all. */
export async function clearSlots(
  { collections: { stepCounts } }: { readonly collections: Pick<EnrolmentCollections, 'stepCounts'> },
  journeyId: string,
  slots: readonly { readonly stepKey: string; readonly slot: Date }[],
): Promise<void> {
  if (slots.length === 0) return;
  await stepCounts.bulkWrite(
    slots.map(({ stepKey, slot }) => ({
      updateOne: {
        filter: { _id: hourId(journeyId, stepKey, slot) },
        update: { $unset: { [`slots.${slotName(slot)}`]: 1 as const } },
      },
    })),
    { ordered: false },
  );
}

/** What an hour has counted, slot by slot. */
export function slotsOf({ stepKey, hour, slots }: Pick<StepCountDocument, 'stepKey' | 'hour' | 'slots'>) {
  return Object.entries(slots).map(([name, counters]) => ({
    ...{ stepKey, counters, slot: new Date(hour.getTime() + Number(name.slice(1)) * MINUTE) },
  }));
}

const hourId = (journeyId: string, stepKey: string, hour: Date) =>
  `${journeyId}/${stepKey}/${hour.toISOString().slice(0, 13)}`;

/** `m05`: the minute it begins at. */
const slotName = (slot: Date) => `m${String(slot.getUTCMinutes()).padStart(2, '0')}`;
