import type { JourneyStand, Versions } from '../engine/ports';
import { these, type Placed } from '../platform/placed';
import type { EnrolmentCollection, EnrolmentDocument } from './model';
import { parkThese, unparkThese } from './store/park';

export interface FollowingParts {
  readonly enrolments: EnrolmentCollection;
  readonly versions: Pick<Versions, 'standsOf'>;
}

export type Inserted = Placed & Pick<EnrolmentDocument, 'journeyId' | 'queue'>;

/** Changes of a journey between two looks at it; each further one would have to fall into a few milliseconds again. */
const ROUNDS = 10;

/**
 * Enter, 6: whoever was just inserted stands still in a journey in which everybody does, and leaves one that everybody had to
 * leave, however long the process stood still between reading what is live and inserting. Inserted first, then looked; and what
 * was written because of the look is looked at again, until both agree: a change of the journey from then on finds them itself.
 */
export async function followJourneys(
  { enrolments, versions }: FollowingParts,
  inserted: readonly Inserted[],
  leave: (left: readonly Inserted[]) => Promise<unknown>,
): Promise<void> {
  let open = inserted;
  for (let round = 0; open.length > 0 && round < ROUNDS; round++) {
    const stands = await versions.standsOf([...new Set(open.map(({ journeyId }) => journeyId))]);
    const inA = (stand: JourneyStand | undefined) => open.filter(({ journeyId }) => stands.get(journeyId) === stand);
    const left = inA('left');
    const parking = inA('parked').filter(({ queue }) => queue !== 'parked');
    const freed = inA(undefined).filter(({ queue }) => queue === 'parked');
    if (left.length > 0) await leave(left);
    if (parking.length > 0) await parkThese(enrolments, these(parking));
    if (freed.length > 0) await unparkThese(enrolments, these(freed), { timeWentOn: true });
    open = [...parking.map((one) => ({ ...one, queue: 'parked' as const })), ...freed.map(asLocal)];
  }
}

const asLocal = (one: Inserted): Inserted => ({ ...one, queue: 'local' });
