import type { NodeRunner, RunItem, StepBatch } from '../engine/ports';
import type { StepResult } from '../engine/step';
import { aJourney } from '../../../test/support/journeys';
import { portionsOf } from './portions';
import { runSplitting } from './split';

const version = aJourney().entry().foreign('n8n-nodes-base.set', { name: 'Set' }).compile();
const step = [...version.steps.values()].find((one) => one.name === 'Set')!;

const item = (enrolmentId: string): RunItem => ({
  ...{ enrolmentId, json: {}, kept: {}, entryItem: {} },
  profile: { id: enrolmentId, attributes: {}, tags: [], consent: {}, createdAt: '' },
});

const batchOf = (size: number): StepBatch => ({
  ...{ version, step, now: new Date(), signal: new AbortController().signal },
  items: Array.from({ length: size }, (_, index) => item(`e${String(index)}`)),
});

const passed: StepResult = { kind: 'passed', output: 0, item: {}, effects: [] };

/** Fails as a whole as soon as one of the poison is in the batch. */
function poisonedBy(...poison: string[]) {
  const runs: number[] = [];
  const nodes: NodeRunner = {
    run: ({ items }) => {
      runs.push(items.length);
      return items.some((one) => poison.includes(one.enrolmentId))
        ? Promise.reject(new TypeError('card 4111 1111 is not valid'))
        : Promise.resolve(items.map(() => passed));
    },
  };
  return { nodes, runs };
}

describe('a node that fails as a whole', () => {
  it('is run on halves until the poison profile is alone; the others go on', async () => {
    const { nodes, runs } = poisonedBy('e37');
    const results = await runSplitting(nodes, batchOf(100));
    const failed = results.flatMap((result, index) => (result.kind === 'failed' ? [index] : []));
    expect(failed).toEqual([37]);
    expect(runs.length).toBeLessThan(2 * Math.ceil(Math.log2(100)) + 2);
  });

  it('gives its profile a failure that is tried again and quotes nothing of the error’s text', async () => {
    const [result] = await runSplitting(poisonedBy('e0').nodes, batchOf(1));
    expect(result).toMatchObject({ kind: 'failed', failure: { class: 'transient', code: 'node_failed' } });
    expect(JSON.stringify(result)).not.toContain('4111');
  });

  it('is not tried for each of a thousand profiles when it fails for everybody', async () => {
    const { nodes, runs } = poisonedBy(...batchOf(1000).items.map((one) => one.enrolmentId));
    const results = await runSplitting(nodes, batchOf(1000));
    expect(results.every((result) => result.kind === 'failed')).toBe(true);
    expect(runs.length).toBeLessThan(40);
  });

  describe('because a profile hangs', () => {
    class CutOff extends Error {
      override readonly name = 'CutOff';
    }
    /** Runs out of time as soon as one of these is in the batch. */
    const hangingFor = (...hanging: string[]) => {
      const runs: number[] = [];
      const nodes: NodeRunner = {
        run: ({ items }) => {
          runs.push(items.length);
          const hangs = items.some((one) => hanging.includes(one.enrolmentId));
          if (!hangs) return Promise.resolve(items.map(() => passed));
          const failure = { class: 'transient', code: 'step_timed_out', message: 'too long' } as const;
          return items.length > 1 ? Promise.reject(new CutOff()) : Promise.resolve([{ kind: 'failed', failure }]);
        },
      };
      return { nodes, runs };
    };

    it('runs out of time twice: for the batch, and for that profile alone; the others go on', async () => {
      const { nodes, runs } = hangingFor('e37');
      const results = await runSplitting(nodes, batchOf(100));
      expect(results.flatMap(({ kind }, index) => (kind === 'failed' ? [index] : []))).toEqual([37]);
      expect(runs).toEqual([100, ...Array.from({ length: 100 }, () => 1)]);
    });

    it('is given up for the rest after five in a row', async () => {
      const everybody = batchOf(1000).items.map((one) => one.enrolmentId);
      const { nodes, runs } = hangingFor(...everybody);
      const results = await runSplitting(nodes, batchOf(1000));
      expect(results.every(({ kind }) => kind === 'failed')).toBe(true);
      expect(runs).toHaveLength(6);
    });
  });

  it('has failed, too, when it gives another number of results than it got items', async () => {
    const nodes: NodeRunner = { run: () => Promise.resolve([passed]) };
    const results = await runSplitting(nodes, batchOf(2));
    expect(results.map((result) => result.kind)).toEqual(['passed', 'passed']);
  });
});

describe('a claim whose earlier attempts were cut off', () => {
  const claimed = (...attempts: number[]) => ({
    token: 't',
    enrolments: attempts.map((count, index) => ({ _id: String(index), attempts: count }) as never),
  });

  it('is run in one portion at first and in ever smaller ones later', () => {
    const sizes = (attempts: number) =>
      portionsOf(claimed(...Array.from({ length: 1000 }, () => attempts))).map((one) => one.enrolments.length);
    expect(sizes(1)).toEqual([1000]);
    expect(sizes(2)).toEqual([1000]);
    expect(Math.max(...sizes(3))).toBe(250);
    expect(Math.max(...sizes(7))).toBe(1);
  });

  it('runs those first who were not being run when the last attempt was cut off', () => {
    const one = (_id: string, tried?: number) => ({ _id, attempts: 4, ...(tried !== undefined && { tried }) }) as never;
    const enrolments = [one('run', 3), one('behind'), one('run too', 3), one('long ago', 2)];
    const order = portionsOf({ token: 't', enrolments }).flatMap((portion) => portion.enrolments.map(({ _id }) => _id));
    expect(order).toEqual(['behind', 'long ago', 'run', 'run too']);
  });

  it('does not hold up those claimed for the first time', () => {
    const [first, second] = portionsOf(claimed(9, 1, 1));
    expect(first?.enrolments).toHaveLength(2);
    expect(second?.enrolments).toHaveLength(1);
  });
});
