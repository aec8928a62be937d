import { answer, api } from '../api/client';
import { ApiProblem } from '../api/problem';
import type { DraftWorkflow, Operation } from './contract';
import { DraftFailure, type DraftServer } from './ports';
import type { ForeignChange } from './take';

const PAGE = 200;

/** A journey's draft over HTTP. */
export function draftServer(journeyId: string): DraftServer {
  const path = { journeyId };
  return {
    load: () =>
      asked(async () => {
        const { workflow, ...rest } = await answer(api.GET('/api/journeys/{journeyId}/draft', { params: { path } }));
        return { ...rest, workflow: workflow as unknown as DraftWorkflow };
      }),
    save: ({ baseRevision, operations, patchId }) =>
      asked(async () => {
        const body = { baseRevision, operations: [...operations] as never[], patchId };
        const saved = await answer(api.PATCH('/api/journeys/{journeyId}/draft', { params: { path }, body }));
        return {
          revision: saved.revision,
          operations: saved.operations as unknown as Operation[],
          missed: saved.missed as unknown as ForeignChange[],
        };
      }),
    changes: (since) => asked(() => changesSince(journeyId, since)),
    validate: () => asked(() => answer(api.POST('/api/journeys/{journeyId}/validate', { params: { path } }))),
  };
}

/** The server lists the newest first, page by page. */
async function changesSince(journeyId: string, since: number): Promise<readonly ForeignChange[]> {
  const found: ForeignChange[] = [];
  let cursor: string | undefined;
  do {
    const query = { since, limit: PAGE, ...(cursor !== undefined && { cursor }) };
    const page = await answer(
      api.GET('/api/journeys/{journeyId}/draft/changes', { params: { path: { journeyId }, query } }),
    );
    found.push(...(page.items as unknown as ForeignChange[]));
    cursor = page.nextCursor;
  } while (cursor !== undefined);
  return found.reverse();
}

async function asked<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error;
    throw new DraftFailure(kindOf(error), error.code, error.message);
  }
}

function kindOf({ status, code }: ApiProblem): DraftFailure['kind'] {
  if (code === 'conflict') return 'conflict';
  return status === 0 || status === 401 || status === 429 || status >= 500 ? 'away' : 'refused';
}
