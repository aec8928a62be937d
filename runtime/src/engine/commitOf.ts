import type { Commit, Passage } from './passage';

/**
 * The commit of a passage that rests (PROTOCOL, wake-up, 6). The writer adds `seq + 1`. `due` is neither set nor unset for
 * a listening hold: it keeps the lease until its look-up.
 */
export function commitOf(passage: Passage): Commit {
  throw new Error(`commitOf is not written yet: ${passage.stepKey}`);
}
