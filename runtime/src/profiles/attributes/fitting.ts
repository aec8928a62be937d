import type { ProfileChange } from '../change';
import type { IdentityItem, Placed } from '../plan';
import { requireFitting, type AttributeSchemas } from './schema';

/** Has items placed with their attributes as the schema has them; what was kept off is said with each. */
export async function fittingItems(
  schemas: AttributeSchemas,
  workspaceId: string,
  items: readonly IdentityItem[],
  place: (workspaceId: string, items: readonly IdentityItem[]) => Promise<readonly (Placed | undefined)[]>,
): Promise<readonly (Placed | undefined)[]> {
  const fitted = await schemas.fit(
    workspaceId,
    items.map(({ traits, cause }) => ({ attributes: traits.attributes, source: cause?.sourceId ?? 'api' })),
  );
  const placed = await place(
    workspaceId,
    items.map((item, index) => {
      const attributes = fitted[index]?.attributes;
      return attributes ? { ...item, traits: { ...item.traits, attributes } } : item;
    }),
  );
  return placed.map((each, index) => each && { ...each, notes: [...each.notes, ...(fitted[index]?.notes ?? [])] });
}

/** A change that a request asks for; everything or nothing. Throws invalid_input. */
export async function fittingChange(
  schemas: AttributeSchemas,
  workspaceId: string,
  change: ProfileChange,
): Promise<ProfileChange> {
  const given = Object.entries(change.attributes);
  const values = Object.fromEntries(given.map(([name, { value }]) => [name, value]));
  const [fitted] = await schemas.fit(workspaceId, [{ attributes: values, source: 'api' }]);
  if (!fitted) return change;
  requireFitting(fitted);
  const attributes = Object.fromEntries(
    given.map(([name, stamped]) => [name, { ...stamped, value: fitted.attributes[name] ?? stamped.value }]),
  );
  return { ...change, attributes };
}
