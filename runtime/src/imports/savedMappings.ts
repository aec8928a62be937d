import type { Clock } from '../platform/clock';
import type { Db } from '../platform/database';
import { notFound, PerennialError } from '../platform/errors/error';
import { derivedId } from '../platform/ids';
import { requireMapping, usableReading } from './changing';
import type { SavedMappingAnswer } from './contract';
import { savedMappingsOf, type SavedMapping } from './model';
import type { Imports } from './service';

const MOST = 100;

/** Mappings that are used again: the same export comes every month. */
export function createSavedMappings({
  db,
  clock,
  sources,
}: {
  readonly db: Db;
  readonly clock: Clock;
  readonly sources: { find(workspaceId: string, sourceId: string): Promise<unknown> };
}): Imports['saved'] {
  const saved = savedMappingsOf(db);
  return {
    list: async (workspaceId) => {
      const found = await saved.find({ workspaceId }).sort({ kind: 1, name: 1 }).limit(MOST).toArray();
      return { items: found.map(answerOf) };
    },
    keep: async (workspaceId, { name, kind, reading: given, mapping }) => {
      requireMapping(kind, mapping);
      const reading = usableReading(given);
      if (reading.sourceId !== undefined) await sources.find(workspaceId, reading.sourceId);
      const _id = derivedId('importMapping', workspaceId, kind, name);
      const others = await saved.countDocuments({ workspaceId, _id: { $ne: _id } }, { limit: MOST });
      if (others >= MOST)
        throw new PerennialError('too_many_requests', `There are ${String(MOST)} mappings; remove one first.`);
      const document: SavedMapping = { _id, workspaceId, name, kind, reading, mapping, at: clock.now() };
      await saved.replaceOne({ _id, workspaceId }, document, { upsert: true });
      return answerOf(document);
    },
    remove: async (workspaceId, savedMappingId) => {
      const { deletedCount } = await saved.deleteOne({ _id: savedMappingId, workspaceId });
      if (deletedCount === 0) throw notFound('import mapping', savedMappingId);
    },
  };
}

const answerOf = ({ _id, name, kind, at, reading, mapping }: SavedMapping): SavedMappingAnswer => ({
  ...{ id: _id, name, kind, reading, at: at.toISOString() },
  mapping: mapping.map((each) => ({ ...each })),
});
