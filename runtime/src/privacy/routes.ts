import { PerennialError } from '../platform/errors/error';
import type { Api } from '../platform/http/api';
import { pageQuery } from '../platform/http/page';
import { identifier, type Profiles } from '../profiles/service';
import { profileParams } from '../profiles/contract';
import {
  erasureInput,
  privacyRequestPage,
  privacyRequestParams,
  privacyRequestShape,
  readmission,
  readmitted,
  type PrivacyRequestAnswer,
} from './contract';
import { HOLDINGS } from './holdings';
import type { PrivacyRequest } from './model';
import type { Privacy } from './service';

const tag = 'Privacy';

export function privacyRoutes(api: Api, privacy: Privacy, profiles: Pick<Profiles, 'find'>): void {
  asking(api, privacy, profiles);
  reading(api, privacy);
  api.route({
    method: 'post',
    path: '/api/privacy/readmissions',
    summary: 'Let an address, number or id name somebody again whose owner was erased: they came back themselves',
    tag,
    access: 'profiles:edit',
    body: readmission,
    response: readmitted,
  })(async ({ body: { by, value }, caller: { workspaceId }, did }) => {
    const named = identifier(by, value);
    const admitted = named !== undefined && (await privacy.erased.admit(workspaceId, named));
    if (admitted) await did('identifier.readmitted', { kind: 'identifier', id: by });
    return { admitted };
  });
}

function asking(api: Api, privacy: Privacy, profiles: Pick<Profiles, 'find'>): void {
  api.route({
    method: 'post',
    path: '/api/profiles/:profileId/export',
    summary: 'Have everything that is held of a person put into a file, in the background',
    tag,
    access: 'profiles:edit',
    params: profileParams,
    status: 202,
    response: privacyRequestShape,
    idempotent: true,
  })(async ({ params: { profileId }, caller: { workspaceId, kind, id }, idempotencyKey: key, did }) => {
    const request = await privacy.ask({ workspaceId, kind: 'export', profileId, by: `${kind} ${id}`, key });
    await did('profile.export_asked', { kind: 'privacy_request', id: request._id });
    return answerOf(request);
  });

  api.route({
    method: 'post',
    path: '/api/profiles/:profileId/erasure',
    summary: 'Erase a person everywhere, for good; orders stay without them',
    description: 'What arrives later of them is refused. What stays is a proof that does not say who it was.',
    tag,
    access: 'profiles:edit',
    params: profileParams,
    body: erasureInput,
    status: 202,
    response: privacyRequestShape,
    idempotent: true,
  })(
    async ({
      params: { profileId },
      body: { confirm },
      caller: { workspaceId, kind, id },
      idempotencyKey: key,
      did,
    }) => {
      const { document } = await profiles.find(workspaceId, profileId);
      const typed = confirm.trim().toLowerCase();
      if (typed !== document._id && typed !== document.email?.toLowerCase())
        throw new PerennialError(
          'invalid_input',
          'confirm: this is not the e-mail address of the person, nor the id of the profile. Nothing was erased.',
        );
      const request = await privacy.ask({ workspaceId, kind: 'erasure', profileId, by: `${kind} ${id}`, key });
      await did('profile.erasure_asked', { kind: 'privacy_request', id: request._id });
      return answerOf(request);
    },
  );
}

function reading(api: Api, privacy: Privacy): void {
  api.route({
    method: 'get',
    path: '/api/privacy/requests',
    summary: 'Exports and erasures that were asked for, newest first',
    tag,
    access: 'profiles:read',
    query: pageQuery,
    response: privacyRequestPage,
  })(async ({ query, caller: { workspaceId } }) => {
    const page = await privacy.list(workspaceId, query);
    return { ...page, items: page.items.map(answerOf) };
  });

  api.route({
    method: 'get',
    path: '/api/privacy/requests/:privacyRequestId',
    summary: 'How far an export or erasure has come, and its proof',
    tag,
    access: 'profiles:read',
    params: privacyRequestParams,
    response: privacyRequestShape,
  })(async ({ params, caller: { workspaceId } }) => answerOf(await privacy.get(workspaceId, params.privacyRequestId)));

  api.route({
    method: 'get',
    path: '/api/privacy/requests/:privacyRequestId/file',
    summary: 'The file of an export, until it expires',
    tag,
    access: 'profiles:edit',
    params: privacyRequestParams,
    responseType: 'application/json',
  })(async ({ params: { privacyRequestId: requestId }, caller: { workspaceId }, response, did }) => {
    const text = await privacy.file(workspaceId, requestId);
    await did('export.fetched', { kind: 'privacy_request', id: requestId });
    response.set({ 'cache-control': 'no-store', 'content-disposition': `attachment; filename="${requestId}.json"` });
    response.type('json');
    for await (const part of text) response.write(part);
    response.end();
    return undefined;
  });
}

function answerOf(request: PrivacyRequest): PrivacyRequestAnswer {
  const { _id: id, kind, state, by, at, finishedAt, profileId, pass, step, expiresAt, proof } = request;
  const passes = kind === 'erasure' ? 2 : 1;
  return {
    ...{ id, kind, state, by, at: at.toISOString() },
    progress: state === 'done' ? 1 : (pass * HOLDINGS.length + step) / (passes * HOLDINGS.length),
    counts: summed(request.counts),
    ...(finishedAt && { finishedAt: finishedAt.toISOString() }),
    ...(profileId !== undefined && { profileId }),
    ...(expiresAt && { expiresAt: expiresAt.toISOString() }),
    ...(proof !== undefined && { proof }),
  };
}

/** Over both passes, without what nothing was found in. */
function summed(counts: PrivacyRequest['counts']): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const [key, count] of Object.entries(counts)) {
    const collection = key.slice(key.indexOf('/') + 1);
    if (count > 0) sums[collection] = (sums[collection] ?? 0) + count;
  }
  return sums;
}
