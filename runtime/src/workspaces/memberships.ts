import { derivedId } from '../platform/ids';
import { createOnce, type Adapter } from './create-once';
import { isRole, type Role } from './roles';

export interface Member {
  readonly id: string;
  readonly workspaceId: string;
  readonly userId: string;
  readonly role: Role;
  readonly createdAt: Date;
}

interface StoredMember {
  readonly id: string;
  readonly organizationId: string;
  readonly userId: string;
  readonly role: string;
  readonly createdAt: Date;
}

/** Far more than anybody has; better-auth's own limit would be 100, silently. */
const MANY = 5_000;

/** Who belongs where. */
export function createMemberships(adapter: Adapter) {
  return {
    /** A person is a member once; repeated with another role it changes nothing. */
    addMember: async (workspaceId: string, userId: string, { role, now }: { role: Role; now: Date }): Promise<void> => {
      const id = memberId(workspaceId, userId);
      await createOnce(adapter, 'member', { id, organizationId: workspaceId, userId, role, createdAt: now });
    },

    /** Oldest first. */
    membershipsOf: async (userId: string): Promise<readonly Member[]> => {
      const where = [{ field: 'userId', value: userId }];
      const sortBy = { field: 'createdAt', direction: 'asc' as const };
      return (await adapter.findMany<StoredMember>({ model: 'member', where, sortBy, limit: MANY })).flatMap(asMember);
    },

    membership: async (workspaceId: string, userId: string): Promise<Member | undefined> => {
      const where = [
        { field: 'organizationId', value: workspaceId },
        { field: 'userId', value: userId },
      ];
      return one(await adapter.findOne<StoredMember>({ model: 'member', where }));
    },

    member: async (workspaceId: string, id: string): Promise<Member | undefined> => {
      const where = [
        { field: 'organizationId', value: workspaceId },
        { field: 'id', value: id },
      ];
      return one(await adapter.findOne<StoredMember>({ model: 'member', where }));
    },

    membersOf: async (workspaceId: string, after: string, limit: number): Promise<readonly Member[]> => {
      const where = [
        { field: 'organizationId', value: workspaceId },
        { field: 'id', value: after, operator: 'gt' as const },
      ];
      const sortBy = { field: 'id', direction: 'asc' as const };
      return (await adapter.findMany<StoredMember>({ model: 'member', where, sortBy, limit })).flatMap(asMember);
    },

    ownersOf: async (workspaceId: string): Promise<number> => {
      const where = [
        { field: 'organizationId', value: workspaceId },
        { field: 'role', value: 'owner' },
      ];
      return await adapter.count({ model: 'member', where });
    },

    setRole: async ({ workspaceId, id }: Member, role: Role): Promise<void> => {
      const where = [
        { field: 'organizationId', value: workspaceId },
        { field: 'id', value: id },
      ];
      await adapter.update({ model: 'member', where, update: { role } });
    },

    removeMember: async ({ workspaceId, id }: Member): Promise<void> => {
      const where = [
        { field: 'organizationId', value: workspaceId },
        { field: 'id', value: id },
      ];
      await adapter.delete({ model: 'member', where });
    },
  };
}

function memberId(workspaceId: string, userId: string): string {
  return `mem_${derivedId('member', workspaceId, userId)}`;
}

function one(stored: StoredMember | null): Member | undefined {
  return stored ? asMember(stored)[0] : undefined;
}

/** A role we do not know (written by an older or newer version) is nobody. */
function asMember({ organizationId, role, ...rest }: StoredMember): Member[] {
  if (!isRole(role)) return [];
  return [{ id: rest.id, userId: rest.userId, createdAt: rest.createdAt, workspaceId: organizationId, role }];
}
