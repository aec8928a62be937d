import type { Collection, Db } from '../platform/database';

export interface WatchedDb {
  readonly db: Db;
  /** When every index build that was begun until now has ended, well or badly (better-auth logs those itself). */
  settled(): Promise<void>;
}

/**
 * better-auth begins its index builds when it is made and waits for none. Sign-ins that came before its unique indexes would
 * go unchecked, and a process that ends at once would log a failure: so they are watched.
 */
export function watchIndexBuilds(real: Db): WatchedDb {
  const builds: Promise<unknown>[] = [];
  const watched = (collection: Collection): Collection =>
    replaced(collection, 'createIndex', (...parameters: Parameters<Collection['createIndex']>) => {
      const build = collection.createIndex(...parameters);
      builds.push(build);
      return build;
    });
  return {
    db: replaced(real, 'collection', (name: string) => watched(real.collection(name))),
    settled: async () => {
      await Promise.allSettled(builds);
    },
  };
}

/** The object with one method of ours; everything else reaches the object itself. */
function replaced<T extends object>(object: T, method: keyof T & string, ours: unknown): T {
  return new Proxy(object, {
    get: (target, name) => {
      if (name === method) return ours;
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
}
