import type { Enrolment } from './enrolment';
import type { Passage } from './passage';
import type { ProfileView } from './profile';
import type { CompiledVersion } from './version';

export interface Claimed {
  readonly profile: ProfileView;
  /** The lease token: the attempt's name. */
  readonly token: string;
  readonly now: Date;
}

/**
 * Where a claimed enrolment goes on: behind its hold (the output of its outcome, else the time-out), or at the step it
 * stands before. Look up stored events first (PROTOCOL, wake-up, 3). The passage may rest at once: ended, forked, held
 * again (a send without outcome), handed over, dead.
 */
export function begin(version: CompiledVersion, enrolment: Enrolment, claimed: Claimed): Passage {
  throw new Error(`begin is not written yet: ${version.id} ${enrolment._id} ${claimed.token}`);
}
