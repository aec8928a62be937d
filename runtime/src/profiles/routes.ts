import type { OrderFigures } from '../engine/profile';
import type { Clock } from '../platform/clock';
import type { Api } from '../platform/http/api';
import { pageQuery } from '../platform/http/page';
import { changesRoutes } from './changes';
import {
  consentEntryPage,
  consentInput,
  foundProfiles,
  profileDetailShape,
  profileLookup,
  profilePage,
  profileParams,
  profilePatch,
  profileQuery,
  profileShape,
  profileUpsert,
  timelinePage,
  timelineQuery,
  type ProfileAnswer,
  type ProfileDetail,
  type TimelineEntry,
  type TimelineSource,
} from './contract';
import type { ProfileDocument } from './model';
import type { FoundProfile, Profiles } from './service';
import { readTimeline } from './timeline';
import { viewOf } from './view';

const TAG = 'Profiles';

export interface ProfileHistory {
  readonly clock: Clock;
  /** Where a profile's history comes from (events, sends, enrolments, …), by kind of entry; every subject may add one. */
  readonly timelines: Readonly<Partial<Record<TimelineEntry['kind'], TimelineSource>>>;
  /** When these people, each given as all its ids, did something last; by the first id. */
  readonly lastSeen: (
    workspaceId: string,
    people: readonly (readonly string[])[],
  ) => Promise<ReadonlyMap<string, Date>>;
}

export function profilesRoutes(api: Api, profiles: Profiles, history: ProfileHistory): void {
  const { clock } = history;
  listing(api, profiles, history);
  editing(api, profiles);
  consentHistory(api, profiles);
  changesRoutes(api, profiles);
  api.route({
    method: 'get',
    path: '/api/profiles/:profileId/timeline',
    summary: 'What happened to a person, newest first',
    tag: TAG,
    access: 'profiles:read',
    params: profileParams,
    query: timelineQuery,
    response: timelinePage,
  })(async ({ params, query: { kind, ...query }, caller: { workspaceId } }) => {
    const { aliases } = await profiles.find(workspaceId, params.profileId);
    const all = { consent: profiles.timeline, ...history.timelines };
    const only = query.notSent ? 'send' : kind;
    const sources = Object.entries(all).flatMap(([each, source]) =>
      only === undefined || each === only ? source : [],
    );
    const page = await readTimeline(sources, { workspaceId, profileIds: aliases, now: clock.now(), ...query });
    return { ...page, items: page.items.map((entry) => ({ ...entry, at: entry.at.toISOString() })) };
  });
}

function listing(api: Api, profiles: Profiles, { lastSeen }: ProfileHistory): void {
  api.route({
    method: 'get',
    path: '/api/profiles',
    summary: 'Profiles, newest first; `search` takes the beginning of an address, number or name',
    tag: TAG,
    access: 'profiles:read',
    query: profileQuery,
    response: profilePage,
  })(async ({ query, caller: { workspaceId } }) => {
    const page = await profiles.list({ workspaceId, ...query });
    const aliases = await profiles.aliases(page.items.map(({ _id }) => _id));
    const seen = await lastSeen(
      workspaceId,
      page.items.map(({ _id }) => [_id, ...(aliases.get(_id) ?? [])]),
    );
    return { ...page, items: page.items.map((document) => answerOf(document, seen.get(document._id))) };
  });

  api.route({
    method: 'get',
    path: '/api/profiles/:profileId',
    summary: 'A profile; the id of a merged one gives what it merged into and says so',
    tag: TAG,
    access: 'profiles:read',
    params: profileParams,
    response: profileDetailShape,
  })(async ({ params, caller: { workspaceId } }) => {
    const found = await profiles.find(workspaceId, params.profileId);
    const { _id } = found.document;
    const seen = await lastSeen(workspaceId, [[_id, ...found.aliases]]);
    return detailOf(params.profileId, found, seen.get(_id));
  });

  api.route({
    method: 'post',
    path: '/api/profiles/lookup',
    summary: 'Up to 200 profiles by id, address, number or your own id; ids of other workspaces are nobody',
    tag: TAG,
    access: 'profiles:read',
    body: profileLookup,
    response: foundProfiles,
  })(async ({ body: { lookups }, caller: { workspaceId } }) => {
    const asked = lookups.map(({ country, ...who }) => ({ ...who, ...(country !== undefined && { country }) }));
    const found = await profiles.lookUp(workspaceId, asked);
    return { items: found.map((profile) => (profile ? { ...profile, tags: [...profile.tags] } : null)) };
  });
}

