import type { z } from 'zod';

import type { Api } from '../platform/http/api';
import type { Profiles } from '../profiles/service';
import { generationAnswer, personAnswer } from './answer';
import {
  generationList,
  generationsQuery,
  rfmPeople,
  rfmPeopleQuery,
  rfmPerson,
  rfmPersonParams,
  rfmSettings,
  rfmSettingsChange,
  rfmSummary,
  scopeQuery,
} from './contract';
import { requireScope, type Rfm } from './service';
import type { RfmSettings } from './settings';

const TAG = 'RFM';

export interface RfmRoutesParts {
  readonly profiles: Pick<Profiles, 'find'>;
  /** Throws not_found for a source of another workspace. */
  readonly sources: { find(workspaceId: string, sourceId: string): Promise<unknown> };
}

export function rfmRoutes(api: Api, rfm: Rfm, { profiles, sources }: RfmRoutesParts): void {
  api.route({
    method: 'get',
    path: '/api/rfm',
    summary: 'Where buyers stand: the cells of recency, frequency and money, as of the last run',
    tag: TAG,
    access: 'profiles:read',
    query: scopeQuery,
    response: rfmSummary,
  })(async ({ query: { scope }, caller: { workspaceId } }) => {
    await requireScope(rfm, workspaceId, scope);
    const [current, running] = await Promise.all([rfm.current(workspaceId, scope), rfm.progress(workspaceId, scope)]);
    return { ...(current && { current: generationAnswer(current) }), ...(running && { running }) };
  });

  api.route({
    method: 'get',
    path: '/api/rfm/generations',
    summary: 'The last runs, the newest first: movement over time',
    tag: TAG,
    access: 'profiles:read',
    query: generationsQuery,
    response: generationList,
  })(async ({ query: { scope, limit }, caller: { workspaceId } }) => {
    await requireScope(rfm, workspaceId, scope);
    return { items: (await rfm.generations(workspaceId, scope, limit)).map(generationAnswer) };
  });

  api.route({
    method: 'get',
    path: '/api/rfm/people',
    summary: 'Who stands in a tier or a cell',
    tag: TAG,
    access: 'profiles:read',
    query: rfmPeopleQuery,
    response: rfmPeople,
  })(async ({ query: { scope, by, value, ...page }, caller: { workspaceId } }) => {
    await requireScope(rfm, workspaceId, scope);
    const { profileIds, ...rest } = await rfm.people({ workspaceId, scope, at: { by, value }, ...page });
    return { items: profileIds.map((profileId) => ({ profileId })), ...rest };
  });

  api.route({
    method: 'get',
    path: '/api/profiles/:profileId/rfm',
    summary: 'Where somebody stands, why, and where they stood before',
    tag: TAG,
    access: 'profiles:read',
    params: rfmPersonParams,
    response: rfmPerson,
  })(async ({ params, caller: { workspaceId } }) => {
    const { document, aliases } = await profiles.find(workspaceId, params.profileId);
    const ids = [document._id, ...aliases.filter((id) => id !== document._id)];
    return personAnswer(await rfm.person(workspaceId, ids));
  });

  settingsRoutes(api, rfm, sources);
}

function settingsRoutes(api: Api, rfm: Rfm, sources: RfmRoutesParts['sources']): void {
  api.route({
    method: 'get',
    path: '/api/rfm/settings',
    summary: 'By which rules buyers are scored',
    tag: TAG,
    access: 'profiles:read',
    response: rfmSettings,
  })(async ({ caller }) => answerOf(await rfm.settings(caller.workspaceId)));

  api.route({
    method: 'patch',
    path: '/api/rfm/settings',
    summary: 'Score by other rules from the next run on; nobody is mailed because of it',
    tag: TAG,
    access: 'workspace:manage',
    body: rfmSettingsChange,
    response: rfmSettings,
  })(async ({ body, caller: { workspaceId }, did }) => {
    const shops = (body.scopes ?? []).flatMap((scope) => (scope.startsWith('shop:') ? [scope.slice(5)] : []));
    for (const sourceId of shops) await sources.find(workspaceId, sourceId);
    const given = Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined));
    const settings = await rfm.change(workspaceId, given);
    await did('rfm_settings.changed', { kind: 'workspace', id: workspaceId });
    return answerOf(settings);
  });

  api.route({
    method: 'post',
    path: '/api/rfm/run',
    summary: 'Score everybody now; it takes seconds to minutes, and starts no journeys',
    tag: TAG,
    access: 'profiles:edit',
  })(async ({ caller: { workspaceId }, did }) => {
    await rfm.ask(workspaceId);
    await did('rfm.asked', { kind: 'workspace', id: workspaceId });
  });
}

function answerOf({ windowDays, model, thresholds, scopes }: RfmSettings): z.input<typeof rfmSettings> {
  const { days, orders, spend } = thresholds;
  return {
    ...{ windowDays, model, scopes: [...scopes] },
    thresholds: { days: [...days], orders: [...orders], spend: [...spend] },
  };
}
