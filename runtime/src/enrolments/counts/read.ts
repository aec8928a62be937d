import type { EnrolmentCollections, StepCountDocument, StepCounters } from '../model';
import { addCounters } from './counters';

export interface CountsQuery {
  readonly workspaceId: string;
  readonly journeyId: string;
  readonly from: Date;
  readonly to: Date;
  readonly resolution: 'hour' | 'day';
  /** In which days begin at midnight. */
  readonly zone: string;
}

/** What happened at a step in one hour or day. */
export interface StepBucket extends StepCounters {
  readonly stepKey: string;
  readonly at: Date;
}

export interface StepCountsOverTime {
  /** Counted up to here; undefined: nothing yet. */
  readonly until?: Date;
  readonly buckets: readonly StepBucket[];
}

type Collections = Pick<EnrolmentCollections, 'stepCounts' | 'counting'>;

/** By step and time, oldest first; hours and days in which nothing happened are left out. Reads the hours of one journey by index. */
export async function countsOverTime(collections: Collections, query: CountsQuery): Promise<StepCountsOverTime> {
  const state = await collections.counting.findOne({ _id: 'counts' });
  const buckets = new Map<string, StepBucket>();
  for await (const { stepKey, bucket, slots } of hoursOf(collections, query)) {
    const key = `${stepKey}/${String(bucket.getTime())}`;
    const before = buckets.get(key);
    const counters = Object.values(slots).reduce<StepCounters>(addCounters, before ?? {});
    buckets.set(key, { stepKey, at: bucket, ...counters });
  }
  return {
    ...(state && { until: state.until }),
    buckets: [...buckets.values()].sort((a, b) => a.at.getTime() - b.at.getTime() || (a.stepKey < b.stepKey ? -1 : 1)),
  };
}

function hoursOf({ stepCounts }: Collections, { workspaceId, journeyId, from, to, resolution, zone }: CountsQuery) {
  return stepCounts.aggregate<Pick<StepCountDocument, 'stepKey' | 'slots'> & { readonly bucket: Date }>(
    [
      { $match: { workspaceId, journeyId, hour: { $gte: from, $lt: to } } },
      {
        $project: {
          ...{ _id: 0, stepKey: 1, slots: 1 },
          bucket: { $dateTrunc: { date: '$hour', unit: resolution, timezone: zone } },
        },
      },
    ],
    { hint: 'ofJourney' },
  );
}