function editing(api: Api, profiles: Profiles): void {
  api.route({
    method: 'post',
    path: '/api/profiles',
    summary: 'Make the profile these identifiers lead to, or change it',
    tag: TAG,
    access: 'profiles:edit',
    body: profileUpsert,
    response: profileShape,
  })(async ({ body, caller: { workspaceId } }) => answerOf(await profiles.upsert(workspaceId, body)));

  api.route({
    method: 'patch',
    path: '/api/profiles/:profileId',
    summary: 'Change a profile',
    tag: TAG,
    access: 'profiles:edit',
    params: profileParams,
    body: profilePatch,
    response: profileShape,
  })(async ({ params, body, caller: { workspaceId } }) =>
    answerOf(await profiles.patch(workspaceId, params.profileId, body)),
  );

  api.route({
    method: 'post',
    path: '/api/profiles/:profileId/consents',
    summary: 'Record that a person agreed or refused, as of now',
    tag: TAG,
    access: 'profiles:edit',
    params: profileParams,
    body: consentInput,
    response: profileDetailShape,
  })(async ({ params: { profileId }, body: { wording, evidence, ...said }, caller }) => {
    const { workspaceId } = caller;
    await profiles.changeConsent({
      ...said,
      workspaceId,
      profileId,
      source: `${caller.kind}:${caller.id}`,
      ...(wording === undefined ? {} : { wording }),
      ...(evidence === undefined ? {} : { evidence }),
    });
    return detailOf(profileId, await profiles.find(workspaceId, profileId));
  });
}

function consentHistory(api: Api, profiles: Profiles): void {
  api.route({
    method: 'get',
    path: '/api/profiles/:profileId/consents',
    summary: 'All that a person has said about being written to, newest first; what changed nothing says why',
    tag: TAG,
    access: 'profiles:read',
    params: profileParams,
    query: pageQuery,
    response: consentEntryPage,
  })(async ({ params, query, caller: { workspaceId } }) => {
    const { aliases } = await profiles.find(workspaceId, params.profileId);
    const page = await profiles.consentHistory({ workspaceId, profileIds: aliases }, query);
    return {
      ...page,
      items: page.items.map(({ _id: id, profileId, channel, category, state, at, source, recordedAt, ...more }) => ({
        ...{ id, profileId, channel, category, state, source, trust: more.trust },
        ...{ at: at.toISOString(), recordedAt: recordedAt.toISOString() },
        ...given(more, ['address', 'wording', 'evidence', 'explicit', 'past', 'from', 'refused']),
      })),
    };
  });
}

/** Those of the fields that are there. */
function given<T extends object, K extends keyof T>(all: T, fields: readonly K[]): Pick<T, K> {
  return Object.fromEntries(
    fields.filter((field) => all[field] !== undefined).map((field) => [field, all[field]]),
  ) as Pick<T, K>;
}

function answerOf(document: ProfileDocument, seenAt?: Date): ProfileAnswer {
  const { orders, ...view } = viewOf(document);
  const consents = Object.entries(document.consents).map(([channel, { marketing }]) => [
    channel,
    { marketing: { ...marketing, at: marketing.at.toISOString() } },
  ]);
  return {
    ...view,
    tags: [...view.tags],
    ...(orders && { orders: figuresOf(orders) }),
    known: document.known,
    consents: Object.fromEntries(consents) as ProfileAnswer['consents'],
    updatedAt: document.updatedAt.toISOString(),
    ...(seenAt && { lastSeenAt: seenAt.toISOString() }),
  };
}

function figuresOf({ unconverted, ...figures }: OrderFigures): NonNullable<ProfileAnswer['orders']> {
  return { ...figures, ...(unconverted && { unconverted: [...unconverted] }) };
}

function detailOf(asked: string, { document, aliases, identifiers }: FoundProfile, seenAt?: Date): ProfileDetail {
  return {
    ...answerOf(document, seenAt),
    ...(asked === document._id ? {} : { mergedFrom: asked }),
    aliases: [...aliases],
    identifiers: identifiers.map(({ kind, value, profileId, at }) => ({
      kind,
      value,
      profileId,
      at: at.toISOString(),
    })),
  };
}
