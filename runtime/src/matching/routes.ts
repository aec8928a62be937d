import type { z } from 'zod';

import type { Api } from '../platform/http/api';
import { pageQuery } from '../platform/http/page';
import * as contract from './contract';
import type { CatchUp, Matching } from './service';

const tag = 'Journeys';
const JOURNEY = '/api/journeys/:journeyId';
const ONE = `${JOURNEY}/catch-ups/:catchUpId`;

export function matchingRoutes(api: Api, matching: Matching): void {
  api.route({
    method: 'get',
    path: `${JOURNEY}/matching`,
    summary: 'How many people already match the entry of the draft',
    tag,
    access: 'journeys:read',
    params: contract.matchingParams,
    query: contract.matchingQuery,
    response: contract.matchingCount,
  })(async ({ params: { journeyId }, query: { hours }, caller: { workspaceId } }) =>
    matching.countDraft(workspaceId, journeyId, hours),
  );

  api.route({
    method: 'post',
    path: `${JOURNEY}/catch-ups`,
    summary: 'Let in who already matches the entry of the live version, so many a minute',
    tag,
    access: 'journeys:publish',
    params: contract.matchingParams,
    body: contract.newCatchUp,
    status: 202,
    response: contract.catchUp,
    idempotent: true,
  })(async ({ params: { journeyId }, body, caller, idempotencyKey }) => {
    const { workspaceId, id: by } = caller;
    return viewOf(await matching.begin({ workspaceId, journeyId, by, ...body, key: idempotencyKey }));
  });

  api.route({
    method: 'get',
    path: `${JOURNEY}/catch-ups`,
    summary: 'Who was let in afterwards, the newest first',
    tag,
    access: 'journeys:read',
    params: contract.matchingParams,
    query: pageQuery,
    response: contract.catchUpPage,
  })(async ({ params: { journeyId }, query, caller: { workspaceId } }) => {
    const { items, ...rest } = await matching.list(workspaceId, journeyId, query);
    return { items: items.map(viewOf), ...rest };
  });

  api.route({
    method: 'get',
    path: ONE,
    summary: 'How far one is',
    tag,
    access: 'journeys:read',
    params: contract.catchUpParams,
    response: contract.catchUp,
  })(async ({ params: { journeyId, catchUpId }, caller: { workspaceId } }) =>
    viewOf(await matching.get(workspaceId, journeyId, catchUpId)),
  );

  api.route({
    method: 'post',
    path: `${ONE}/cancel`,
    summary: 'Let in nobody any more; who is in stays in',
    tag,
    access: 'journeys:publish',
    params: contract.catchUpParams,
    response: contract.catchUp,
  })(async ({ params: { journeyId, catchUpId }, caller: { workspaceId } }) =>
    viewOf(await matching.cancel(workspaceId, journeyId, catchUpId)),
  );
}

function viewOf({ document, waiting, entered, refused }: CatchUp): z.input<typeof contract.catchUp> {
  const { _id, journeyId, state, perMinute, since, by, at, finishedAt, reason } = document;
  return {
    ...{ id: _id, journeyId, state, perMinute, by, waiting, entered },
    since: since.toISOString(),
    at: at.toISOString(),
    ...(finishedAt && { finishedAt: finishedAt.toISOString() }),
    ...(reason !== undefined && { reason }),
    refused: Object.entries(refused).map(([code, people]) => ({ code, people })),
  };
}
