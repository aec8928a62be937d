import type { Api } from '../../platform/http/api';
import type { KnownJourneys } from '../ports';
import { newSend, send, sendPage, sendParams, sendsQuery, sentMessage } from './contract';
import type { Sends } from './service';

export function sendRoutes(api: Api, sends: Sends, journeys: KnownJourneys): void {
  api.route({
    method: 'get',
    path: '/api/sends',
    summary: 'Sends, newest first, each with why it did not go out',
    tag: 'Sends',
    access: 'enrolments:read',
    query: sendsQuery,
    response: sendPage,
  })(async ({ caller: { workspaceId }, query }) => {
    if (query.journeyId !== undefined) await journeys.read(workspaceId, query.journeyId);
    return await sends.list(workspaceId, query);
  });

  api.route({
    method: 'post',
    path: '/api/sends',
    summary: 'Send one message to one profile; consent, suppression and hours count as in a journey',
    tag: 'Sends',
    access: 'enrolments:edit',
    body: newSend,
    status: 202,
    response: send,
    idempotent: true,
  })(({ caller, body, idempotencyKey }) =>
    sends.create(caller.workspaceId, body, idempotencyKey ?? body.idempotencyKey),
  );

  api.route({
    method: 'get',
    path: '/api/sends/:sendId',
    summary: 'One send',
    tag: 'Sends',
    access: 'enrolments:read',
    params: sendParams,
    response: send,
  })(({ caller, params }) => sends.get(caller.workspaceId, params.sendId));

  api.route({
    method: 'get',
    path: '/api/sends/:sendId/message',
    summary: 'See the message of a send',
    tag: 'Sends',
    access: 'profiles:read',
    params: sendParams,
    response: sentMessage,
  })(({ caller, params }) => sends.message(caller.workspaceId, params.sendId));
}
