import { z } from 'zod';

import { PERMISSIONS } from '../platform/http/caller';
import { pageOf } from '../platform/http/page';
import { ROLES } from './roles';

const id = z.string().min(1).max(100);
const instant = z.iso.datetime();
/** Of people, workspaces and keys. */
const name = z.string().trim().min(1).max(100);
const permission = z.enum(PERMISSIONS);
const role = z.enum(ROLES).meta({ id: 'Role' });

const demo = z
  .boolean()
  .meta({ description: 'Made by the demo: its customers do not exist, nothing leaves the machine.' });

export const workspace = z
  .object({ id, name, demo, createdAt: instant, role: role.optional() })
  .meta({ id: 'Workspace' });
export const workspaceList = z.object({ items: z.array(workspace) });
export const workspaceName = z.object({ name });
export const workspaceParams = z.object({ workspaceId: id });

export const me = z
  .object({
    caller: z.object({ kind: z.enum(['session', 'apiKey']), id, name }),
    workspace: z.object({ id, name, demo }),
    role: role.optional(),
    permissions: z.array(permission),
  })
  .meta({ id: 'Me' });
export type Me = z.infer<typeof me>;

export const member = z.object({ id, userId: id, name: z.string(), role, since: instant }).meta({ id: 'Member' });
export const memberPage = pageOf(member);
export const memberParams = z.object({ memberId: id });
export const newRole = z.object({ role });

export const link = z
  .object({ url: z.url(), expiresAt: instant })
  .meta({ id: 'SignInLink', description: 'Shown once. Give it to the person it is for.' });

export const invitation = z
  .object({ id, role, createdBy: id, createdAt: instant, expiresAt: instant })
  .meta({ id: 'Invitation' });
export const invitationList = z.object({ items: z.array(invitation) });
export const invitationParams = z.object({ invitationId: id });

const token = z.string().min(20).max(100);
export const tokenParams = z.object({ token });
export const linkPreview = z
  .object({
    purpose: z.enum(['account', 'invitation']),
    workspaceName: z.string().optional(),
    signedInAs: z.string().optional(),
  })
  .meta({ id: 'LinkPreview' });
export const redemption = z.object({ token, name: name.optional() });

export const apiKey = z
  .object({
    id,
    name,
    start: z.string().meta({ description: 'The first characters, to recognise it.' }),
    permissions: z.array(permission),
    createdBy: id,
    createdAt: instant,
    expiresAt: instant.optional(),
    lastUsedAt: instant.optional().meta({ description: 'To the minute.' }),
    revokedAt: instant.optional(),
  })
  .meta({ id: 'ApiKey' });
export const apiKeyPage = pageOf(apiKey);
export const apiKeyParams = z.object({ keyId: id });
export const newApiKey = z.object({
  name,
  permissions: z.array(permission).min(1).optional().meta({ description: 'All that you may yourself, unless given.' }),
  expiresAt: instant.optional(),
});
export const createdApiKey = apiKey
  .extend({ key: z.string().meta({ description: 'Shown once, here.' }) })
  .meta({ id: 'CreatedApiKey' });

export const auditEntry = z
  .object({
    id,
    at: instant,
    by: z.object({ kind: z.enum(['session', 'apiKey', 'nobody']), id: z.string(), name: z.string().optional() }),
    action: z.string(),
    target: z.object({ kind: z.string(), id: z.string(), name: z.string().optional() }),
  })
  .meta({ id: 'AuditEntry' });
export const auditPage = pageOf(auditEntry);
