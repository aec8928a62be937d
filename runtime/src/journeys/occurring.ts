import type { JourneyDocument, JourneyModels, Occurring } from './model';

/** A journey that lets people in without events of theirs: by their dates, or a schedule. */
export interface OccurringJourney {
  readonly workspaceId: string;
  readonly journeyId: string;
  readonly versionId: string;
  readonly occurs: Occurring;
  readonly paused: boolean;
  readonly publishedAt: Date;
  /** When a pause was over last. */
  readonly resumedAt?: Date;
}

type Read = Pick<JourneyDocument, '_id' | 'workspaceId' | 'status' | 'live' | 'resumedAt'>;

/** All of them that are live or paused, of every workspace. */
export async function occurringJourneys({ journeys }: JourneyModels): Promise<readonly OccurringJourney[]> {
  const found = await journeys
    .find(
      { 'live.occurs': { $exists: true }, status: { $in: ['live', 'paused'] } },
      { workspaceId: 1, status: 1, live: 1, resumedAt: 1 },
    )
    .hint('occurring')
    .lean<Read[]>();
  return found.flatMap(({ _id: journeyId, workspaceId, status, live, resumedAt }) => {
    if (!live?.occurs || !live.publishedAt) return [];
    const { versionId, occurs, publishedAt } = live;
    const times = { publishedAt, ...(resumedAt && { resumedAt }) };
    return [{ workspaceId, journeyId, versionId, occurs, paused: status === 'paused', ...times }];
  });
}
