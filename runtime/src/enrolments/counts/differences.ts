import type { EnrolmentCollections, StepCounters } from '../model';
import { Recount } from './recount';
import { clearSlots, slotsOf, writeSlots } from './rollUpCounts';

/** A slot that says something else than the histories. */
export interface CountDifference {
  /** `journeyId/stepKey/slot`. */
  readonly id: string;
  readonly counted: string;
  readonly recounted: string;
}

type Collections = Pick<EnrolmentCollections, 'enrolments' | 'stepCounts' | 'counting'>;

/**
 * Counts of one journey against its histories, as far back as these go: not before counting began, nor in a slot that began
 * before the end of enrolments that were removed. Counted first, then asked what was removed: whoever removes says so first.
 * `repair` writes what differs anew, and leaves alone what lines that were cut off a long
 * history may have counted.
 */
export async function differencesOf(
  collections: Collections,
  { workspaceId, journeyId }: { readonly workspaceId: string; readonly journeyId: string },
  repair: boolean,
): Promise<{ readonly differences: readonly CountDifference[]; readonly repaired: number }> {
  const { enrolments, stepCounts, counting } = collections;
  const state = await counting.findOne({ _id: 'counts' });
  if (!state) return { differences: [], repaired: 0 };
  const period = { from: state.from ?? new Date(0), to: state.until };
  const recount = new Recount();
  await recount.add(enrolments, { workspaceId, journeyId }, period);
  const removed = await counting.findOne({ _id: `removed/${workspaceId}` });
  const from = new Date(Math.max(period.from.getTime(), removed?.until.getTime() ?? 0));
  const trimmed = await enrolments.countDocuments({ workspaceId, journeyId, trimmed: { $gt: 0 } }, { limit: 1 });
  const recounted = new Map(recount.counts.filter(({ slot }) => slot >= from).map((one) => [keyOf(one), one]));
  const counted = new Map<string, { stepKey: string; slot: Date; counters: StepCounters }>();
  for await (const hour of stepCounts.find({ workspaceId, journeyId, hour: { $gte: new Date(from.getTime() - HOUR) } }))
    for (const one of slotsOf(hour))
      if (one.slot >= from && one.slot < state.until) counted.set(keyOf({ journeyId, ...one }), one);
  const wrong = [...new Set([...recounted.keys(), ...counted.keys()])].filter(
    (key) => textOf(recounted.get(key)?.counters) !== textOf(counted.get(key)?.counters),
  );
  const certain = wrong.filter((key) => recounted.has(key) || trimmed === 0);
  if (repair) {
    await writeSlots(
      { collections },
      certain.flatMap((key) => recounted.get(key) ?? []),
    );
    const none = certain.flatMap((key) => (recounted.has(key) ? [] : (counted.get(key) ?? [])));
    await clearSlots({ collections }, journeyId, none);
  }
  return {
    differences: certain.map((id) => ({
      ...{ id, counted: textOf(counted.get(id)?.counters), recounted: textOf(recounted.get(id)?.counters) },
    })),
    repaired: repair ? certain.length : 0,
  };
}

const HOUR = 3_600_000;

const keyOf = ({
  journeyId,
  stepKey,
  slot,
}: {
  readonly journeyId: string;
  readonly stepKey: string;
  readonly slot: Date;
}) => `${journeyId}/${stepKey}/${slot.toISOString()}`;

/** The same counts, the same text. */
const textOf = ({ left = {}, ended = {}, ...counts }: StepCounters = {}) =>
  JSON.stringify({ ...NONE, ...counts, left: sorted(left), ended: sorted(ended) });

const NONE = { entered: 0, failed: 0, late: 0, sent: 0, notSent: 0, unclear: 0 };

const sorted = (counts: Readonly<Record<string, number>>) =>
  Object.fromEntries(Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1)));
