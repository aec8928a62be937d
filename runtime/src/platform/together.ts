import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Makes one call of many: what is asked for while a call is under way goes into the next one. Without `gather` nothing waits
 * for company: a single item costs what it did, and a crowd costs as many calls as fit after one another. With it every
 * call waits that many milliseconds for more.
 * `work` answers in the order of the items; when it throws, all of its items fail.
 */
export function together<T, R>(
  work: (items: readonly T[]) => Promise<readonly R[]>,
  { limit = 200, gather = 0 }: { readonly limit?: number; readonly gather?: number } = {},
): (item: T) => Promise<R> {
  const waiting: {
    readonly item: T;
    readonly resolve: (result: R) => void;
    readonly reject: (error: unknown) => void;
  }[] = [];
  let running = false;

  async function run(): Promise<void> {
    running = true;
    // Whoever asks in the same turn of the event loop comes along.
    await Promise.resolve();
    while (waiting.length > 0) {
      if (gather > 0) await sleep(gather);
      const batch = waiting.splice(0, limit);
      try {
        const results = await work(batch.map(({ item }) => item));
        batch.forEach(({ resolve }, index) => {
          resolve(results[index] as R);
        });
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
    }
    running = false;
  }

  return async (item) => {
    const { promise, resolve, reject } = Promise.withResolvers<R>();
    waiting.push({ item, resolve, reject });
    if (!running) void run();
    return await promise;
  };
}
