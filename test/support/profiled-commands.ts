import type { Db, Document } from 'mongodb';

/** One command as MongoDB's own profiler saw it. */
export interface ProfiledCommand {
  readonly collection: string;
  readonly op: 'query' | 'update' | 'remove' | 'aggregate' | 'count' | 'distinct' | 'findAndModify';
  readonly filter: Document;
  /** An update or removal of one document at most. */
  readonly single: boolean;
  readonly upsert: boolean;
}

/** Notes every command from now on, of whichever process; a large capped collection keeps the last of them. */
export async function profileCommands(db: Db): Promise<void> {
  await db.createCollection('system.profile', { capped: true, size: 64_000_000 });
  await db.command({ profile: 2 });
}

/** Stops noting. Reads and writes with a filter (inserts have none) of all programs but the one so named to the database. */
export async function profiledCommands(db: Db, but: string): Promise<readonly ProfiledCommand[]> {
  await db.command({ profile: 0 });
  const all = await db
    .collection('system.profile')
    .find({ appName: { $ne: but } })
    .sort({ $natural: 1 })
    .toArray();
  return all.flatMap((entry) => commandOf(entry, db.databaseName) ?? []);
}

function commandOf({ op, ns, command }: Document, database: string): ProfiledCommand | undefined {
  const collection = String(ns).slice(database.length + 1);
  const said = command as Document;
  const [first] = (said['pipeline'] ?? []) as Document[];
  const filter = (said['q'] ?? said['filter'] ?? said['query'] ?? first?.['$match'] ?? {}) as Document;
  const is = (kind: ProfiledCommand['op'], single = false) => ({
    ...{ collection, op: kind, filter, single, upsert: said['upsert'] === true },
  });
  if (op === 'query') return is('query');
  if (op === 'update') return is('update', said['multi'] !== true);
  if (op === 'remove') return is('remove', said['limit'] === 1);
  if (op !== 'command') return undefined;
  if ('findAndModify' in said || 'findandmodify' in said) return is('findAndModify', true);
  const kind = (['aggregate', 'count', 'distinct'] as const).find((name) => name in said);
  return kind && is(kind);
}
