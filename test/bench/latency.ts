import { setTimeout as sleep } from 'node:timers/promises';

import type { Arena } from './arena';
import { HttpRuntime, oneStep, until } from './http';
import { conditionsOf, quantile, rounded, type Result, type Say } from './result';

const EVENT = 'Checkout Started';
/** What has come to rest at a hold behind the first step. */
const MOVED = { active: true, stepKey: { $in: ['german', 'others'] } };
const WARM_UP = 5;
/** Between two events, so that polls and heartbeats fall anywhere. */
const PAUSE_MS = 130;

/**
 * From the sending of an event until the enrolment it made has taken its first step and rests in its hold: API and worker are
 * two processes, and nothing else goes on. Looked for every 2 ms.
 */
export async function latency(arena: Arena, { events }: { readonly events: number }, say: Say): Promise<Result> {
  const { uri, db } = arena.fresh();
  const runtime = await HttpRuntime.start(uri, { worker: true });
  const took: number[] = [];
  try {
    await runtime.brand.live(oneStep(EVENT));
    await sleep(2_000); // live versions are read once a second
    for (let n = 0; n < WARM_UP + events; n++) {
      await sleep(PAUSE_MS + (n % 7) * 10);
      const from = performance.now();
      await runtime.batch([{ type: 'track', event: EVENT, userId: `u${String(n)}`, messageId: `m${String(n)}` }]);
      await until(async () => (await db.collection('enrolments').countDocuments(MOVED, { limit: n + 1 })) > n, 2);
      if (n >= WARM_UP) took.push(performance.now() - from);
    }
  } finally {
    await runtime.stop();
    await db.dropDatabase();
  }
  const [p50, p99] = [quantile(took, 0.5), quantile(took, 0.99)];
  say(`p50 ${p50.toFixed(0)} ms  p99 ${p99.toFixed(0)} ms  worst ${Math.max(...took).toFixed(0)} ms`);
  return {
    ...{ bench: 'latency', unit: 'ms (p50)', goal: 'p50 ≤ 100 ms, p99 ≤ 500 ms', rounds: 1 },
    ...{ ours: rounded(p50, 1), reference: null, ratio: null },
    more: { p50: rounded(p50, 1), p99: rounded(p99, 1), worst: rounded(Math.max(...took), 1) },
    conditions: { events, processes: 'API and worker', ...(await conditionsOf(arena)) },
  };
}
