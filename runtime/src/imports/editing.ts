import { randomUUID } from 'node:crypto';

import type { Clock } from '../platform/clock';
import { isDuplicateKey, type Db } from '../platform/database';
import { PerennialError } from '../platform/errors/error';
import { derivedId } from '../platform/ids';
import { requireMapping, requirePatch, unusable, usableReading, withoutUndefined } from './changing';
import type { ImportPatch } from './contract';
import type { Layout } from './layout';
import { layoutOf } from './reading/detect';
import type { ImportKind } from './mapping/fields';
import { importsOf, type ImportDocument } from './model';
import { headOf, keepPart, requireWhole } from './parts';
import { guessedOf, sampledColumns, sampleOf } from './preview';
import type { Imports } from './service';
import type { Reading } from './settings';
import { answerOf, type ImportStore } from './store';

export interface EditingParts {
  readonly db: Db;
  readonly clock: Clock;
  /** Throws not_found for a source of another workspace. */
  readonly sources: { find(workspaceId: string, sourceId: string): Promise<unknown> };
}

/** A brand that has so many files lying about has forgotten some. */
const MOST_FILES = 50;
const USUAL: Reading = { zone: 'UTC', dateOrder: 'auto', decimal: 'auto' };

type Editing = Pick<Imports, 'create' | 'keepPart' | 'uploaded' | 'change'>;

/** What is done with an import before anybody goes through its file. */
export function createEditing(parts: EditingParts, store: ImportStore): Editing {
  const { db, clock } = parts;
  const imports = importsOf(db);
  return {
    create: async ({ workspaceId, by, key = randomUUID(), name, kind, preset }) => {
      requirePreset(kind, preset);
      await requireRoom(db, workspaceId);
      const _id = `imp_${derivedId('import', workspaceId, key)}`;
      const reading = { ...USUAL, ...(preset && { preset }) };
      const document: ImportDocument = {
        ...{ _id, workspaceId, name, kind, by, at: clock.now(), state: 'uploading', size: 0, parts: 0 },
        ...{ columns: [], reading, mapping: [], revision: 1, pass: 0 },
      };
      try {
        await imports.insertOne(document);
      } catch (error) {
        if (!isDuplicateKey(error)) throw error;
      }
      return await store.answer(workspaceId, _id);
    },

    keepPart: async (workspaceId, importId, { number, bytes }) => {
      const { state, at } = await store.find(workspaceId, importId);
      if (state !== 'uploading')
        throw new PerennialError('not_in_this_state', 'Its file is complete; nothing is added to it.');
      await keepPart(db, { workspaceId, importId, number, at }, bytes);
    },

    uploaded: async (workspaceId, importId) => {
      const document = await store.find(workspaceId, importId);
      if (document.state !== 'uploading') return answerOf(document);
      const whole = { ...document, ...(await requireWhole(db, importId)) };
      const layout = layoutOf(await headOf(db, importId), document.name);
      const { columns, first } = await sampleOf(db, whole, layout);
      const guessed = guessedOf(document, sampledColumns(columns, first));
      const { parts: pieces, size } = whole;
      await imports.updateOne(
        { _id: importId, workspaceId, state: 'uploading' },
        { $set: { state: 'ready', layout, parts: pieces, size, ...guessed } },
      );
      return await store.answer(workspaceId, importId);
    },

    change: async (workspaceId, importId, patch) => {
      const document = await store.withFile(workspaceId, importId);
      const set = await changesOf(parts, document, patch);
      const changed = await imports.findOneAndUpdate(
        { _id: importId, workspaceId, state: 'ready', revision: patch.baseRevision },
        { $set: set, $inc: { revision: 1 }, $unset: { failure: '' } },
        { returnDocument: 'after' },
      );
      if (changed) return answerOf(changed);
      const { state } = await store.find(workspaceId, importId);
      if (state !== 'ready')
        throw new PerennialError('not_in_this_state', 'Somebody goes through the file. Cancel that first.');
      throw new PerennialError('conflict', 'Somebody changed how this file is read. Look at it again.');
    },
  };
}

function requirePreset(kind: ImportKind, preset: Reading['preset']): void {
  if (preset && kind !== 'orders') throw unusable('preset', `Exports of ${preset} are orders, not ${kind}.`);
}

async function requireRoom(db: Db, workspaceId: string): Promise<void> {
  const files = await importsOf(db).countDocuments(
    { workspaceId, state: { $in: ['uploading', 'ready', 'checking', 'running'] } },
    { limit: MOST_FILES },
  );
  if (files >= MOST_FILES)
    throw new PerennialError(
      'too_many_requests',
      `There are ${String(files)} files that are not imported yet. Cancel some of them first.`,
    );
}

type Changes = Partial<Pick<ImportDocument, 'kind' | 'layout' | 'reading' | 'mapping' | 'columns'>>;

/** Another kind, another layout or another marketplace: the columns are read and guessed anew, unless they are given. */
async function changesOf(
  { db, sources }: EditingParts,
  document: ImportDocument,
  patch: ImportPatch,
): Promise<Changes> {
  requirePatch(patch);
  const kind = patch.kind ?? document.kind;
  const reading = patch.reading ? usableReading(patch.reading) : document.reading;
  requirePreset(kind, reading.preset);
  if (reading.sourceId !== undefined) await sources.find(document.workspaceId, reading.sourceId);
  const layout = {
    ...(document.layout ?? layoutOf(await headOf(db, document._id), document.name)),
    ...(withoutUndefined(patch.layout ?? {}) as Partial<Layout>),
  };
  const anew = patch.layout !== undefined || kind !== document.kind || reading.preset !== document.reading.preset;
  const { columns, first } = anew ? await sampleOf(db, document, layout) : { columns: document.columns, first: [] };
  const guessed = anew
    ? guessedOf({ kind, reading }, sampledColumns(columns, first))
    : { columns, mapping: document.mapping };
  const mapping = patch.mapping ?? guessed.mapping;
  requireMapping(kind, mapping);
  return { kind, layout, reading, columns: guessed.columns, mapping };
}
