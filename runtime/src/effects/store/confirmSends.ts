import type { SendRow } from '../../engine/ports';
import { these } from '../../platform/placed';
import type { EffectCollection } from '../model';

/**
 * Applying real send rows: proposed → pending, in their lines, so that dispatchers find them. Repeatable.
 * A crash before it leaves real rows proposed; the sweep comes to them.
 */
export async function confirmSends(effects: EffectCollection, rows: readonly SendRow[]): Promise<number> {
  if (rows.length === 0) return 0;
  const lines = Map.groupBy(rows, ({ workspaceId, body: { senderRole } }) => `${workspaceId}:${senderRole}`);
  // Plain updates: a pipeline that made the line of the row itself cost the database a third more.
  const { modifiedCount } = await effects.bulkWrite(
    [...lines].map(([line, own]) => ({
      updateMany: {
        filter: { ...these(own), status: 'proposed' as const },
        update: { $set: { status: 'pending' as const, line } },
      },
    })),
    { ordered: false },
  );
  return modifiedCount;
}
