import type { Api } from '../platform/http/api';
import type { BodyLimit } from '../platform/http/json-body';
import { pageQuery } from '../platform/http/page';
import {
  importPage,
  importParams,
  importPatch,
  importPreview,
  importShape,
  newImport,
  newSavedMapping,
  partParams,
  problemPage,
  savedMapping,
  savedMappingParams,
  savedMappings,
} from './contract';
import type { Imports } from './service';

const tag = 'Imports';
const IMPORT = '/api/imports/:importId';

/** Pieces of files are read by their route; a mapping of hundreds of columns is larger than other bodies. */
export const IMPORT_BODIES: BodyLimit = {
  under: '/api/imports',
  limit: '1mb',
  raw: /^\/api\/imports\/[^/]+\/parts\/\d+$/,
};

export function importRoutes(api: Api, imports: Imports): void {
  uploading(api, imports);
  looking(api, imports);
  going(api, imports);
  saving(api, imports);
}

function uploading(api: Api, imports: Imports): void {
  api.route({
    method: 'post',
    path: '/api/imports',
    summary: 'Begins an import: its file is then sent in parts',
    tag,
    access: 'profiles:edit',
    body: newImport,
    status: 201,
    response: importShape,
    idempotent: true,
  })(async ({ caller: { workspaceId, kind, id }, body, idempotencyKey, did }) => {
    const made = await imports.create({ ...body, workspaceId, by: `${kind} ${id}`, key: idempotencyKey });
    await did('import.created', { kind: 'import', id: made.id, name: made.name });
    return made;
  });

  api.route({
    method: 'put',
    path: `${IMPORT}/parts/:part`,
    summary: 'A part of the file, 8 MB at most, counted from 1; sent once more it replaces itself',
    tag,
    access: 'profiles:edit',
    params: partParams,
    bodyType: 'application/octet-stream',
  })(async ({ caller, params: { importId, part }, request }) => {
    await imports.keepPart(caller.workspaceId, importId, { number: part, bytes: request });
  });

  api.route({
    method: 'post',
    path: `${IMPORT}/uploaded`,
    summary: 'All parts are there: how the file is written is found out, and where its columns go is guessed',
    tag,
    access: 'profiles:edit',
    params: importParams,
    response: importShape,
  })(async ({ caller, params }) => await imports.uploaded(caller.workspaceId, params.importId));
}

function looking(api: Api, imports: Imports): void {
  api.route({
    method: 'get',
    path: '/api/imports',
    summary: 'Imports, newest first',
    tag,
    access: 'profiles:read',
    query: pageQuery,
    response: importPage,
  })(async ({ caller, query }) => await imports.list(caller.workspaceId, query));

  api.route({
    method: 'get',
    path: IMPORT,
    summary: 'One import, and how far it has come',
    tag,
    access: 'profiles:read',
    params: importParams,
    response: importShape,
  })(async ({ caller, params }) => await imports.get(caller.workspaceId, params.importId));

  api.route({
    method: 'get',
    path: `${IMPORT}/preview`,
    summary: 'The first rows, the columns, and what is made of them',
    tag,
    access: 'profiles:read',
    params: importParams,
    response: importPreview,
  })(async ({ caller, params }) => await imports.preview(caller.workspaceId, params.importId));

  api.route({
    method: 'get',
    path: `${IMPORT}/problems`,
    summary: 'Rows that were not taken, of the last pass through the file',
    tag,
    access: 'profiles:read',
    params: importParams,
    query: pageQuery,
    response: problemPage,
  })(async ({ caller, params, query }) => await imports.problems(caller.workspaceId, params.importId, query));

  api.route({
    method: 'get',
    path: `${IMPORT}/problems.csv`,
    summary: 'The same as CSV, all that are kept',
    tag,
    access: 'profiles:read',
    params: importParams,
    responseType: 'text/csv',
  })(async ({ caller, params, response }) => {
    const lines = await imports.problemsCsv(caller.workspaceId, params.importId);
    response.type('text/csv; charset=utf-8').attachment('problems.csv');
    for await (const line of lines) response.write(line);
    response.end();
  });
}

function going(api: Api, imports: Imports): void {
  api.route({
    method: 'patch',
    path: IMPORT,
    summary: 'Changes how the file is read and where its columns go',
    tag,
    access: 'profiles:edit',
    params: importParams,
    body: importPatch,
    response: importShape,
  })(async ({ caller, params, body }) => await imports.change(caller.workspaceId, params.importId, body));

  api.route({
    method: 'post',
    path: `${IMPORT}/check`,
    summary: 'Goes through the whole file and changes nothing: what would be new, what is there, what is refused',
    tag,
    access: 'profiles:edit',
    params: importParams,
    status: 202,
    response: importShape,
  })(async ({ caller, params }) => await imports.check(caller.workspaceId, params.importId));

  for (const [act, summary] of [
    ['start', 'Brings the file in, in the background. Nobody enters a journey by it'],
    ['cancel', 'Stops an import, or throws its file away; what is done stays done'],
  ] as const)
    api.route({
      method: 'post',
      path: `${IMPORT}/${act}`,
      summary,
      tag,
      access: 'profiles:edit',
      params: importParams,
      status: 202,
      response: importShape,
    })(async ({ caller, params: { importId }, did }) => {
      const answer = await imports[act](caller.workspaceId, importId);
      const done = act === 'start' ? 'import.started' : 'import.cancelled';
      await did(done, { kind: 'import', id: importId, name: answer.name });
      return answer;
    });
}

function saving(api: Api, imports: Imports): void {
  api.route({
    method: 'get',
    path: '/api/import-mappings',
    summary: 'Mappings that are kept to be used again',
    tag,
    access: 'profiles:read',
    response: savedMappings,
  })(async ({ caller }) => await imports.saved.list(caller.workspaceId));

  api.route({
    method: 'post',
    path: '/api/import-mappings',
    summary: 'Keeps a mapping; one of the same name and kind is replaced',
    tag,
    access: 'profiles:edit',
    body: newSavedMapping,
    status: 201,
    response: savedMapping,
  })(async ({ caller, body }) => await imports.saved.keep(caller.workspaceId, body));

  api.route({
    method: 'delete',
    path: '/api/import-mappings/:savedMappingId',
    summary: 'Removes a mapping',
    tag,
    access: 'profiles:edit',
    params: savedMappingParams,
  })(async ({ caller, params }) => {
    await imports.saved.remove(caller.workspaceId, params.savedMappingId);
  });
}
