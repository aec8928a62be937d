import type { createAuth } from './auth';
import { createOnce } from './create-once';
import { createMemberships } from './memberships';

type Auth = ReturnType<typeof createAuth>;

export interface Person {
  readonly id: string;
  readonly name: string;
}

export interface WorkspaceRecord {
  readonly id: string;
  readonly name: string;
  readonly createdAt: Date;
  /** Made by the demo: its customers do not exist, and nothing may leave the machine. */
  readonly demo?: true;
}

/** As better-auth keeps one; `metadata` is JSON text. */
interface StoredWorkspace {
  readonly id: string;
  readonly name: string;
  readonly createdAt: Date;
  readonly metadata?: string | null;
}

/** Far more than anybody has; better-auth's own limit would be 100, silently. */
const MANY = 5_000;

export type Directory = Awaited<ReturnType<typeof createDirectory>>;

/**
 * People, workspaces and who belongs where: better-auth's records through its adapter. `create…` may be repeated with the
 * same id and then change nothing, so that what consists of several of them can be finished after a crash.
 */
export async function createDirectory(auth: Auth) {
  const { adapter } = await auth.$context;

  return {
    createPerson: async ({ id, name }: Person, now: Date): Promise<void> => {
      // better-auth wants an address. Nobody gave a confirmed one: this one belongs to nobody and is never shown.
      const email = `${id}@perennial.invalid`;
      const data = { id, name, email, emailVerified: false, createdAt: now, updatedAt: now };
      await createOnce(adapter, 'user', data);
    },

    createWorkspace: async ({ id, name, createdAt, demo }: WorkspaceRecord): Promise<void> => {
      const metadata = demo && { metadata: JSON.stringify({ demo }) };
      await createOnce(adapter, 'organization', { id, name, slug: id, createdAt, ...metadata });
    },

    person: (id: string) => adapter.findOne<Person>({ model: 'user', where: [{ field: 'id', value: id }] }),

    people: async (ids: readonly string[]): Promise<ReadonlyMap<string, Person>> => {
      const where = [{ field: 'id', value: [...ids], operator: 'in' as const }];
      const found = await adapter.findMany<Person>({ model: 'user', where, limit: MANY });
      return new Map(found.map((person) => [person.id, person]));
    },

    renamePerson: async (id: string, name: string): Promise<void> => {
      await adapter.update({ model: 'user', where: [{ field: 'id', value: id }], update: { name } });
    },

    workspace: async (id: string): Promise<WorkspaceRecord | undefined> => {
      const where = [{ field: 'id', value: id }];
      const found = await adapter.findOne<StoredWorkspace>({ model: 'organization', where });
      return found ? asWorkspace(found) : undefined;
    },

    /** All of them, by id, in portions: there is no limit to their number. */
    workspaceIds: async (): Promise<readonly string[]> => {
      const ids: string[] = [];
      for (let last = ''; ; last = ids.at(-1) ?? '') {
        const where = [{ field: 'id', value: last, operator: 'gt' as const }];
        const sortBy = { field: 'id', direction: 'asc' as const };
        const found = await adapter.findMany<StoredWorkspace>({ model: 'organization', where, limit: MANY, sortBy });
        ids.push(...found.map(({ id }) => id));
        if (found.length < MANY) return ids;
      }
    },

    workspaces: async (ids: readonly string[]): Promise<readonly WorkspaceRecord[]> => {
      const where = [{ field: 'id', value: [...ids], operator: 'in' as const }];
      const sortBy = { field: 'id', direction: 'asc' as const };
      const found = await adapter.findMany<StoredWorkspace>({ model: 'organization', where, limit: MANY, sortBy });
      return found.map(asWorkspace);
    },

    renameWorkspace: async (id: string, name: string): Promise<void> => {
      await adapter.update({ model: 'organization', where: [{ field: 'id', value: id }], update: { name } });
    },

    ...createMemberships(adapter),
  };
}

function asWorkspace({ id, name, createdAt, metadata }: StoredWorkspace): WorkspaceRecord {
  return { id, name, createdAt, ...(isDemo(metadata) && { demo: true }) };
}

function isDemo(metadata: string | null | undefined): boolean {
  return typeof metadata === 'string' && metadata.includes('"demo":true');
}
