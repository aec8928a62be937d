import { commitOf } from '../engine/commitOf';
import type { Commit, Passage } from '../engine/passage';
import { die, failureOf, noteFailure, rest } from '../engine/rest';
import { retryDelay } from '../engine/retry';
import type { RetryPolicy } from '../engine/version';
import { NOT_LOADABLE, type EnrolmentDocument } from '../enrolments/service';

/** Why a wake-up cannot run an enrolment at all. */
export interface Hopeless {
  readonly code: string;
  readonly message: string;
  readonly now: Date;
}

/** As long as a package may take to be installed again: tried for two hours, the last time an hour after the one before. */
const WHILE_NOT_LOADABLE: RetryPolicy = { limit: 7, firstDelay: 30, maxDelay: 3_600 };

/** The commit that makes a dead letter of an enrolment as it was claimed. Nothing of it is run: its hold stays, with its outcome. */
export function giveUp(enrolment: EnrolmentDocument, token: string, { code, message, now }: Hopeless): Commit {
  const { stepKey, attempts } = enrolment;
  return standing(commitOf(die(asClaimed(enrolment, token), { code, message, stepKey, at: now, attempts })));
}

/** The commit that puts off an enrolment whose version does not load, as it stands; in the end it becomes a dead letter. */
export function putOff(enrolment: EnrolmentDocument, token: string, message: string, now: Date): Commit {
  const retries = enrolment.failure?.code === NOT_LOADABLE ? enrolment.retries : 0;
  if (retries >= WHILE_NOT_LOADABLE.limit) return giveUp(enrolment, token, { code: NOT_LOADABLE, message, now });
  const passage = { ...asClaimed(enrolment, token), retries };
  const failure = failureOf(passage, { code: NOT_LOADABLE, message }, now);
  const due = new Date(now.getTime() + retryDelay(WHILE_NOT_LOADABLE, passage));
  const again = { ...noteFailure(passage, failure), retries: retries + 1 };
  return standing(commitOf(rest(again, { kind: 'retry', due, failure })));
}

/** The retries of a step begin anew once the version loads again. */
export function loadsAgain(enrolment: EnrolmentDocument): EnrolmentDocument {
  return enrolment.failure?.code === NOT_LOADABLE ? { ...enrolment, retries: 0 } : enrolment;
}

/** Where nothing was run, the hold is what to go on from: without it a message that went out would be sent once more. */
const standing = (commit: Commit): Commit => ({ ...commit, unset: commit.unset.filter((field) => field !== 'hold') });

function asClaimed(enrolment: EnrolmentDocument, token: string): Passage {
  const { stepKey, visits, kept, since, retries } = enrolment;
  return {
    enrolment,
    token,
    profile: { id: enrolment.profileId, attributes: {}, tags: [], consent: {}, createdAt: '' },
    ...{ stepKey, visits, kept, since, retries },
    rows: [],
    history: [],
  };
}
