import fc from 'fast-check';

import type { Database } from '../../runtime/src/platform/database';
import { openFreshDatabase } from '../support/database';
import { crashes, plans, sequences } from '../support/random/arbitraries';
import { hasFamilyExit, type Crash } from '../support/random/plan';
import { planned } from '../support/random/planned';
import { run, type Played } from '../support/random/run';
import { createIndexes } from '../support/worker-process';

/** `PERENNIAL_RUNS=2000` for more journeys, `PERENNIAL_SEED=…` for others. */
const RUNS = Number(process.env['PERENNIAL_RUNS'] ?? 12);

/** Runs with crashes of each journey, side by side, each in a database of its own. */
const CRASHING = 4;

/** From parts of all writes to counts since the crash before. */
function deathsOf(crashes: readonly Crash[], writes: number) {
  let before = 0;
  return crashes.map(({ at, how }) => {
    const position = 1 + Math.floor(at * writes);
    const last = Math.max(1, position - before);
    before = position;
    return { last, how };
  });
}

/** Each send that came to an end has arrived once, but for those that nobody knows of; nothing else has. */
function checkReceiver({ received, sent, unknown, crashed }: Played) {
  expect(Object.entries(received).filter(([, times]) => times > 1)).toEqual([]);
  expect(Object.keys(received).filter((key) => !sent.includes(key))).toEqual([]);
  expect(sent.filter((key) => received[key] !== 1 && !unknown.includes(key))).toEqual([]);
  if (crashed.length === 0) expect(unknown).toEqual([]);
}

describe('journeys, events and crashes at random', () => {
  let stages: Database[];
  beforeAll(async () => {
    stages = await Promise.all(Array.from({ length: CRASHING }, openFreshDatabase));
    await Promise.all(stages.map(({ db }) => createIndexes(db)));
  });
  afterAll(async () => {
    for (const stage of stages) {
      await stage.db.dropDatabase();
      await stage.close();
    }
  });

  it('come to the same history, effects and counts as without the crashes, and everybody comes to rest', async () => {
    const property = fc.asyncProperty(plans, sequences, crashes(CRASHING), async (plan, happenings, runs) => {
      const prompt = hasFamilyExit(plan.path);
      const scenario = {
        ...planned(plan),
        happenings: happenings.map((one) => (prompt ? { ...one, late: false } : one)),
      };
      const whole = await run(stages[0]!.db, scenario);
      fc.pre(!whole.close);
      expect(whole.atRest).toBe(true);
      checkReceiver(whole);
      const played = await Promise.all(
        runs.map(async (one, index) => await run(stages[index]!.db, scenario, deathsOf(one, whole.writes.length))),
      );
      for (const one of played) {
        const { crashed, atRest, state } = one;
        expect({ crashed, atRest, state }).toEqual({ crashed, atRest: true, state: whole.state });
        checkReceiver(one);
        expect(one.unknown.length).toBeLessThanOrEqual(crashed.length);
      }
    });
    await fc.assert(property, { numRuns: RUNS });
  }, 3_600_000);
});
