import type { Api } from '../../platform/http/api';
import { pageQuery } from '../../platform/http/page';
import { profileParams } from '../contract';
import type { Profiles } from '../service';
import {
  identitySettingsInput,
  identitySettingsShape,
  JUNK,
  mergedAnswer,
  mergeInput,
  mergePage,
  mergeParams,
  mergeShape,
  type MergeAnswer,
} from './contract';
import type { MergePerson } from './list';
import type { MergeDocument } from './model';

const TAG = 'Profiles';

type MergingProfiles = Pick<Profiles, 'find' | 'merges' | 'mergePeople' | 'mergeByHand' | 'undoMerge' | 'identitySettings' | 'changeIdentitySettings'>; // prettier-ignore

export function mergingRoutes(api: Api, profiles: MergingProfiles): void {
  const answers = async (workspaceId: string, merges: readonly MergeDocument[]) => {
    const people = await profiles.mergePeople(workspaceId, merges);
    return merges.map((merge) => answerOf(merge, people));
  };

  api.route({
    method: 'get',
    path: '/api/profiles/:profileId/merges',
    summary: 'Who has merged into this person and why, newest first; those that were undone too',
    tag: TAG,
    access: 'profiles:read',
    params: profileParams,
    query: pageQuery,
    response: mergePage,
  })(async ({ params, query, caller: { workspaceId } }) => {
    const { aliases } = await profiles.find(workspaceId, params.profileId);
    const page = await profiles.merges({ workspaceId, profileIds: aliases }, query);
    return { ...page, items: await answers(workspaceId, page.items) };
  });

  api.route({
    method: 'post',
    path: '/api/profiles/:profileId/merges',
    summary: 'Say that two profiles are one person; the older known one stays',
    tag: TAG,
    access: 'profiles:edit',
    params: profileParams,
    body: mergeInput,
    response: mergedAnswer,
  })(async ({ params, body, caller: { workspaceId, kind, id: by }, did }) => {
    const profileIds = [params.profileId, body.profileId] as const;
    const id = await profiles.mergeByHand(workspaceId, { profileIds, by: `${kind}:${by}` });
    await did('profile.merged', { kind: 'profile', id });
    return { id };
  });

  api.route({
    method: 'post',
    path: '/api/merges/:mergeId/undo',
    summary:
      'Take a merge back: each has what carried its identifiers, and the two are never merged again by themselves',
    tag: TAG,
    access: 'profiles:edit',
    params: mergeParams,
    response: mergeShape,
  })(async ({ params: { mergeId }, caller: { workspaceId, kind, id: by }, did }) => {
    const merge = await profiles.undoMerge(workspaceId, { mergeId, by: `${kind}:${by}` });
    await did('profile.separated', { kind: 'profile', id: merge.profileId });
    const [answer] = await answers(workspaceId, [merge]);
    return answer ?? answerOf(merge, new Map());
  });

  settingsRoutes(api, profiles);
}

function settingsRoutes(api: Api, profiles: MergingProfiles): void {
  api.route({
    method: 'get',
    path: '/api/identity-settings',
    summary: 'What must not identify anybody, and how many identifiers one person may have',
    tag: TAG,
    access: 'workspace:read',
    response: identitySettingsShape,
  })(async ({ caller: { workspaceId } }) => shown(await profiles.identitySettings(workspaceId)));

  api.route({
    method: 'patch',
    path: '/api/identity-settings',
    summary: 'Change them; they hold for what comes from then on',
    tag: TAG,
    access: 'workspace:manage',
    body: identitySettingsInput,
    response: identitySettingsShape,
  })(async ({ caller: { workspaceId }, body, did }) => {
    const settings = await profiles.changeIdentitySettings(workspaceId, body);
    await did('identity_settings.changed', { kind: 'workspace', id: workspaceId });
    return shown(settings);
  });
}

type Settings = Awaited<ReturnType<Profiles['identitySettings']>>;

const shown = ({ blocked, ...settings }: Settings) => ({
  ...settings,
  blocked: blocked.map(({ kind, value, note }) => ({
    ...{ kind: kind === 'checkout' || kind === 'cart' || kind === 'order' ? ('any' as const) : kind, value },
    ...(note !== undefined && { note }),
  })),
  junk: JUNK,
});

function answerOf(merge: MergeDocument, people: ReadonlyMap<string, MergePerson>): MergeAnswer {
  const { _id: id, profileId, into, at, known, cause, via, undo } = merge;
  const [from, home] = [people.get(profileId), people.get(into)];
  const { eventId, sourceId, by } = cause;
  return {
    ...{ id, at: at.toISOString(), known, via: via.map(({ kind, value }) => ({ kind, value })) },
    from: { id: profileId, ...from?.fields },
    into: { id: into, ...home?.fields },
    cause: {
      kind: cause.kind,
      ...(eventId !== undefined && { eventId }),
      ...(sourceId !== undefined && { sourceId }),
      ...(by !== undefined && { by }),
    },
    ...(undo && { undone: { ...undo, at: undo.at.toISOString() } }),
    undoable: !undo && from?.mergeId === id && home?.merged === false,
  };
}
