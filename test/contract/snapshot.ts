import { BSON } from 'mongodb';

import type { Database } from '../../runtime/src/platform/database';
import type { WholeApp } from '../support/app';

/** Of users, the installation and the machinery: these belong to no single workspace. */
const OF_NO_WORKSPACE: ReadonlySet<string> = new Set([
  ...['user', 'session', 'account', 'verification', 'organization', 'member', 'installation', 'signInLinks'],
  ...['migrations', 'migrationLock', 'jobs', 'jobRuns', 'lanes', 'movements', 'counting'],
]);

/** Rows that only mark the end of an index. */
const MARKS = /^end of /;

/** Changes by itself when a key is used. */
const BY_USE = new Set(['lastUsedAt']);

/** Documents as text, by collection and id. */
export type Snapshot = ReadonlyMap<string, string>;

/** Everything the database has of a workspace, once what its requests set off has come to rest. */
export async function snapshot({ database, subjects }: WholeApp, workspaceId: string): Promise<Snapshot> {
  await subjects.events.idle();
  await subjects.journeys.tasks.idle();
  const all = new Map<string, string>();
  const ofIt = { $or: [{ workspaceId }, { organizationId: workspaceId }, { _id: workspaceId as never }] };
  for (const name of await collectionsOf(database))
    for (const document of await database.db.collection(name).find(ofIt).toArray()) {
      const entries = Object.entries(document).filter(([field]) => !BY_USE.has(field));
      all.set(`${name} ${BSON.EJSON.stringify(document._id)}`, BSON.EJSON.stringify(Object.fromEntries(entries)));
    }
  return all;
}

/** What is there, gone or different since; empty when nothing is. */
export function changes(before: Snapshot, now: Snapshot): string[] {
  const names = [...new Set([...before.keys(), ...now.keys()])].filter((name) => before.get(name) !== now.get(name));
  return names.map((name) => `${name}: ${before.get(name) ?? 'nothing'} → ${now.get(name) ?? 'nothing'}`);
}

/** Documents of subjects that do not say whose they are. */
export async function withoutWorkspace({ database }: WholeApp): Promise<string[]> {
  const found: string[] = [];
  for (const name of await collectionsOf(database)) {
    if (OF_NO_WORKSPACE.has(name)) continue;
    const filter = { _id: { $not: MARKS as never }, workspaceId: { $not: { $type: 'string' } } };
    const one = await database.db.collection(name).findOne(filter as object);
    if (one) found.push(`${name} ${BSON.EJSON.stringify(one._id)}`);
  }
  return found;
}

async function collectionsOf({ db }: Database): Promise<string[]> {
  const collections = await db.listCollections({ type: 'collection' }, { nameOnly: true }).toArray();
  return collections.map(({ name }) => name);
}
