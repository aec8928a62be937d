import type { Clock } from '../../engine/ports';
import { bucketsOf } from '../../platform/placed';
import type { EnrolmentCollections, EnrolmentDocument } from '../model';

export interface AnnouncingParts {
  readonly collections: Pick<EnrolmentCollections, 'movements'>;
  readonly clock: Clock;
}

/** Whose histories are about to grow: these, and whole families by their roots. */
export interface Moving {
  readonly members?: readonly Pick<EnrolmentDocument, '_id' | 'bucket'>[];
  readonly families?: readonly Pick<EnrolmentDocument, 'rootId' | 'bucket'>[];
}

/**
 * Counts, 1: before a write that adds to histories, one document says whose; so counting finds them again without an index or
 * a mark on enrolments. A crash behind it, or a write that loses, leaves a name too many, which counting does not mind.
 */
export async function announce(
  { collections: { movements }, clock }: AnnouncingParts,
  { members = [], families = [] }: Moving,
): Promise<void> {
  const moving = [...members, ...families];
  if (moving.length === 0) return;
  await movements.insertOne({
    at: clock.now(),
    people: moving.length,
    buckets: bucketsOf(moving).$in,
    ...(members.length > 0 && { ids: members.map(({ _id }) => _id) }),
    ...(families.length > 0 && { rootIds: families.map(({ rootId }) => rootId) }),
  });
}
