import type { ApiKeys } from './api-keys';
import type { Directory } from './directory';
import type { AuditDocument } from './model';

export interface NameParts {
  readonly directory: Directory;
  readonly keys: Pick<ApiKeys, 'namesOf'>;
}

export interface NamedEntry extends AuditDocument {
  /** Of whoever did it and of what it was done to; absent when that is gone or has none. */
  readonly names: { readonly by?: string; readonly target?: string };
}

/**
 * Of people and keys entries keep ids, and names are read as they are now: a member who was removed has none any more. Of
 * things they keep the name of then.
 */
export function createAuditNames({ directory, keys }: NameParts) {
  return async (workspaceId: string, entries: readonly AuditDocument[]): Promise<NamedEntry[]> => {
    const idsOf = (kind: string) =>
      unique(entries.filter(({ target }) => target.kind === kind).map(({ target }) => target.id));
    const doers = (kind: string) => entries.filter(({ by }) => by.kind === kind).map(({ by }) => by.id);
    const members = await Promise.all(idsOf('member').map((id) => directory.member(workspaceId, id)));
    const users = new Map(members.flatMap((member) => (member ? [[member.id, member.userId] as const] : [])));
    const [people, keyNames] = await Promise.all([
      directory.people(unique([...doers('session'), ...idsOf('user'), ...users.values()])),
      keys.namesOf(workspaceId, unique([...doers('apiKey'), ...idsOf('api_key')])),
    ]);
    const personOf = (id: string | undefined) => (id === undefined ? undefined : people.get(id)?.name);
    return entries.map((entry) => ({
      ...entry,
      names: {
        ...named('by', entry.by.kind === 'apiKey' ? keyNames.get(entry.by.id) : personOf(entry.by.id)),
        ...named('target', targetName(entry.target)),
      },
    }));

    function targetName({ kind, id, name }: AuditDocument['target']): string | undefined {
      if (name !== undefined) return name;
      if (kind === 'api_key') return keyNames.get(id);
      if (kind === 'member') return personOf(users.get(id));
      return kind === 'user' ? personOf(id) : undefined;
    }
  };
}

function unique(ids: readonly string[]): string[] {
  return [...new Set(ids)];
}

function named<K extends string>(key: K, name: string | undefined): Partial<Record<K, string>> {
  return name ? ({ [key]: name } as Record<K, string>) : {};
}
