import type { EffectCollection } from '../model';

/**
 * Applying a real send row: proposed → pending, in its line, so that dispatchers find it. Repeatable.
 * A crash before it leaves a real row proposed; the sweep comes to it.
 */
export async function confirmSends(effects: EffectCollection, rowIds: readonly string[]): Promise<number> {
  if (rowIds.length === 0) return 0;
  const { modifiedCount } = await effects.updateMany({ _id: { $in: [...rowIds] }, status: 'proposed' }, [
    { $set: { status: 'pending', line: { $concat: ['$workspaceId', ':', '$body.senderRole'] } } },
  ]);
  return modifiedCount;
}
