import type { Clock } from '../platform/clock';
import type { Db } from '../platform/database';
import { PerennialError } from '../platform/errors/error';
import { readHeld, takeClaims, writeChanges } from './claims';
import { mergeProfiles } from './merge';
import { planIdentities, type IdentityItem } from './plan';

/** Each lost round means that somebody else got on; so many in a row do not happen to a healthy database. */
const MAX_ROUNDS = 30;

/**
 * Finds, makes and joins the profiles of a batch in a constant number of database calls when nobody interferes. An
 * identifier belongs to who claims it first; a profile is real once its document is written, and only after all its claims
 * were won. So events of one new person that come at once end up in one profile, and a crash leaves claims that the next
 * event adopts. Returns the profile of each item, in order. Repeating a batch changes nothing.
 */
export async function resolveIdentities(
  parts: { readonly db: Db; readonly clock: Clock },
  workspaceId: string,
  items: readonly IdentityItem[],
): Promise<readonly string[]> {
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const plan = planIdentities(workspaceId, items, await readHeld(parts.db, workspaceId, items));
    if (plan.merges.length > 0) {
      await mergeProfiles(parts, workspaceId, plan.merges);
      continue;
    }
    const won = await takeClaims(parts, workspaceId, plan.claims);
    if (won && (await writeChanges(parts.db, workspaceId, plan.changes))) return plan.profileIds;
  }
  throw new PerennialError('not_ready', 'Too many writers changed these profiles at once. Send it again.', {
    retryAfter: 1,
  });
}
