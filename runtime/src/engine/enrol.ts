import type { Admission } from './admit';
import type { ChildBody } from './effect';
import type { Enrolment } from './enrolment';
import type { JourneyEvent } from './event';
import type { CompiledVersion } from './version';

/** Ids that are derived outside: of the entry and its trigger, of the profile. */
export interface Place {
  readonly enrolmentId: string;
  readonly bucket: number;
}

/** The enrolment to insert (PROTOCOL, "Enter", 4): due at once, its entry not yet looked at. */
export function enrol(version: CompiledVersion, admission: Admission, event: JourneyEvent, place: Place): Enrolment {
  const { id, name, properties, occurredAt, receivedAt, profileId } = event;
  const { entryId, key, keys } = admission;
  return {
    _id: place.enrolmentId,
    workspaceId: version.workspaceId,
    journeyId: version.journeyId,
    versionId: version.id,
    profileId,
    rootId: place.enrolmentId,
    queue: 'local',
    bucket: place.bucket,
    due: receivedAt,
    stepKey: version.entry.stepKey,
    hold: { key: 'entry', kind: 'entry', settled: true, since: receivedAt },
    since: receivedAt,
    startedAt: receivedAt,
    entry: { id: entryId, keys, triggerId: id, ...(key !== undefined && { key }) },
    event: { id, name, properties, occurredAt, receivedAt },
    kept: {},
    ...untouched(),
  };
}

/** A child of a fork as it is inserted: active, without `due` until its root has been read (PROTOCOL, "Apply a real row"). */
export function childOf(parent: Enrolment, { childId, stepKey }: ChildBody): Enrolment {
  const { workspaceId, journeyId, versionId, profileId, rootId, bucket } = parent;
  const { since, sinceEvent, startedAt, entry, event, kept } = parent;
  return {
    _id: childId,
    ...{ workspaceId, journeyId, versionId, profileId, rootId, bucket },
    queue: 'local',
    stepKey,
    ...{ since, startedAt, entry, event, kept },
    ...(sinceEvent !== undefined && { sinceEvent }),
    ...untouched(),
  };
}

function untouched() {
  return {
    active: true,
    seq: 0,
    attempts: 0,
    visits: {},
    kids: [],
    retries: 0,
    history: [],
    trimmed: 0,
    rolledUp: 0,
  } as const;
}
