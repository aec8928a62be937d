import { z } from 'zod';

import { sendableAddress } from '../addresses';
import type { Api } from '../../platform/http/api';
import { pageOf, pageQuery } from '../../platform/http/page';
import { SUPPRESSION_REASONS, type SuppressionDocument } from './model';
import type { Suppression } from './service';

const reason = z.enum(SUPPRESSION_REASONS);

const suppression = z
  .object({
    id: z.string(),
    channel: z.literal('email'),
    address: z.string(),
    reason,
    source: z.string(),
    detail: z.string().optional(),
    at: z.iso.datetime(),
  })
  .meta({ id: 'Suppression' });

const newSuppression = z
  .object({
    address: z
      .string()
      .max(254)
      .refine((text) => sendableAddress(text) !== undefined, 'must be one e-mail address'),
    reason: reason.default('manual'),
    detail: z.string().max(500).optional(),
  })
  .meta({ id: 'NewSuppression' });

/** The suppression list: addresses that get nothing, each with the reason. */
export function suppressionRoutes(api: Api, suppressions: Suppression): void {
  api.route({
    method: 'get',
    path: '/api/suppressions',
    summary: 'Suppressed addresses, newest first',
    tag: 'Suppressions',
    access: 'profiles:read',
    query: pageQuery.extend({ address: z.string().max(254).optional(), reason: reason.optional() }),
    response: pageOf(suppression).meta({ id: 'SuppressionPage' }),
  })(async ({ caller, query }) => {
    const { items, ...rest } = await suppressions.list(caller.workspaceId, query);
    return { items: items.map(shown), ...rest };
  });

  api.route({
    method: 'post',
    path: '/api/suppressions',
    summary: 'Suppress an address',
    tag: 'Suppressions',
    access: 'profiles:edit',
    body: newSuppression,
    status: 201,
    response: suppression,
  })(async ({ caller, body }) =>
    shown(await suppressions.add({ ...body, workspaceId: caller.workspaceId, source: `${caller.kind}:${caller.id}` })),
  );

  api.route({
    method: 'delete',
    path: '/api/suppressions/:suppressionId',
    summary: 'Take a reason away again',
    tag: 'Suppressions',
    access: 'profiles:edit',
    params: z.object({ suppressionId: z.string().max(80) }),
    status: 204,
  })(async ({ caller, params }) => {
    await suppressions.remove(caller.workspaceId, params.suppressionId);
  });
}

function shown({ _id, channel, address, reason: why, source, detail, at }: SuppressionDocument) {
  return { id: _id, channel, address, reason: why, source, at: at.toISOString(), ...(detail && { detail }) };
}
