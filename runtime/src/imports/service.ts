import type { PageQuery } from '../platform/http/page';
import type {
  ImportAnswer,
  ImportPatch,
  ImportPreview,
  NewImport,
  NewSavedMapping,
  SavedMappingAnswer,
} from './contract';
import { createEditing } from './editing';
import { createRunner, type ImportRunner } from './running';
import type { RunnerParts } from './runner';
import { problemPageOf, problemsCsv } from './report';
import { previewOf } from './preview';
import type { RowProblem } from './rows/problem';
import { createSavedMappings } from './savedMappings';
import { createStore, type ImportStore } from './store';

interface Order {
  readonly workspaceId: string;
  readonly by: string;
  readonly key?: string | undefined;
}

/** Files of people, orders, consents and events, brought in once, as history. Whatever names an import throws not_found. */
export interface Imports {
  create(order: NewImport & Order): Promise<ImportAnswer>;
  list: ImportStore['list'];
  get: ImportStore['answer'];
  /** A piece of the file, 8 MB at most; sent once more it replaces itself. */
  keepPart(
    workspaceId: string,
    importId: string,
    part: { readonly number: number; readonly bytes: AsyncIterable<Uint8Array> },
  ): Promise<void>;
  /** All pieces are there: finds out how the file is written, and guesses where its columns go. */
  uploaded(workspaceId: string, importId: string): Promise<ImportAnswer>;
  /** Throws conflict when somebody changed it meanwhile. */
  change(workspaceId: string, importId: string, patch: ImportPatch): Promise<ImportAnswer>;
  preview(workspaceId: string, importId: string): Promise<ImportPreview>;
  /** Goes through the whole file and changes nothing. */
  check(workspaceId: string, importId: string): Promise<ImportAnswer>;
  start(workspaceId: string, importId: string): Promise<ImportAnswer>;
  /** What is done stays done. */
  cancel(workspaceId: string, importId: string): Promise<ImportAnswer>;
  problems(
    workspaceId: string,
    importId: string,
    page: PageQuery,
  ): Promise<{ items: RowProblem[]; nextCursor?: string }>;
  problemsCsv(workspaceId: string, importId: string): Promise<AsyncGenerator<string>>;
  readonly saved: {
    list(workspaceId: string): Promise<{ items: SavedMappingAnswer[] }>;
    /** One of the same name and kind is replaced. */
    keep(workspaceId: string, mapping: NewSavedMapping): Promise<SavedMappingAnswer>;
    remove(workspaceId: string, savedMappingId: string): Promise<void>;
  };
  readonly runner: ImportRunner;
}

export interface ImportsParts extends RunnerParts {
  readonly sources: { find(workspaceId: string, sourceId: string): Promise<unknown> };
}

export function createImports(parts: ImportsParts): Imports {
  const { db } = parts;
  const store = createStore(parts);
  const runner = createRunner(parts, store);
  const editing = createEditing(parts, store);
  return {
    ...editing,
    ...{ list: store.list, get: store.answer, runner: runner.runner },
    ...{ check: runner.check, start: runner.start, cancel: runner.cancel },
    saved: createSavedMappings(parts),
    preview: async (workspaceId, importId) => await previewOf(db, await store.withFile(workspaceId, importId)),
    problems: async (workspaceId, importId, page) =>
      await problemPageOf(db, await store.find(workspaceId, importId), page),
    problemsCsv: async (workspaceId, importId) => problemsCsv(db, await store.find(workspaceId, importId)),
  };
}
