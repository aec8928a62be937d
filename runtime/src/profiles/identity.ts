import type { Clock } from '../platform/clock';
import type { Db } from '../platform/database';
import { PerennialError } from '../platform/errors/error';
import { readHeld, takeClaims, writeChanges } from './claims';
import { carryOver, mergeProfiles } from './merge';
import { NO_RULES, type IdentityRules } from './merging/rules';
import { planIdentities, type IdentityItem, type Placed } from './plan';

/** Each lost round means that somebody else got on; so many in a row do not happen to a healthy database. */
const MAX_ROUNDS = 30;

export interface IdentityParts {
  readonly db: Db;
  readonly clock: Clock;
  /** What must not identify anybody in this workspace, and how much of what one person may have. */
  readonly rulesOf?: (workspaceId: string) => Promise<IdentityRules>;
  /** Has merged somebody. */
  readonly merged?: () => void;
}

/**
 * Finds, makes and joins the profiles of a batch in a constant number of database calls when nobody interferes. An
 * identifier belongs to who claims it first; a profile is real once its document is written, and only after all its claims
 * were won. So events of one new person that come at once end up in one profile, and a crash leaves claims that the next
 * event adopts. Returns whose each item is, in order; undefined when all of its identifiers are blocked. Repeating a batch
 * changes nothing.
 */
export async function resolveIdentities(
  parts: IdentityParts,
  workspaceId: string,
  items: readonly IdentityItem[],
): Promise<readonly (Placed | undefined)[]> {
  const rules = (await parts.rulesOf?.(workspaceId)) ?? NO_RULES;
  const allowed = items.map((item) => withoutBlocked(item, rules));
  const open = allowed.flatMap(({ item, nobody }) => (nobody ? [] : item));
  const placed = await placeAll(parts, { workspaceId, rules }, open);
  let next = 0;
  return allowed.map(({ nobody, notes }) => {
    const own = nobody ? undefined : placed[next++];
    return own && { ...own, notes: [...notes, ...own.notes] };
  });
}

interface Allowed {
  readonly item: IdentityItem;
  readonly notes: readonly string[];
  /** Nothing is left that says whose it is. */
  readonly nobody: boolean;
}

function withoutBlocked(item: IdentityItem, rules: IdentityRules): Allowed {
  const identifiers = item.identifiers.filter((each) => !rules.blocks(each));
  if (identifiers.length === item.identifiers.length) return { item, notes: [], nobody: false };
  const blocked = item.identifiers.filter((each) => rules.blocks(each));
  const notes = [...new Set(blocked.map(({ kind }) => `identifier_blocked_${kind}`))];
  return { item: { ...item, identifiers }, notes, nobody: identifiers.length === 0 };
}

async function placeAll(
  parts: IdentityParts,
  { workspaceId, rules }: { readonly workspaceId: string; readonly rules: IdentityRules },
  items: readonly IdentityItem[],
): Promise<readonly Placed[]> {
  if (items.length === 0) return [];
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const held = await readHeld(parts.db, workspaceId, items);
    const onTheWay = [...held.profiles].flatMap(([id, { carried }]) => (carried === false ? [id] : []));
    if (onTheWay.length > 0) {
      // Somebody is just merging these, or died doing it.
      await carryOver(parts.db, { _id: { $in: onTheWay } });
      continue;
    }
    const plan = planIdentities(workspaceId, items, held, rules.limits);
    if (plan.merges.length > 0) {
      await mergeProfiles(parts, workspaceId, plan.merges);
      parts.merged?.();
      continue;
    }
    const won = await takeClaims(parts, workspaceId, plan.claims);
    if (won && (await writeChanges(parts.db, workspaceId, plan.changes))) return plan.placed;
  }
  throw new PerennialError('not_ready', 'Too many writers changed these profiles at once. Send it again.', {
    retryAfter: 1,
  });
}
