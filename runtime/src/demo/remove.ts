import { setTimeout as sleep } from 'node:timers/promises';

import type { Db } from '../platform/database';
import { demosOf } from './model';

/** Where people and workspaces are kept; everything else carries a `workspaceId`. */
const OF_WORKSPACES = ['organization', 'member', 'invitation'] as const;
/** First, so that nothing new comes in. */
const INTAKE = ['writeKeys', 'sources', 'journeys'];
const PAUSE_MS = 1_000;
const MOST_ROUNDS = 20;

export interface RemovedDemo {
  readonly workspaceId: string;
  /** Documents, by collection. */
  readonly removed: Readonly<Record<string, number>>;
}

/**
 * Removes the demo's workspace and everything in it, also beside a Perennial that runs. Only a workspace that was made as a
 * demo is touched. Undefined: there is no demo. It can be repeated after a crash.
 */
export async function removeDemo(
  db: Db,
  say: (line: string) => void = () => undefined,
): Promise<RemovedDemo | undefined> {
  const demo = await demosOf(db).findOneAndUpdate({ _id: 'demo' }, { $set: { removing: true } });
  if (!demo) return undefined;
  const { workspaceId } = demo;
  await requireDemo(db, workspaceId);
  const removed: Record<string, number> = {};
  // What was under way when the sources went may still write for a moment.
  for (let round = 0, quiet = 0; quiet < 2 && round < MOST_ROUNDS; round++) {
    const count = await sweep(db, workspaceId, removed);
    quiet = count === 0 ? quiet + 1 : 0;
    if (count > 0) say(`Removed ${String(count)} documents ...`);
    if (quiet < 2) await sleep(PAUSE_MS);
  }
  await removeWorkspace(db, workspaceId);
  await demosOf(db).deleteOne({ _id: 'demo' });
  return { workspaceId, removed };
}

async function requireDemo(db: Db, workspaceId: string): Promise<void> {
  const workspace = await db
    .collection<{ _id: string; metadata?: string }>('organization')
    .findOne({ _id: workspaceId });
  if (workspace && !/"demo":true/.test(workspace.metadata ?? ''))
    throw new Error(`The workspace "${workspaceId}" is not marked as a demo; nothing was removed`);
}

async function sweep(db: Db, workspaceId: string, removed: Record<string, number>): Promise<number> {
  let count = 0;
  for (const name of await collectionsOf(db)) {
    const { deletedCount } = await db.collection(name).deleteMany({ workspaceId });
    count += deletedCount;
    if (deletedCount > 0) removed[name] = (removed[name] ?? 0) + deletedCount;
  }
  return count;
}

async function collectionsOf(db: Db): Promise<readonly string[]> {
  const all = await db.listCollections({ type: 'collection' }, { nameOnly: true }).toArray();
  const names = all.map(({ name }) => name).filter((name) => name !== 'demos' && !name.startsWith('system.'));
  return [...INTAKE.filter((name) => names.includes(name)), ...names.filter((name) => !INTAKE.includes(name))];
}

async function removeWorkspace(db: Db, workspaceId: string): Promise<void> {
  const [workspaces, ...parts] = OF_WORKSPACES;
  for (const name of parts) await db.collection(name).deleteMany({ organizationId: workspaceId });
  await db
    .collection('session')
    .updateMany({ activeOrganizationId: workspaceId }, { $unset: { activeOrganizationId: '' } });
  await db.collection<{ _id: string }>(workspaces).deleteOne({ _id: workspaceId });
}
