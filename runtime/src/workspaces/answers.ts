import type { z } from 'zod';

import type { NamedEntry } from './audit-names';
import type { apiKey, auditEntry, invitation, link, member, workspace } from './contract';
import type { NamedMember } from './members';
import type { ApiKeyDocument, SignInLinkDocument } from './model';
import type { CallersWorkspace } from './service';
import type { IssuedLink } from './sign-in-links';

export type LinkAnswer = z.input<typeof link>;

export function linkAnswer(address: string, { token, expiresAt }: IssuedLink): LinkAnswer {
  return { url: signInUrl(address, token), expiresAt: expiresAt.toISOString() };
}

export function signInUrl(address: string, token: string): string {
  return `${address.replace(/\/+$/, '')}/sign-in/${token}`;
}

export function workspaceAnswer({ id, name, createdAt, role, demo }: CallersWorkspace): z.input<typeof workspace> {
  return { id, name, demo: demo ?? false, createdAt: createdAt.toISOString(), ...(role && { role }) };
}

export function memberAnswer({ id, userId, name, role, createdAt }: NamedMember): z.input<typeof member> {
  return { id, userId, name, role, since: createdAt.toISOString() };
}

export function invitationAnswer(document: SignInLinkDocument): z.input<typeof invitation> {
  const { _id: id, role = 'viewer', createdBy, createdAt, expiresAt } = document;
  return { id, role, createdBy, createdAt: createdAt.toISOString(), expiresAt: expiresAt.toISOString() };
}

export function apiKeyAnswer(document: ApiKeyDocument): z.input<typeof apiKey> {
  const { _id: id, name, start, permissions, createdBy, createdAt, expiresAt, lastUsedAt, revokedAt } = document;
  return {
    id,
    ...{ name, start, createdBy },
    permissions: [...permissions],
    createdAt: createdAt.toISOString(),
    ...(expiresAt && { expiresAt: expiresAt.toISOString() }),
    ...(lastUsedAt && { lastUsedAt: lastUsedAt.toISOString() }),
    ...(revokedAt && { revokedAt: revokedAt.toISOString() }),
  };
}

export function auditAnswer({ _id: id, at, by, action, target, names }: NamedEntry): z.input<typeof auditEntry> {
  return {
    id,
    at: at.toISOString(),
    by: { ...by, ...(names.by && { name: names.by }) },
    action,
    target: { ...target, ...(names.target && { name: names.target }) },
  };
}
