import { bucketOf, derivedId } from '../platform/ids';
import type { Candidate } from './entries';
import type { EnrolmentDocument } from './model';

/** A fresh enrolment: standing at the entry, due at once, to be looked at before it goes on (hold of kind entry). */
export function newEnrolment({
  version,
  event,
  admission,
  startedAt = event.receivedAt,
}: Candidate): EnrolmentDocument {
  const { id, name, properties, occurredAt, receivedAt } = event;
  const enrolmentId = derivedId(admission.entryId, event.id);
  return {
    _id: enrolmentId,
    workspaceId: version.workspaceId,
    journeyId: version.journeyId,
    versionId: version.id,
    profileId: event.profileId,
    rootId: enrolmentId,
    queue: 'local',
    bucket: bucketOf(event.profileId),
    due: startedAt,
    active: true,
    seq: 0,
    attempts: 0,
    stepKey: version.entry.stepKey,
    hold: { key: 'entry', kind: 'entry', settled: true, since: startedAt },
    visits: {},
    since: startedAt,
    startedAt,
    kids: [],
    entry: {
      id: admission.entryId,
      ...(admission.key !== undefined && { key: admission.key }),
      keys: admission.keys,
      triggerId: event.id,
      occurredAt,
    },
    event: { id, name, properties, occurredAt, receivedAt },
    kept: {},
    retries: 0,
    history: [],
    trimmed: 0,
    rolledUp: 0,
  };
}
