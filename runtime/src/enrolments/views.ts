import { explain } from '../engine/explain';
import type { CompiledVersion } from '../engine/version';
import type { EnrolmentDetail, EnrolmentSummary, JourneyPeopleView, RefusalView, StepCountsView } from './contract';
import type { CountsQuery, StepCountsOverTime } from './counts/read';
import type { Flow } from './flow';
import type { EnrolmentDocument, RefusalDocument } from './model';
import type { StepStanding } from './people';

export function summaryOf(enrolment: EnrolmentDocument, version: CompiledVersion | undefined): EnrolmentSummary {
  const { _id, journeyId, versionId, profileId, rootId, follows, stepKey, startedAt } = enrolment;
  const { due, ended, failure, entry } = enrolment;
  const stepName = version?.steps.get(stepKey)?.name;
  return {
    id: _id,
    ...{ journeyId, versionId, profileId, rootId, stepKey },
    ...(stepName !== undefined && { stepName }),
    ...(follows && { follows: follows.enrolmentId }),
    state: stateOf(enrolment),
    startedAt: startedAt.toISOString(),
    ...(entry.key !== undefined && { entryKey: entry.key }),
    ...(due && { due: due.toISOString() }),
    ...(ended && {
      ended: {
        reason: ended.reason,
        at: ended.at.toISOString(),
        ...(ended.detail !== undefined && { detail: ended.detail }),
        ...(ended.goesOn && { goesOn: ended.goesOn.enrolmentId }),
      },
    }),
    ...(failure && { failure: { ...failure, at: failure.at.toISOString() } }),
  };
}

function stateOf({ active, queue }: EnrolmentDocument): EnrolmentSummary['state'] {
  if (!active) return 'ended';
  return queue === 'parked' || queue === 'dead' ? queue : 'active';
}

/** With history and explanation; steps by the names they have in the enrolment's version. */
export function detailOf(enrolment: EnrolmentDocument, version: CompiledVersion, now: Date): EnrolmentDetail {
  const { since, until, ...explanation } = explain(version, enrolment, now);
  return {
    ...summaryOf(enrolment, version),
    event: {
      id: enrolment.event.id,
      name: enrolment.event.name,
      receivedAt: enrolment.event.receivedAt.toISOString(),
    },
    history: enrolment.history.map((line) => {
      const stepName = version.steps.get(line.stepKey)?.name;
      const { noted, ...rest } = line;
      return {
        ...{ ...rest, at: line.at.toISOString() },
        ...(noted && { noted: noted.toISOString() }),
        ...(stepName !== undefined && { stepName }),
      };
    }),
    explanation: {
      ...explanation,
      next: explanation.next.map((way) => ({ ...way, leadsTo: [...way.leadsTo] })),
      endsOn: [...explanation.endsOn],
      endsOnEvents: [...explanation.endsOnEvents],
      restartsOn: [...explanation.restartsOn],
      since: since.toISOString(),
      ...(until && { until: until.toISOString() }),
    },
  };
}

export function refusalView({
  journeyId,
  versionId,
  eventId,
  eventName,
  code,
  detail,
  at,
}: RefusalDocument): RefusalView {
  return { journeyId, versionId, eventId, eventName, code, detail, at: at.toISOString() };
}

export function stepCountsView(
  { from, to, resolution }: CountsQuery,
  { until, buckets }: StepCountsOverTime,
): StepCountsView {
  return {
    ...{ from: from.toISOString(), to: to.toISOString(), resolution },
    ...(until && { until: until.toISOString() }),
    buckets: buckets.map(({ at, left = {}, ended = {}, ...counts }) => ({
      ...{ entered: 0, failed: 0, late: 0, sent: 0, notSent: 0, unclear: 0, ...counts, at: at.toISOString() },
      left: Object.entries(left).map(([output, people]) => ({ output: Number(output), people })),
      ended: Object.entries(ended).map(([reason, people]) => ({ reason, people })),
    })),
  };
}

export function peopleView(
  standing: readonly StepStanding[],
  { passed, ended, worth, ...flow }: Flow,
  { now, since }: { readonly now: Date; readonly since: Date },
): JourneyPeopleView {
  return {
    at: now.toISOString(),
    since: since.toISOString(),
    standing: standing.map((each) => ({ ...each })),
    ...flow,
    passed: [...passed],
    ended: [...ended],
    worth: [...worth],
  };
}
