import { z } from 'zod';

import type { ProfileFinder } from '../../engine/ports';
import { notFound, PerennialError } from '../../platform/errors/error';
import type { Api } from '../../platform/http/api';
import type { Profiles } from '../../profiles/service';
import {
  listAddition,
  listChanged,
  listRemoval,
  memberCheck,
  memberChecked,
  memberPage,
  membersQuery,
  segmentParams,
  segmentsOfPerson,
} from './contract';
import type { Members } from './service';

const TAG = 'Segments';

export interface MemberRouteParts {
  readonly members: Members;
  readonly profiles: ProfileFinder & Pick<Profiles, 'find'>;
}

/** Who is in which segment; who is put on a list or taken off it. */
export function memberRoutes(api: Api, parts: MemberRouteParts): void {
  reading(api, parts);
  changing(api, parts);
}

function reading(api: Api, { members, profiles }: MemberRouteParts): void {
  const segmentOf = async (workspaceId: string, segmentId: string) => {
    const segment = (await members.known(workspaceId)).get(segmentId);
    if (!segment) throw notFound('segment', segmentId);
    return segment;
  };

  api.route({
    method: 'get',
    path: '/api/segments/:segmentId/members',
    summary: 'Who is in a segment or was in it, the last who entered or left first',
    tag: TAG,
    access: 'profiles:read',
    params: segmentParams,
    query: membersQuery,
    response: memberPage,
  })(async ({ params: { segmentId }, query, caller: { workspaceId } }) => {
    await segmentOf(workspaceId, segmentId);
    const { items, ...more } = await members.list({ workspaceId, segmentId, ...query });
    return { ...more, items: items.map(({ profileId, since }) => ({ profileId, since: since.toISOString() })) };
  });

  api.route({
    method: 'post',
    path: '/api/segments/:segmentId/members/check',
    summary: 'Whether each of up to 500 people is in a segment',
    tag: TAG,
    access: 'profiles:read',
    params: segmentParams,
    body: memberCheck,
    response: memberChecked,
  })(async ({ params: { segmentId }, body: { profileIds }, caller: { workspaceId } }) => {
    await segmentOf(workspaceId, segmentId);
    const found = await profiles.lookUp(workspaceId, profileIds.map((value) => ({ by: 'id', value }))); // prettier-ignore
    const unknown = profileIds.find((_, index) => !found[index]);
    if (unknown !== undefined) throw notFound('profile', unknown);
    return { items: [...(await members.areIn(workspaceId, segmentId, profileIds))] };
  });

  api.route({
    method: 'get',
    path: '/api/profiles/:profileId/segments',
    summary: 'Every segment a person is in or has left, with when that was',
    tag: TAG,
    access: 'profiles:read',
    params: z.object({ profileId: z.string().min(1).max(64) }),
    response: segmentsOfPerson,
  })(async ({ params: { profileId }, caller: { workspaceId } }) => {
    const { document, aliases } = await profiles.find(workspaceId, profileId);
    const known = await members.known(workspaceId);
    const own = await members.of(workspaceId, [document._id, ...aliases]);
    const latest = own.filter((one) => one.in || one.n > 0).toSorted((a, b) => Number(a.in) - Number(b.in));
    const bySegment = new Map(latest.map((one) => [one.segmentId, one]));
    return {
      items: [...bySegment.values()].flatMap(({ segmentId, in: isIn, since }) => {
        const segment = known.get(segmentId);
        if (!segment) return [];
        const { name, list, archived } = segment;
        const kind = list ? ('static' as const) : ('dynamic' as const);
        return [{ segmentId, name, kind, archived, in: isIn, since: since.toISOString() }];
      }),
    };
  });
}

type Named = z.output<typeof listRemoval>['people'];

interface Asked {
  readonly workspaceId: string;
  readonly segmentId: string;
  readonly people: Named;
  readonly in: boolean;
  readonly live: boolean;
  /** Names the request: a repeat changes nothing. */
  readonly key: string | undefined;
}

function changing(api: Api, parts: MemberRouteParts): void {
  api.route({
    method: 'post',
    path: '/api/segments/:segmentId/members',
    summary: 'Put up to 1,000 people on a static list; what became of each',
    tag: TAG,
    access: 'profiles:edit',
    idempotent: true,
    params: segmentParams,
    body: listAddition,
    response: listChanged,
  })(async ({ params: { segmentId }, body, caller: { workspaceId }, idempotencyKey: key }) => {
    const { people, startJourneys: live } = body;
    return await change(parts, { workspaceId, segmentId, people, in: true, live, key });
  });

  api.route({
    method: 'post',
    path: '/api/segments/:segmentId/members/remove',
    summary: 'Take up to 1,000 people off a static list; what became of each',
    tag: TAG,
    access: 'profiles:edit',
    idempotent: true,
    params: segmentParams,
    body: listRemoval,
    response: listChanged,
  })(async ({ params: { segmentId }, body: { people }, caller: { workspaceId }, idempotencyKey: key }) => {
    return await change(parts, { workspaceId, segmentId, people, in: false, live: true, key });
  });
}

async function change(
  { members, profiles }: MemberRouteParts,
  { workspaceId, segmentId, people, in: isIn, live, key }: Asked,
): Promise<z.output<typeof listChanged>> {
  const list = (await members.known(workspaceId)).get(segmentId);
  if (!list) throw notFound('segment', segmentId);
  if (!list.list)
    throw new PerennialError('invalid_input', `Who is in "${list.name}" is computed and cannot be set. Choose a list.`);
  if (list.archived) throw new PerennialError('conflict', `The list "${list.name}" is archived. Restore it first.`);
  const asked = people.map(({ country, ...who }) => ({ ...who, ...(country !== undefined && { country }) }));
  const found = await profiles.lookUp(workspaceId, asked);
  const acts = found.flatMap((profile, i) =>
    profile ? [{ profileId: profile.id, in: isIn, key: key === undefined ? undefined : `${key}:${String(i)}` }] : [],
  );
  const changed = await members.changeList({
    ...{ workspaceId, list: { _id: segmentId, name: list.name }, acts },
    origin: live ? 'live' : 'backfill',
  });
  const items = found.map((profile) => {
    if (!profile) return { result: 'unknown_profile' as const };
    return { result: changed.has(profile.id) ? ('changed' as const) : ('unchanged' as const), profileId: profile.id };
  });
  return { changed: changed.size, items };
}
