import type { Clock } from '../platform/clock';
import { notFound, PerennialError } from '../platform/errors/error';
import type { Audit, Caller } from '../platform/http/caller';
import { decodeCursor, encodeCursor, type PageQuery } from '../platform/http/page';
import type { ApiKeys } from './api-keys';
import type { Directory } from './directory';
import type { Member } from './memberships';
import { ranksAtLeast, type Role } from './roles';
import type { IssuedLink, SignInLinks } from './sign-in-links';

const HOUR_MS = 3_600_000;
const INVITATION_MS = 7 * 24 * HOUR_MS;
const MEMBER_LINK_MS = 24 * HOUR_MS;
const OWN_LINK_MS = HOUR_MS / 4;

export interface MemberParts {
  readonly directory: Directory;
  readonly links: SignInLinks;
  readonly keys: ApiKeys;
  readonly audit: Audit;
  readonly clock: Clock;
}

export interface NamedMember extends Member {
  readonly name: string;
}

export type Members = ReturnType<typeof createMembers>;

export function createMembers(parts: MemberParts) {
  const { directory, links, audit } = parts;
  return {
    list: async (workspaceId: string, { limit, cursor }: PageQuery) => {
      const [after = ''] = cursor === undefined ? [] : decodeCursor(cursor);
      const found = await directory.membersOf(workspaceId, String(after), limit + 1);
      const page = found.slice(0, limit);
      const people = await directory.people(page.map(({ userId }) => userId));
      const items = page.map((member): NamedMember => ({ ...member, name: people.get(member.userId)?.name ?? '' }));
      const last = found.length > limit ? items.at(-1) : undefined;
      return { items, ...(last && { nextCursor: encodeCursor([last.id]) }) };
    },

    /** A link by which somebody joins; whoever has it may use it, once. */
    invite: async (caller: Caller, role: Role): Promise<IssuedLink> => {
      await refuseHigherRank(parts, caller, role);
      const { workspaceId } = caller;
      const createdBy = await personBehind(parts.keys, caller);
      const link = await links.issue({ purpose: 'invitation', workspaceId, role, createdBy }, INVITATION_MS);
      await audit.record(caller, 'member.invited', { kind: 'role', id: role });
      return link;
    },

    invitations: async (workspaceId: string) => await links.openInvitations(workspaceId),

    withdraw: async (caller: Caller, invitationId: string): Promise<void> => {
      if (!(await links.withdraw(caller.workspaceId, invitationId))) throw notFound('invitation', invitationId);
      await audit.record(caller, 'member.invitation_withdrawn', { kind: 'invitation', id: invitationId });
    },

    setRole: async (caller: Caller, memberId: string, role: Role): Promise<NamedMember> => {
      const member = await manageable(parts, caller, memberId);
      await refuseHigherRank(parts, caller, role);
      await directory.setRole(member, role);
      await keepAnOwner(directory, member);
      await audit.record(caller, 'member.role_changed', { kind: 'member', id: memberId });
      const person = await directory.person(member.userId);
      return { ...member, role, name: person?.name ?? '' };
    },

    remove: async (caller: Caller, memberId: string): Promise<void> => {
      const member = await manageable(parts, caller, memberId);
      await directory.removeMember(member);
      await keepAnOwner(directory, member);
      await audit.record(caller, 'member.removed', { kind: 'member', id: memberId });
    },

    /** For somebody whose session ended and who cannot get in. */
    linkFor: async (caller: Caller, memberId: string): Promise<IssuedLink> => {
      const { userId, workspaceId } = await manageable(parts, caller, memberId);
      const createdBy = await personBehind(parts.keys, caller);
      const link = await links.issue({ purpose: 'account', userId, workspaceId, createdBy }, MEMBER_LINK_MS);
      await audit.record(caller, 'member.link_made', { kind: 'member', id: memberId });
      return link;
    },

    /** For the caller's own other device. */
    ownLink: async (caller: Caller): Promise<IssuedLink> =>
      await links.issue({ purpose: 'account', userId: caller.id, createdBy: caller.id }, OWN_LINK_MS),
  };
}

/** The user; of a key the user who made it. */
export async function personBehind(keys: ApiKeys, caller: Caller): Promise<string> {
  if (caller.kind === 'session') return caller.id;
  return (await keys.byId(caller.workspaceId, caller.id)).createdBy;
}

async function manageable(parts: MemberParts, caller: Caller, memberId: string): Promise<Member> {
  const member = await parts.directory.member(caller.workspaceId, memberId);
  if (!member) throw notFound('member', memberId);
  await refuseHigherRank(parts, caller, member.role);
  return member;
}

/** A key that may manage acts as an admin, whoever made it: it may be in a script. */
async function refuseHigherRank({ directory }: MemberParts, caller: Caller, role: Role): Promise<void> {
  const own =
    caller.kind === 'session' ? (await directory.membership(caller.workspaceId, caller.id))?.role : ('admin' as const);
  if (own && ranksAtLeast(own, role)) return;
  throw new PerennialError('not_allowed', `Only a person with the role "${role}" may give, change or take it.`);
}

/**
 * First write, then count: of two owners who remove each other at the same time both see that none is left, and both writes
 * are taken back.
 */
async function keepAnOwner(directory: Directory, before: Member): Promise<void> {
  if (before.role !== 'owner' || (await directory.ownersOf(before.workspaceId)) > 0) return;
  const { workspaceId, userId, createdAt } = before;
  await directory.addMember(workspaceId, userId, { role: 'owner', now: createdAt });
  await directory.setRole(before, 'owner');
  throw new PerennialError('not_in_this_state', 'A workspace needs an owner. Make somebody else owner first.');
}
