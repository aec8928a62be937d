import type { Db } from '../platform/database';
import { notFound, PerennialError } from '../platform/errors/error';
import { decodeCursor, encodeCursor, type PageQuery } from '../platform/http/page';
import type { ImportAnswer } from './contract';
import { importsOf, type ImportDocument } from './model';

export interface ImportStore {
  /** Throws not_found. */
  find(workspaceId: string, importId: string): Promise<ImportDocument>;
  readonly answer: (workspaceId: string, importId: string) => Promise<ImportAnswer>;
  /** Throws not_in_this_state when its file is not there yet, or not any more. */
  withFile(workspaceId: string, importId: string): Promise<ImportDocument>;
  readonly list: (workspaceId: string, page: PageQuery) => Promise<{ items: ImportAnswer[]; nextCursor?: string }>;
}

export function createStore({ db }: { readonly db: Db }): ImportStore {
  const imports = importsOf(db);
  const find = async (workspaceId: string, _id: string): Promise<ImportDocument> => {
    const found = await imports.findOne({ _id, workspaceId });
    if (!found) throw notFound('import', _id);
    return found;
  };
  return {
    find,
    answer: async (workspaceId, importId) => answerOf(await find(workspaceId, importId)),
    withFile: async (workspaceId, importId) => {
      const found = await find(workspaceId, importId);
      if (['ready', 'checking', 'running'].includes(found.state)) return found;
      const why =
        found.state === 'uploading' ? 'Its file is not complete yet.' : 'It is over, and its file was removed.';
      throw new PerennialError('not_in_this_state', why);
    },
    list: async (workspaceId, { limit, cursor }) => {
      const found = await imports
        .find({ workspaceId, ...beyond(cursor) })
        .sort({ at: -1, _id: -1 })
        .limit(limit + 1)
        .toArray();
      const items = found.slice(0, limit);
      const last = items.at(-1);
      return {
        items: items.map(answerOf),
        ...(found.length > limit && last && { nextCursor: encodeCursor([last.at.getTime(), last._id]) }),
      };
    },
  };
}

function beyond(cursor: string | undefined) {
  if (cursor === undefined) return {};
  const [time, id] = decodeCursor(cursor);
  const at = new Date(Number(time));
  return { $or: [{ at: { $lt: at } }, { at, _id: { $lt: String(id) } }] };
}

export function answerOf(document: ImportDocument): ImportAnswer {
  const { _id: id, name, kind, at, state, size, columns, layout, reading, mapping, revision } = document;
  const { progress, checked, failure, startedAt, finishedAt } = document;
  return {
    ...{ id, name, kind, state, size, revision, reading, at: at.toISOString() },
    columns: [...columns],
    mapping: mapping.map((each) => ({ ...each })),
    problemsKept: progress?.kept ?? 0,
    ...(layout && { layout }),
    ...(progress && { progress: { row: progress.row, counts: progress.counts, share: progress.share } }),
    ...(checked && {
      checked: { at: checked.at.toISOString(), counts: checked.counts, current: checked.revision === revision },
    }),
    ...(failure && { failure }),
    ...(startedAt && { startedAt: startedAt.toISOString() }),
    ...(finishedAt && { finishedAt: finishedAt.toISOString() }),
  };
}
