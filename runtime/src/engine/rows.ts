import type { EffectRow } from './effect';
import { rowId } from './keys';
import type { Passage } from './passage';

interface RowPlace {
  readonly stepKey: string;
  readonly visit: number;
  readonly key: string;
  readonly at: Date;
}

/** All of a proposed row but what it wants done: named by this attempt, so that it is real only if this attempt commits. */
export function rowHead({ enrolment, token }: Passage, place: RowPlace): Omit<EffectRow, 'kind' | 'body'> {
  return {
    _id: rowId(place.key, token),
    key: place.key,
    enrolmentId: enrolment._id,
    token,
    seq: enrolment.seq,
    status: 'proposed',
    workspaceId: enrolment.workspaceId,
    journeyId: enrolment.journeyId,
    versionId: enrolment.versionId,
    profileId: enrolment.profileId,
    bucket: enrolment.bucket,
    stepKey: place.stepKey,
    visit: place.visit,
    at: place.at,
    due: place.at,
  };
}
