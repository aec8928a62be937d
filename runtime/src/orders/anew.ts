import { PerennialError } from '../platform/errors/error';
import { countOrders, type CountingParts } from './counting';
import { ordersOf } from './model';
import { recountFigures } from './recount';

const MAX_ROUNDS = 5;

/**
 * People who were one are two: the figures of each are made anew from the orders that are theirs. Throws not_ready when orders keep
 * coming in between; nothing is half done then, and it may be asked again.
 */
export async function countAnew(
  parts: CountingParts,
  workspaceId: string,
  profileIds: readonly string[],
): Promise<void> {
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const owed = await ordersOf(parts.db)
      .find({ workspaceId, profileId: { $in: [...profileIds] }, owed: true })
      .hint('byProfile')
      .toArray();
    await countOrders(parts, owed);
    const { open } = await recountFigures(parts, { workspaceId, profileIds }, 'anew');
    if (open === undefined) return;
  }
  throw new PerennialError('not_ready', 'Orders of these people are just being counted. It is tried again.', {
    retryAfter: 5,
  });
}
