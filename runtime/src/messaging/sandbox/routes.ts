import { z } from 'zod';

import type { Api } from '../../platform/http/api';
import { pageOf, pageQuery } from '../../platform/http/page';
import type { Sandbox, SandboxDocument } from './service';

const mailbox = z.object({ name: z.string(), address: z.string() });

const summary = z
  .object({
    id: z.string(),
    key: z.string(),
    from: mailbox,
    to: mailbox,
    subject: z.string(),
    at: z.iso.datetime(),
  })
  .meta({ id: 'SandboxMessageSummary' });

const full = summary
  .extend({ html: z.string().optional(), text: z.string(), headers: z.record(z.string(), z.string()) })
  .meta({ id: 'SandboxMessage' });

/** The inbox of the sandbox sender: what would have gone out. */
export function sandboxRoutes(api: Api, sandbox: Sandbox): void {
  api.route({
    method: 'get',
    path: '/api/sandbox/messages',
    summary: 'Messages that sandbox senders were given, newest first',
    tag: 'Senders',
    access: 'messages:read',
    query: pageQuery,
    response: pageOf(summary).meta({ id: 'SandboxMessagePage' }),
  })(async ({ caller, query }) => {
    const { items, ...rest } = await sandbox.list(caller.workspaceId, query);
    return { items: items.map(summaryOf), ...rest };
  });

  api.route({
    method: 'get',
    path: '/api/sandbox/messages/:sandboxMessageId',
    summary: 'One message of the sandbox with its text and headers',
    tag: 'Senders',
    access: 'messages:read',
    params: z.object({ sandboxMessageId: z.string().max(80) }),
    response: full,
  })(async ({ caller, params }) => {
    const message = await sandbox.get(caller.workspaceId, params.sandboxMessageId);
    const { html, text, headers } = message;
    return { ...summaryOf(message), text, headers: { ...headers }, ...(html !== undefined && { html }) };
  });
}

function summaryOf({ _id, key, from, to, subject, at }: SandboxDocument) {
  return { id: _id, key, from, to, subject, at: at.toISOString() };
}
