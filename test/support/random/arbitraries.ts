import fc from 'fast-check';

import {
  drawnCrashes,
  drawnPlan,
  EXITS,
  GOAL,
  HEARD,
  RESTARTS,
  STARTS,
  told,
  VISITS,
  type Crash,
  type Happening,
  type Path,
  type Plan,
  type Step,
  type Way,
} from './plan';

const seconds = fc.integer({ min: 61, max: 9_000 });
const wait: fc.Arbitrary<Step> = fc.record({ kind: fc.constant('wait'), seconds });
const plain = fc.constantFrom<Step>({ kind: 'send' }, { kind: 'tag' }, { kind: 'event' });
const loop: fc.Arbitrary<Step> = fc.record({
  ...{ kind: fc.constant('loop'), rounds: fc.integer({ min: 1, max: VISITS + 1 }), seconds },
  body: fc.constantFrom('send', 'event'),
});

/**
 * An Exit step ends a whole family, so it stands behind a wait of its own: two members that come to their ends at one and the
 * same moment may be first in either order.
 */
const last: fc.Arbitrary<Path> = fc.oneof(
  { weight: 3, arbitrary: fc.constant([]) },
  { weight: 2, arbitrary: wait.map((step): Path => [step, { kind: 'exit' }]) },
);

const way = (depth: number): fc.Arbitrary<Way> =>
  fc.record({
    event: fc.constantFrom(...HEARD),
    by: fc.constantFrom('profile', 'entryKey'),
    path: path(depth - 1),
    joins: fc.boolean(),
  });

const listen = (depth: number): fc.Arbitrary<Step> =>
  fc.record({
    ...{ kind: fc.constant('listen'), seconds, restarts: fc.boolean() },
    ways: fc.uniqueArray(way(depth), { minLength: 1, maxLength: 2, selector: ({ event }) => event }),
  });

const branch = (depth: number): fc.Arbitrary<Step> =>
  fc.record({
    ...{ kind: fc.constant('branch'), by: fc.constantFrom('seen', 'event', 'split') },
    ...{ path: path(depth - 1), joins: fc.boolean() },
  });

const fork = (depth: number): fc.Arbitrary<Step> =>
  fc.record({ kind: fc.constant('fork'), paths: fc.array(path(depth - 1), { minLength: 2, maxLength: 3 }) });

/** A fork is the last of its path: each of its ways goes its own way. */
function path(depth: number): fc.Arbitrary<Path> {
  const among: fc.WeightedArbitrary<Step>[] = [
    { weight: 4, arbitrary: plain },
    { weight: 2, arbitrary: wait },
    { weight: 1, arbitrary: loop },
  ];
  if (depth > 0) {
    among.push({ weight: 8, arbitrary: listen(depth) }, { weight: 2, arbitrary: branch(depth) });
  }
  const steps = fc.array(fc.oneof(...among), { minLength: depth > 1 ? 1 : 0, maxLength: depth > 1 ? 4 : 2 });
  const end =
    depth > 0
      ? fc.oneof({ weight: 2, arbitrary: last }, { weight: 2, arbitrary: fork(depth).map((step): Path => [step]) })
      : last;
  return fc.tuple(steps, end).map((parts) => parts.flat());
}

const printed = <T extends object>(arbitrary: fc.Arbitrary<T>, text: (value: T) => string): fc.Arbitrary<T> =>
  arbitrary.map((value) => Object.assign(value, { [fc.toStringMethod]: () => `\n${text(value)}\n` }));

export const plans: fc.Arbitrary<Plan> = printed(
  fc.record({
    reEntry: fc.constantFrom('once', 'afterLeaving', 'always'),
    exitBy: fc.constantFrom('profile', 'entryKey'),
    path: path(2),
  }),
  drawnPlan,
);

const happening = (name: fc.Arbitrary<Happening['name']>, latest: number): fc.Arbitrary<Happening> =>
  fc.record({
    // Tens of minutes, so that things often happen at once.
    minute: fc.integer({ min: 0, max: latest / 10 }).map((tens) => tens * 10),
    who: fc.constantFrom('Ann', 'Ann', 'Ann', 'Bob', 'Bob', 'Cho'),
    name,
    checkout: fc.constantFrom(1, 1, 1, 2),
    twice: fc.integer({ min: 0, max: 4 }).map((dice) => dice === 0),
    late: fc.integer({ min: 0, max: 4 }).map((dice) => dice === 0),
  });

const others = fc.constantFrom(...HEARD, ...HEARD, ...HEARD, ...HEARD, RESTARTS, RESTARTS, EXITS, GOAL, STARTS);

export const sequences: fc.Arbitrary<Happening[]> = printed(
  fc
    .tuple(
      fc.array(happening(fc.constant(STARTS), 30), { minLength: 2, maxLength: 4 }),
      fc.array(happening(others, 300), { minLength: 3, maxLength: 14, size: 'max' }),
    )
    .map(([starts, more]) => [...starts, ...more].sort((a, b) => a.minute - b.minute)),
  told,
);

const crash: fc.Arbitrary<Crash> = fc.record({
  at: fc.integer({ min: 0, max: 999 }).map((part) => part / 1_000),
  how: fc.constantFrom('after', 'half', 'before'),
});

/** Runs with one to three crashes each. */
export const crashes = (runs: number): fc.Arbitrary<Crash[][]> =>
  printed(
    fc.array(
      fc.array(crash, { minLength: 1, maxLength: 3 }).map((run) => run.sort((a, b) => a.at - b.at)),
      { minLength: 1, maxLength: runs },
    ),
    drawnCrashes,
  );
