import type { Clock } from '../../engine/ports';
import type { EnrolmentCollections } from '../model';

export interface AnnouncingParts {
  readonly collections: Pick<EnrolmentCollections, 'movements'>;
  readonly clock: Clock;
}

/** Whose histories are about to grow: these, and whole families by their roots. */
export interface Moving {
  readonly ids?: readonly string[];
  readonly rootIds?: readonly string[];
}

/**
 * Counts, 1: before a write that adds to histories, one document says whose; so counting finds them again without an index or
 * a mark on enrolments. A crash behind it, or a write that loses, leaves a name too many, which counting does not mind.
 */
export async function announce(
  { collections: { movements }, clock }: AnnouncingParts,
  { ids = [], rootIds = [] }: Moving,
): Promise<void> {
  if (ids.length + rootIds.length === 0) return;
  await movements.insertOne({
    at: clock.now(),
    people: ids.length + rootIds.length,
    ...(ids.length > 0 && { ids: [...ids] }),
    ...(rootIds.length > 0 && { rootIds: [...rootIds] }),
  });
}
