import { EJSON } from 'bson';

import type { Database } from '../../runtime/src/platform/database';

/** Of users, the installation and the machinery: these belong to no single workspace. */
const OF_NO_WORKSPACE: ReadonlySet<string> = new Set([
  ...['user', 'session', 'account', 'verification', 'organization', 'member', 'installation', 'signInLinks'],
  ...['migrations', 'migrationLock', 'jobs', 'jobRuns', 'lanes'],
]);

/** Rows that only mark the end of an index. */
const MARKS = /^end of /;

/** Changes by itself when a key is used. */
const BY_USE = new Set(['lastUsedAt']);

/** Everything the database has of a workspace, by collection and id. */
export async function snapshot({ db }: Database, workspaceId: string): Promise<Record<string, string>> {
  const all: Record<string, string> = {};
  const of = { $or: [{ workspaceId }, { organizationId: workspaceId }, { _id: workspaceId as never }] };
  for (const { name } of await db.listCollections({ type: 'collection' }, { nameOnly: true }).toArray())
    for (const document of await db.collection(name).find(of).toArray()) {
      const entries = Object.entries(document).filter(([field]) => !BY_USE.has(field));
      all[`${name} ${EJSON.stringify(document._id)}`] = EJSON.stringify(Object.fromEntries(entries));
    }
  return all;
}

/** Documents of subjects that do not say whose they are. */
export async function withoutWorkspace({ db }: Database): Promise<string[]> {
  const found: string[] = [];
  for (const { name } of await db.listCollections({ type: 'collection' }, { nameOnly: true }).toArray()) {
    if (OF_NO_WORKSPACE.has(name)) continue;
    const one = await db.collection(name).findOne({ _id: { $not: MARKS as never }, workspaceId: { $not: { $type: 'string' } } });
    if (one) found.push(`${name} ${EJSON.stringify(one._id)}`);
  }
  return found;
}
