import { PerennialError } from '../platform/errors/error';
import type { Readiness } from './contract';

/** Rejects, or resolves to false, while the process cannot do its work. */
export type ReadinessCheck = () => Promise<boolean>;

const ANSWERS_WITHIN_MS = 2_000;

/** All checks at once, each within two seconds; throws not_ready with the names of those that failed. */
export async function readinessOf(checks: Readonly<Record<string, ReadinessCheck>>): Promise<Readiness> {
  const results = await Promise.all(
    Object.entries(checks).map(async ([name, check]) => [name, await passes(check)] as const),
  );
  const failed = results.filter(([, passed]) => !passed).map(([name]) => name);
  if (failed.length > 0)
    throw new PerennialError('not_ready', `Not ready: ${failed.join(', ')}.`, {
      problems: failed.map((name) => ({ path: name, message: 'This check failed.' })),
      retryAfter: 2,
    });
  return { status: 'ready', checks: Object.fromEntries(results.map(([name]) => [name, true as const])) };
}

async function passes(check: ReadinessCheck): Promise<boolean> {
  const { promise: tooLate, resolve } = Promise.withResolvers<boolean>();
  const timer = setTimeout(resolve, ANSWERS_WITHIN_MS, false);
  try {
    return await Promise.race([check(), tooLate]);
  } catch {
    // Why it failed is in the log of whoever uses the thing; here only that it did.
    return false;
  } finally {
    clearTimeout(timer);
  }
}
