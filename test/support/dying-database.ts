import type { Document, RunCommandOptions } from 'mongodb';

import type { Collection, Db } from '../../runtime/src/platform/database';

/** The process has died: thrown by the write it died at and by everything it tries afterwards. */
export class ProcessDied extends Error {}

export type Death = 'after' | 'half' | 'before';

/**
 * When a process dies, counted in its writes. `after`: the write is done, its answer never read. `half`: of a write to many
 * documents only a half is done; of a write to one, nothing. `before`: nothing is done.
 */
export class Life {
  /** What was written, e.g. `enrolments.bulkWrite`. */
  readonly writes: string[] = [];
  /** Those that `half` leaves half done, counted from 1; at any other one it is a death after the write before. */
  readonly divisible: number[] = [];
  dead = false;
  readonly #last: number;
  readonly #how: Death;

  constructor(last = Infinity, how: Death = 'after') {
    this.#last = last;
    this.#how = how;
  }

  async write(label: string, args: unknown[], perform: (args: unknown[]) => Promise<unknown>): Promise<unknown> {
    if (this.dead) throw new ProcessDied(label);
    // Names for counting change nothing else: to die at one is to die before the write it announces.
    if (label.startsWith('movements.')) return await perform(args);
    this.writes.push(label);
    const halved = half(args);
    if (halved) this.divisible.push(this.writes.length);
    if (this.writes.length < this.#last) return await perform(args);
    const cut = { after: args, half: halved, before: undefined }[this.#how];
    if (cut) await perform(cut);
    this.dead = true;
    throw new ProcessDied(`${label} (${this.#how})`);
  }

  read(label: string): void {
    if (this.dead) throw new ProcessDied(label);
  }
}

const WRITES = new Set([
  ...['insertOne', 'insertMany', 'updateOne', 'updateMany', 'replaceOne', 'deleteOne', 'deleteMany'],
  ...['bulkWrite', 'findOneAndUpdate'],
]);

/** The same database, for a process that dies. */
export function mortal(db: Db, life: Life): Db {
  return new Proxy(db, {
    get: (target, property) => {
      if (property === 'collection') return (name: string) => mortalCollection(target.collection(name), life);
      if (property === 'command') return mortalCommand(target, life);
      const value: unknown = Reflect.get(target, property);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
}

/** Of commands only inserts write. */
function mortalCommand(db: Db, life: Life) {
  return (command: Document, ...rest: [] | [RunCommandOptions]): Promise<unknown> => {
    const { insert, documents } = command;
    if (typeof insert === 'string')
      return life.write(`${insert}.insert`, [documents], ([given]) => db.command({ ...command, documents: given }, ...rest)); // prettier-ignore
    life.read(`command ${Object.keys(command)[0] ?? ''}`);
    return db.command(command, ...rest);
  };
}

function mortalCollection(collection: Collection, life: Life): Collection {
  return new Proxy(collection, {
    get: (target, property) => {
      const value: unknown = Reflect.get(target, property);
      if (typeof value !== 'function') return value;
      const label = `${target.collectionName}.${String(property)}`;
      const call = (args: unknown[]) => Reflect.apply(value, target, args) as unknown;
      if (WRITES.has(String(property)))
        return (...args: unknown[]) => life.write(label, args, async (given) => await call(given));
      return (...args: unknown[]) => {
        life.read(label);
        return call(args);
      };
    },
  });
}

type Operation = Record<string, { filter: Record<string, unknown> }>;

/** Arguments of a write that does a half of its work; undefined when there is only one thing to do. */
function half([first, ...rest]: unknown[]): unknown[] | undefined {
  if (Array.isArray(first)) {
    if (first.length > 1) return [first.slice(0, Math.ceil(first.length / 2)), ...rest];
    const [only] = first as Operation[];
    const [kind, operation] = Object.entries(only ?? {})[0] ?? [];
    const filter = operation && halfFilter(operation.filter);
    return kind && filter ? [[{ [kind]: { ...operation, filter } }], ...rest] : undefined;
  }
  const filter = halfFilter(first as Record<string, unknown>);
  return filter && [filter, ...rest];
}

function halfFilter(filter: Record<string, unknown> | undefined): Record<string, unknown> | undefined {
  for (const [field, condition] of Object.entries(filter ?? {})) {
    const among = (condition as { $in?: unknown[] } | undefined)?.$in;
    if (among && among.length > 1 && field !== 'status')
      return { ...filter, [field]: { $in: among.slice(0, Math.ceil(among.length / 2)) } };
  }
  return undefined;
}
