import type { Collection, Db } from '../../runtime/src/platform/database';

/** The command before which a process stands still, the first time it comes to it. */
export interface Stall {
  /** `<collection>.<method>`. */
  readonly before: string;
  /** Only when the first argument of the command is like that. */
  readonly when?: (given: unknown) => boolean;
  /** What all the others do in the meantime. */
  readonly meanwhile: () => Promise<unknown>;
}

/** The same database, for a process that stands still beyond every lease and then goes on with what it remembers. */
export function stalling(db: Db, { before, when = () => true, meanwhile }: Stall): Db {
  const [ofCollection = '', ofMethod = ''] = before.split('.');
  let stood = false;
  const stall = async (given: unknown): Promise<void> => {
    if (stood || !when(given)) return;
    stood = true;
    await meanwhile();
  };
  const slow = (collection: Collection): Collection =>
    new Proxy(collection, {
      get: (target, property) => {
        const value: unknown = Reflect.get(target, property);
        if (typeof value !== 'function') return value;
        if (property !== ofMethod) return value.bind(target) as unknown;
        return async (...args: unknown[]) => {
          await stall(args[0]);
          return await (Reflect.apply(value, target, args) as Promise<unknown>);
        };
      },
    });
  return new Proxy(db, {
    get: (target, property) => {
      const value: unknown = Reflect.get(target, property);
      if (property === 'collection')
        return (name: string) => (name === ofCollection ? slow(target.collection(name)) : target.collection(name));
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
}
