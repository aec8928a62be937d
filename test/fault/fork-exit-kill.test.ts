import type { Database } from '../../runtime/src/platform/database';
import { openFreshDatabase } from '../support/database';
import { EXITS, HEARD, STARTS, type Happening, type Plan } from '../support/random/plan';
import { planned } from '../support/random/planned';
import { run, type Played, type Scenario } from '../support/random/run';
import { createIndexes } from '../support/worker-process';

const PLAN: Plan = {
  ...{ reEntry: 'once', exitBy: 'entryKey' },
  path: [
    { kind: 'tag' },
    {
      kind: 'fork',
      paths: [
        [{ kind: 'send' }, { kind: 'wait', seconds: 6_000 }, { kind: 'send' }],
        [
          {
            ...{ kind: 'listen', seconds: 7_000, restarts: false },
            ways: [{ event: HEARD[0], by: 'profile', path: [], joins: true }],
          },
          { kind: 'send' },
        ],
        [{ kind: 'wait', seconds: 2_700 }, { kind: 'exit' }],
      ],
    },
  ],
};

const happens = (minute: number, who: Happening['who'], name: Happening['name'], late = false): Happening => ({
  ...{ minute, who, name, checkout: 1, twice: false, late },
});

/** Ann's third way ends the journey; Bob orders while his ways wait; Cho's order is handled together with the fork's timers. */
const HAPPENINGS = [
  ...(['Ann', 'Bob', 'Cho'] as const).map((who) => happens(0, who, STARTS)),
  ...[happens(20, 'Bob', EXITS), happens(44, 'Cho', EXITS, true)],
];

/** Databases side by side: a run mostly waits for the disk. */
const STAGES = 6;

describe('a fork, an exit and a kill', () => {
  let stages: Database[];
  beforeAll(async () => {
    stages = await Promise.all(Array.from({ length: STAGES }, openFreshDatabase));
    await Promise.all(stages.map(({ db }) => createIndexes(db)));
  });
  afterAll(async () => {
    for (const stage of stages) {
      await stage.db.dropDatabase();
      await stage.close();
    }
  });

  /** A run for every write at which the process dies, done or, where there is a half of it, done by half. */
  async function everyDeath(scenario: Scenario, whole: Played, check: (played: Played) => void): Promise<void> {
    const deaths = [
      ...whole.writes.map((_, index) => ({ last: index + 1, how: 'after' as const })),
      ...whole.divisible.map((last) => ({ last, how: 'half' as const })),
    ].values();
    const played: Played[] = [];
    await Promise.all(
      stages.map(async ({ db }) => {
        for (const death of deaths) played.push(await run(db, scenario, [death]));
      }),
    );
    played.forEach(check);
  }

  it('come to the same end, whichever write was the last', async () => {
    const scenario = { ...planned(PLAN), happenings: HAPPENINGS };
    const whole = await run(stages[0]!.db, scenario);
    expect(whole).toMatchObject({ atRest: true, close: false });
    const members = whole.state['enrolments'] as { isChild: boolean; active: boolean; ended: { reason: string } }[];
    expect(members).toHaveLength(12);
    expect(members.filter(({ active, ended }) => active || ended.reason !== 'exit')).toEqual([]);
    expect(whole.sent).toHaveLength(3);
    await everyDeath(scenario, whole, ({ crashed, atRest, state }) => {
      expect({ crashed, atRest, state }).toEqual({ crashed, atRest: true, state: whole.state });
    });
  });

  it('end everybody and let nothing out, when the order comes between the kill and the repair', async () => {
    const scenario = { ...planned(PLAN), happenings: [happens(0, 'Ann', STARTS)] };
    const whole = await run(stages[0]!.db, scenario);
    const afterCrash = [{ who: 'Ann', name: EXITS, checkout: 1 }] as const;
    await everyDeath({ ...scenario, afterCrash }, whole, ({ crashed, atRest, state, received, ...played }) => {
      const members = state['enrolments'] as { active: boolean }[];
      const active = members.filter((one) => one.active);
      expect({ crashed, atRest, active }).toEqual({ crashed, atRest: true, active: [] });
      const receivedThen = played.receivedThen;
      expect({ crashed, received: Object.keys(received).sort() }).toEqual({ crashed, received: receivedThen });
    });
  });
});
