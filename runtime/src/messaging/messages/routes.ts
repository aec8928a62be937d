import type { Api } from '../../platform/http/api';
import { compileMessage } from './compile';
import {
  listQuery,
  message,
  messageContent,
  messagePage,
  messageParams,
  newMessage,
  newRevision,
  preview,
  previewRequest,
  problemList,
  revisionQuery,
  testSend,
  testSendResult,
  type ListedMessage,
  type MessageSummary,
  type MessageWithTexts,
} from './contract';
import type { MessageInList } from './list';
import type { MessageDocument } from './model';
import type { Previews } from './previews';
import type { MessageAtRevision, Messages } from './service';

const TAG = 'Messages';

export function messageRoutes(api: Api, messages: Messages, previews: Previews): void {
  api.route({
    method: 'get',
    path: '/api/messages',
    summary: 'Messages by key, each with its languages and how much is wrong with it',
    tag: TAG,
    access: 'messages:read',
    query: listQuery,
    response: messagePage,
  })(async ({ caller, query }) => {
    const { items, ...rest } = await messages.list(caller.workspaceId, query);
    return { items: items.map(listed), ...rest };
  });

  api.route({
    method: 'post',
    path: '/api/messages',
    summary: 'Create a message with its first revision; problems are told, not refused',
    tag: TAG,
    access: 'messages:edit',
    body: newMessage,
    status: 201,
    response: message,
  })(async ({ caller, body }) => shown(await messages.create(caller.workspaceId, `${caller.kind}:${caller.id}`, body)));

  api.route({
    method: 'get',
    path: '/api/messages/:messageId',
    summary: 'A message (by id or key) with the texts of its newest revision, or of the one named',
    tag: TAG,
    access: 'messages:read',
    params: messageParams,
    query: revisionQuery,
    response: message,
  })(async ({ caller, params, query }) =>
    shown(await messages.get(caller.workspaceId, params.messageId, query.revision)),
  );

  api.route({
    method: 'put',
    path: '/api/messages/:messageId',
    summary: 'Write a new revision on top of the one you read',
    tag: TAG,
    access: 'messages:edit',
    params: messageParams,
    body: newRevision,
    response: message,
  })(async ({ caller, params, body }) =>
    shown(await messages.revise(caller.workspaceId, params.messageId, `${caller.kind}:${caller.id}`, body)),
  );

  api.route({
    method: 'post',
    path: '/api/messages/validate',
    summary: 'Everything that is wrong with a text that need not be saved',
    tag: TAG,
    access: 'messages:read',
    body: messageContent,
    response: problemList,
  })(async ({ body }) => {
    const { problems } = await compileMessage(body);
    return { problems: problems.map((problem) => ({ ...problem })) };
  });

  previewRoutes(api, previews);
}

function previewRoutes(api: Api, previews: Previews): void {
  api.route({
    method: 'post',
    path: '/api/messages/:messageId/preview',
    summary: 'The text for a profile and an event, and whether it would go out now',
    tag: TAG,
    access: 'profiles:read',
    params: messageParams,
    body: previewRequest,
    response: preview,
  })(({ caller, params, body }) => previews.preview(caller.workspaceId, params.messageId, body));

  api.route({
    method: 'post',
    path: '/api/messages/:messageId/test',
    summary: 'Send the text to one address, marked [Test]',
    tag: TAG,
    access: 'messages:edit',
    params: messageParams,
    body: testSend,
    response: testSendResult,
    idempotent: true,
  })(({ caller, params, body }) => previews.testSend(caller.workspaceId, params.messageId, body));
}

function summaryOf({ _id, key, name, channel, category, revision, ...dates }: MessageDocument): MessageSummary {
  return {
    ...{ id: _id, key, name, channel, category, revision },
    createdAt: dates.createdAt.toISOString(),
    updatedAt: dates.updatedAt.toISOString(),
  };
}

function listed({ message, ...facts }: MessageInList): ListedMessage {
  return { ...summaryOf(message), ...facts, writtenIn: [...facts.writtenIn] };
}

function shown({ message: document, revision }: MessageAtRevision): MessageWithTexts {
  return {
    ...summaryOf(document),
    revision: revision.revision,
    category: revision.category,
    defaultLanguage: revision.defaultLanguage,
    languages: { ...revision.languages },
    problems: revision.problems.map((problem) => ({ ...problem })),
  };
}
