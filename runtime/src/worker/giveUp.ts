import { commitOf } from '../engine/commitOf';
import type { Commit, Passage } from '../engine/passage';
import { die } from '../engine/rest';
import type { EnrolmentDocument } from '../enrolments/service';

/** Why a wake-up cannot run an enrolment at all. */
export interface Hopeless {
  readonly code: string;
  readonly message: string;
  readonly now: Date;
}

/** The commit that makes a dead letter of an enrolment as it was claimed. Nothing of it is run. */
export function giveUp(enrolment: EnrolmentDocument, token: string, { code, message, now }: Hopeless): Commit {
  const { stepKey, visits, kept, since, sinceEvent, retries, attempts } = enrolment;
  const passage: Passage = {
    enrolment,
    token,
    profile: { id: enrolment.profileId, attributes: {}, tags: [], consent: {}, createdAt: '' },
    ...{ stepKey, visits, kept, since, retries },
    ...(sinceEvent !== undefined && { sinceEvent }),
    rows: [],
    history: [],
  };
  return commitOf(die(passage, { code, message, stepKey, at: now, attempts }));
}
