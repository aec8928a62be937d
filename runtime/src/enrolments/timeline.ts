import type { Ending, EndReason, HistoryEntry } from '../engine/enrolment';
import type { Versions } from '../engine/ports';
import type { EnrolmentCollection } from './model';
import { loadVersions } from './versions';

export interface TimelineQuery {
  readonly workspaceId: string;
  readonly profileIds: readonly string[];
  readonly before?: Date;
  readonly limit: number;
}

/** What happened to a profile in journeys, for its timeline. */
export interface EnrolmentMoment {
  readonly id: string;
  readonly at: Date;
  readonly what: HistoryEntry['what'] | 'started';
  readonly enrolmentId: string;
  readonly journeyId: string;
  readonly versionId: string;
  readonly stepKey: string;
  /** As the author named it in that version. */
  readonly stepName?: string;
  readonly detail?: string;
  /** Of `ended`: why, and the rule, step or person behind it. */
  readonly ended?: { readonly reason: EndReason; readonly detail?: string };
}

/** Lines worth a place on a profile's timeline: not every step it merely passed. */
const TOLD = new Set<HistoryEntry['what']>(['resumed', 'restarted', 'failed', 'moved', 'parked', 'unparked', 'ended']);

/** Enrolments looked at per request; the newest first. */
const ENROLMENTS = 200;

/** Newest first, from the newest enrolments of these profiles. */
export async function momentsOf(
  enrolments: EnrolmentCollection,
  { workspaceId, profileIds, before, limit }: TimelineQuery,
): Promise<EnrolmentMoment[]> {
  const found = await enrolments
    .find(
      { workspaceId, profileId: { $in: [...profileIds] }, ...(before && { startedAt: { $lt: before } }) },
      {
        projection: {
          journeyId: 1,
          versionId: 1,
          stepKey: 1,
          startedAt: 1,
          event: 1,
          history: 1,
          trimmed: 1,
          ended: 1,
        },
      },
    )
    .sort({ startedAt: -1, _id: -1 })
    .limit(ENROLMENTS)
    .toArray();
  return found
    .flatMap(({ _id, journeyId, versionId, startedAt, event, history, trimmed, ended, stepKey }): EnrolmentMoment[] => [
      {
        ...{ id: `${_id}:start`, at: startedAt, what: 'started', enrolmentId: _id, journeyId, versionId, stepKey },
        detail: event.name,
      },
      ...history.flatMap((line, index) =>
        TOLD.has(line.what)
          ? [
              {
                ...{ id: `${_id}:${String(trimmed + index)}`, at: line.at, what: line.what, enrolmentId: _id },
                ...{ journeyId, versionId, stepKey: line.stepKey },
                ...(line.detail !== undefined && { detail: line.detail }),
                ...(line.what === 'ended' && ended && { ended: endOf(ended) }),
              },
            ]
          : [],
      ),
    ])
    .filter((moment) => !before || moment.at < before)
    .sort((a, b) => b.at.getTime() - a.at.getTime())
    .slice(0, limit);
}

function endOf({ reason, detail }: Ending): NonNullable<EnrolmentMoment['ended']> {
  return { reason, ...(detail !== undefined && { detail }) };
}

/** With the names that steps have in their versions, which are few and cached; without those of versions that do not load. */
export async function withStepNames(
  versions: Pick<Versions, 'byId'>,
  moments: readonly EnrolmentMoment[],
): Promise<readonly EnrolmentMoment[]> {
  const { versions: read } = await loadVersions(
    versions,
    moments.map(({ versionId }) => versionId),
  );
  return moments.map((moment) => {
    const stepName = read.get(moment.versionId)?.steps.get(moment.stepKey)?.name;
    return stepName === undefined ? moment : { ...moment, stepName };
  });
}
