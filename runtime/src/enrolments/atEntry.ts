import { these } from '../platform/placed';
import type { Clock, Versions } from '../engine/ports';
import { leave, type EndingParts } from './endFamilies';
import type { Claim } from './store/claim';

export interface AtEntryParts extends EndingParts {
  readonly clock: Clock;
  readonly versions: Pick<Versions, 'standsOf'>;
}

/** Milliseconds until somebody who stands at the entry of a journey that stands still is looked at again. */
const AGAIN = 60_000;

/**
 * Enter, 6: whoever was claimed at the entry stands still in a journey in which everybody does, and leaves one that everybody had
 * to leave, however long the process stood still that inserted them, or if it has died. Inserted first, then looked: a pause
 * from then on finds them itself. Nobody is parked because of what was read, since the pause may be over by then: they are put
 * off as they stand. Gives back who does not go on now.
 */
export async function standStill(
  parts: AtEntryParts,
  { token, enrolments: claimed }: Claim,
): Promise<ReadonlySet<string>> {
  const entering = claimed.filter(({ hold }) => hold?.kind === 'entry');
  if (entering.length === 0) return new Set();
  const stands = await parts.versions.standsOf([...new Set(entering.map(({ journeyId }) => journeyId))]);
  const inA = (stand: 'left' | 'parked') => entering.filter(({ journeyId }) => stands.get(journeyId) === stand);
  const [left, waiting] = [inA('left'), inA('parked')];
  if (left.length > 0) await leave(parts, left);
  if (waiting.length > 0)
    await parts.enrolments.updateMany(
      { ...these(waiting), 'lease.token': token },
      { $set: { due: new Date(parts.clock.now().getTime() + AGAIN), attempts: 0 }, $unset: { lease: 1, tried: 1 } },
    );
  return new Set([...left, ...waiting].map(({ _id }) => _id));
}
