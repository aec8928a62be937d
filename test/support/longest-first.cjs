const { relative } = require('node:path');
const Sequencer = require('@jest/test-sequencer').default;

/** About how many seconds the long files take on two processors; a file that is not here counts as short. */
const SECONDS = {
  'test/fault/every-write.test.ts': 130,
  'test/e2e/accessibility.test.ts': 130,
  'test/fault/crash-storm.test.ts': 130,
  'test/fault/spine-kill.test.ts': 120,
  'test/integration/command-line.test.ts': 100,
  'test/e2e/splits.test.ts': 95,
  'test/fault/fail-over.test.ts': 90,
  'test/e2e/foundations.test.ts': 80,
  'test/e2e/inspector.test.ts': 80,
  'test/e2e/canvas-draft.test.ts': 70,
  'test/e2e/canvas.test.ts': 70,
  'test/e2e/messages.test.ts': 70,
  'test/fault/random-journeys.test.ts': 55,
  'test/bench/bench.test.ts': 55,
  'test/fault/fork-exit-kill.test.ts': 45,
  'test/integration/embedded-mongod.test.ts': 40,
  'test/fault/worker-kill.test.ts': 40,
  'test/integration/email.test.ts': 50,
  'test/model/model.test.ts': 45,
  'test/integration/slow-external.test.ts': 40,
  'test/fault/clocks.test.ts': 40,
  'test/fault/poison.test.ts': 40,
  'test/fault/rush.test.ts': 40,
  'test/integration/spine.test.ts': 35,
  'test/integration/templates-run.test.ts': 25,
};

/** Another test of the browser takes about so long. */
const E2E_SECONDS = 40;

/** The longest files first, so that none of them is left to run alone at the end: as it was the last time here, else as above. */
class LongestFirst extends Sequencer {
  sort(tests) {
    const sorted = super.sort(tests);
    const seconds = new Map(sorted.map((test) => [test, this.#secondsOf(test)]));
    return sorted.toSorted((a, b) => seconds.get(b) - seconds.get(a));
  }

  #secondsOf({ path, duration, context }) {
    if (typeof duration === 'number') return duration / 1000;
    const file = relative(context.config.rootDir, path).replaceAll('\\', '/');
    return SECONDS[file] ?? (file.startsWith('test/e2e/') ? E2E_SECONDS : 0);
  }
}

module.exports = LongestFirst;
