import type { Identifier } from './identifier';
import type { IdentityItem, Placed } from './plan';

/** Who knows which identifiers name nobody any more, because their owner was erased. */
export interface ErasedGuard {
  among(workspaceId: string, identifiers: readonly Identifier[]): Promise<ReadonlySet<unknown>>;
}

type Resolve = (workspaceId: string, items: readonly IdentityItem[]) => Promise<readonly (Placed | undefined)[]>;

/** Leaves out whatever names somebody who was erased: it is nobody's, whatever else it says. In the order of the items. */
export function withoutErased(guard: ErasedGuard | undefined, resolve: Resolve): Resolve {
  if (!guard) return resolve;
  return async (workspaceId, items) => {
    const erased = await guard.among(
      workspaceId,
      items.flatMap(({ identifiers }) => identifiers),
    );
    if (erased.size === 0) return await resolve(workspaceId, items);
    const isLeft = ({ identifiers }: IdentityItem) => !identifiers.some((each) => erased.has(each));
    const placed = [...(await resolve(workspaceId, items.filter(isLeft)))];
    return items.map((item) => (isLeft(item) ? placed.shift() : undefined));
  };
}
