import { z } from 'zod';

import { notFound } from '../platform/errors/error';
import type { Api } from '../platform/http/api';
import { pageQuery } from '../platform/http/page';
import {
  changedCount,
  deadLetterParams,
  deadLetterGroups,
  deadLettersBody,
  deadLettersFilter,
  deadLettersQuery,
  deadLetterAction,
  enrolmentDetail,
  enrolmentPage,
  enrolmentParams,
  enrolmentsQuery,
  journeyPeople,
  journeyPeopleParams,
  journeyPeopleQuery,
  refusalPage,
} from './contract';
import type { Enrolments } from './service';

const tag = 'Enrolments';

export interface KnownJourneys {
  /** Throws not_found for a journey of another workspace. */
  read(workspaceId: string, journeyId: string): Promise<unknown>;
  /** Throws not_found for a version of another journey. */
  version(workspaceId: string, journeyId: string, versionId: string): Promise<unknown>;
}

export function enrolmentRoutes(api: Api, enrolments: Enrolments, journeys: KnownJourneys): void {
  api.route({
    method: 'get',
    path: '/api/enrolments',
    summary: 'Enrolments, newest first',
    tag,
    access: 'enrolments:read',
    query: enrolmentsQuery,
    response: enrolmentPage,
  })(async ({ caller: { workspaceId }, query }) => {
    if (query.journeyId !== undefined) await journeys.read(workspaceId, query.journeyId);
    return page(await enrolments.list(workspaceId, query));
  });

  api.route({
    method: 'get',
    path: '/api/enrolments/:enrolmentId',
    summary: 'One enrolment: its history, why it is here and what comes next',
    tag,
    access: 'enrolments:read',
    params: enrolmentParams,
    response: enrolmentDetail,
  })(async ({ caller, params }) => await enrolments.byId(caller.workspaceId, params.enrolmentId));

  api.route({
    method: 'post',
    path: '/api/enrolments/:enrolmentId/exit',
    summary: 'Ends an enrolment and its family at once; what is not yet being sent is not sent',
    tag,
    access: 'enrolments:edit',
    params: enrolmentParams,
    response: enrolmentDetail,
  })(async ({ caller, params: { enrolmentId } }) => {
    await enrolments.exit(caller.workspaceId, enrolmentId, `${caller.kind} ${caller.id}`);
    return await enrolments.byId(caller.workspaceId, enrolmentId);
  });

  api.route({
    method: 'get',
    path: '/api/profiles/:profileId/refusals',
    summary: 'Why this profile did not enter journeys',
    tag,
    access: 'enrolments:read',
    params: z.object({ profileId: z.string().min(1).max(100) }),
    query: pageQuery,
    response: refusalPage,
  })(async ({ caller, params, query }) => page(await enrolments.refusals(caller.workspaceId, params.profileId, query)));

  api.route({
    method: 'get',
    path: '/api/journeys/:journeyId/people',
    summary: 'Who stands where in a journey, and which ways people took',
    tag,
    access: 'enrolments:read',
    params: journeyPeopleParams,
    query: journeyPeopleQuery,
    response: journeyPeople,
  })(async ({ caller: { workspaceId }, params: { journeyId }, query }) => {
    await journeys.read(workspaceId, journeyId);
    if (query.versionId !== undefined) await journeys.version(workspaceId, journeyId, query.versionId);
    return await enrolments.peopleOf(workspaceId, journeyId, query);
  });

  deadLetterRoutes(api, enrolments, journeys);
}

function deadLetterRoutes(api: Api, enrolments: Enrolments, journeys: KnownJourneys): void {
  api.route({
    method: 'get',
    path: '/api/dead-letters',
    summary: 'Enrolments that failed for good and wait for a person',
    tag,
    access: 'enrolments:read',
    query: deadLettersQuery,
    response: enrolmentPage,
  })(async ({ caller: { workspaceId }, query }) => {
    if (query.journeyId !== undefined) await journeys.read(workspaceId, query.journeyId);
    return page(await enrolments.deadLetters(workspaceId, query));
  });

  api.route({
    method: 'get',
    path: '/api/dead-letters/groups',
    summary: 'Dead letters by step and cause, with counts',
    tag,
    access: 'enrolments:read',
    query: deadLettersFilter,
    response: deadLetterGroups,
  })(async ({ caller: { workspaceId }, query }) => {
    if (query.journeyId !== undefined) await journeys.read(workspaceId, query.journeyId);
    const { groups, complete } = await enrolments.dead.groups(workspaceId, query);
    const iso = ({ oldest, newest }: (typeof groups)[number]) => ({
      oldest: oldest.toISOString(),
      newest: newest.toISOString(),
    });
    return { items: groups.map((group) => ({ ...group, ...iso(group) })), complete };
  });

  api.route({
    method: 'post',
    path: '/api/dead-letters/:enrolmentId/:action',
    summary: 'Retries, skips or ends one dead letter',
    tag,
    access: 'enrolments:edit',
    params: deadLetterParams,
    response: enrolmentDetail,
    idempotent: true,
  })(async ({ caller, params: { enrolmentId, action }, did }) => {
    const changed = await enrolments.actOnDeadLetters(caller.workspaceId, [enrolmentId], action);
    if (changed === 0) throw notFound('dead letter', enrolmentId);
    await did(`dead_letters.${DONE[action]}`, { kind: 'enrolment', id: enrolmentId, name: '1' });
    return await enrolments.byId(caller.workspaceId, enrolmentId);
  });

  api.route({
    method: 'post',
    path: '/api/dead-letters/:action',
    summary: 'Retries, skips or ends several dead letters; those that are none any more are left alone',
    tag,
    access: 'enrolments:edit',
    params: z.object({ action: deadLetterAction }),
    body: deadLettersBody,
    response: changedCount,
    idempotent: true,
  })(async ({ caller, params, body: { ids }, did }) => {
    const changed = await enrolments.actOnDeadLetters(caller.workspaceId, ids, params.action);
    const [first = ''] = ids;
    if (changed === 0) throw notFound('dead letter among', ids.slice(0, 3).join(', '));
    await did(`dead_letters.${DONE[params.action]}`, { kind: 'enrolment', id: first, name: String(changed) });
    return { changed };
  });
}

/** In the audit trail; `name` of the target says of how many. */
const DONE = { retry: 'retried', skip: 'skipped', end: 'ended' } as const;

const page = <T>({ items, nextCursor }: { readonly items: readonly T[]; readonly nextCursor?: string }) => ({
  items: [...items],
  ...(nextCursor !== undefined && { nextCursor }),
});
