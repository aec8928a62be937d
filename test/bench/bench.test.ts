import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

import type { Result } from './result';

const REPOSITORY = join(__dirname, '../..');

/** The smallest size: whether it runs and says what programs read, not how fast it is. */
async function smoke(bench: string): Promise<Result> {
  const script = ['--require', './test/support/typescript.cjs', 'test/bench/run.ts'];
  const options = ['--smoke', '--json', '--mongodb', process.env['TEST_MONGODB_URI'] ?? ''];
  const { stdout } = await promisify(execFile)(process.execPath, [...script, bench, ...options], { cwd: REPOSITORY });
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Result;
}

// The others are the same race with other entrants.
test.each(['wakeups', 'entry', 'latency', 'ingest', 'segment-flip'])(
  'the benchmark "%s" runs, and its last line is for programs',
  async (bench) => {
    const result = await smoke(bench);
    expect(result).toMatchObject({ bench, rounds: 1, conditions: { node: process.version } });
    expect(result.ours).toBeGreaterThan(0);
    if (bench !== 'latency' && bench !== 'segment-flip') expect(result.ratio).toBeGreaterThan(0);
  },
);

test('a benchmark that does not exist is answered with those that do', async () => {
  await expect(smoke('sprint')).rejects.toThrow('wakeups-2');
});
