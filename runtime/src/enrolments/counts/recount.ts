import type { Document } from 'mongodb';

import type { HoldOutcome } from '../../engine/hold';
import type { EnrolmentCollection, StepCounters } from '../model';
import { addCounters, countersOf, familyCountersOf, type CountedLines } from './counters';

/** Of an hour: five minutes. */
export const SLOT_MS = 300_000;
/** The step key under which the whole journey is counted. */
export const WHOLE_JOURNEY = '';

/** What happened at a step in one slot. */
export interface SlotCount {
  readonly workspaceId: string;
  readonly journeyId: string;
  readonly stepKey: string;
  readonly slot: Date;
  readonly counters: StepCounters;
}

/** From, inclusive; to, exclusive. */
export interface Period {
  readonly from: Date;
  readonly to: Date;
}

type Line = CountedLines & Omit<SlotCount, 'counters'>;

/**
 * Counts from the histories themselves: every line of these enrolments that was written in the period, by step and slot. The
 * same histories always give the same counts, whoever asks and however often. Sums of several calls are added by `add`.
 */
export class Recount {
  readonly #counts = new Map<string, SlotCount>();

  get counts(): readonly SlotCount[] {
    return [...this.#counts.values()];
  }

  async add(enrolments: EnrolmentCollection, which: Document, period: Period): Promise<void> {
    const lines = await enrolments
      .aggregate<Line>([{ $match: which }, ...linesIn(period)], { allowDiskUse: true })
      .toArray();
    for (const same of Map.groupBy(lines, keyOf).values()) {
      const [first] = same;
      if (!first) continue;
      this.#put(first, countersOf(same));
      const families = familyCountersOf(same);
      if (Object.keys(families).length > 0) this.#put({ ...first, stepKey: WHOLE_JOURNEY }, families);
    }
  }

  #put({ workspaceId, journeyId, stepKey, slot }: Omit<SlotCount, 'counters'>, counters: StepCounters): void {
    const where = { workspaceId, journeyId, stepKey, slot };
    const before = this.#counts.get(keyOf(where));
    this.#counts.set(keyOf(where), { ...where, counters: before ? addCounters(before.counters, counters) : counters });
  }
}

const keyOf = ({ journeyId, stepKey, slot }: Omit<SlotCount, 'counters'>) =>
  `${journeyId}/${stepKey}/${String(slot.getTime())}`;

/** Neither a branch of a fork nor what goes on behind a goal: a person who came in. */
const ENTERED = { $and: [{ $eq: ['$rootId', '$_id'] }, { $eq: [{ $type: '$follows' }, 'missing'] }] };

/** Why a wait ended; whatever else ends a hold is the outcome of a message: `sent`, or the reason why it was not. */
const OF_WAITS: readonly HoldOutcome['kind'][] = ['timeout', 'event', 'condition', 'date', 'noDate', 'over', 'late'];
const UNCLEAR = ['unknown', 'unknown_outcome'];

const isDetail = (...details: readonly string[]): Document => ({ $in: ['$line.detail', details] });
const OF_MESSAGE = { $and: [{ $eq: ['$line.what', 'resumed'] }, { $ne: [{ $type: '$line.detail' }, 'missing'] }] };
const DETAIL: Document = {
  $switch: {
    branches: [
      { case: isDetail('hours'), then: 'hours' },
      { case: { $or: [{ $not: [OF_MESSAGE] }, isDetail(...OF_WAITS)] }, then: '$$REMOVE' },
      { case: isDetail('sent'), then: 'sent' },
      { case: isDetail(...UNCLEAR), then: 'unclear' },
    ],
    default: 'notSent',
  },
};

/** A line counts when it was written, not when what it tells of was over: so it lies near what announced it. */
function linesIn({ from, to }: Period): Document[] {
  const written = { $ifNull: ['$$line.noted', '$$line.at'] };
  const inPeriod = { $and: [{ $gte: [written, from] }, { $lt: [written, to] }] };
  return [
    {
      $project: {
        ...{ workspaceId: 1, journeyId: 1, root: ENTERED, reason: '$ended.reason' },
        line: { $filter: { input: '$history', as: 'line', cond: inPeriod } },
      },
    },
    { $unwind: '$line' },
    {
      $group: {
        _id: {
          ...{ workspaceId: '$workspaceId', journeyId: '$journeyId', stepKey: '$line.stepKey', root: '$root' },
          slot: { $dateTrunc: { date: { $ifNull: ['$line.noted', '$line.at'] }, unit: 'minute', binSize: 5 } },
          ...{ what: '$line.what', output: '$line.output', detail: DETAIL },
          noted: { $ne: [{ $type: '$line.noted' }, 'missing'] },
          reason: { $cond: [{ $eq: ['$line.what', 'ended'] }, '$reason', '$$REMOVE'] },
        },
        lines: { $sum: 1 },
      },
    },
    { $replaceWith: { $mergeObjects: ['$_id', { lines: '$lines' }] } },
  ];
}
