import { Life, mortal, ProcessDied } from '../support/dying-database';
import { aJourney } from '../support/journeys';
import { Occurring } from '../support/occurring';

// A process that lets people in on a day of theirs or by a schedule, and dies at any of its writes: between planning and noting it, between the
// people of a page and the checkpoint behind it. Whoever comes after it lets in the others, and nobody twice.

let stage: Occurring;

beforeAll(async () => {
  stage = await Occurring.open();
});

afterAll(async () => {
  await stage.close();
});

const journeys = {
  'a day of theirs': () => aJourney('Birthday').dateEntry({ reEntry: 'always' }).wait().workflow(),
  'a schedule': () => aJourney('Newsletter').scheduleEntry({ repeats: 'daily', reEntry: 'always' }).wait().workflow(),
};
type By = keyof typeof journeys;
const BY: readonly By[] = ['a day of theirs', 'a schedule'];
const MORNING = '2026-11-24T09:00:00Z';

async function aDay(by: By): Promise<string> {
  await stage.clear();
  for (let n = 0; n < 3; n++) await stage.person({ attributes: { birthday: '1990-11-24' }, timeZone: 'UTC' });
  return await stage.live(journeys[by]());
}

const ALL = BY.flatMap((by) => (['after', 'half', 'before'] as const).map((how) => [by, how] as const));

test.each(ALL)('entering by %s, dying at every write in turn (%s it is done)', async (by, how) => {
  let deaths = 0;
  for (let last = 1; ; last++) {
    const id = await aDay(by);
    const life = new Life(last, how);
    const dying = stage.another(mortal(stage.database.db, life));
    stage.at(MORNING);
    const work = async () => {
      await dying.plan();
      await dying.walk();
    };
    await work().catch((error: unknown) => {
      if (!(error instanceof ProcessDied)) throw error;
    });
    if (!life.dead) break;
    deaths += 1;
    await stage.reach('2026-11-24T09:00:05Z');
    // What the dead one had noted of people, but not finished, is taken up a minute later.
    stage.at('2026-11-24T09:01:10Z');
    while ((await stage.triggers.sweep()) > 0);
    expect([last, (await stage.entered(id)).length]).toEqual([last, 3]);
    expect(await stage.occurrences(id)).toMatchObject([{ state: 'done', entered: 3, refused: 0, pages: 1 }]);
  }
  expect(deaths).toBeGreaterThan(6);
});

test.each(BY)('two processes at once let everybody in by %s once', async (by) => {
  const id = await aDay(by);
  stage.at(MORNING);
  const [one, other] = [stage.another(), stage.another()];
  await Promise.all([one.plan(), other.plan()]);
  await Promise.all([one.walk(), other.walk()]);
  await stage.reach('2026-11-24T09:00:05Z');
  expect(await stage.entered(id)).toHaveLength(3);
  expect(await stage.occurrences(id)).toMatchObject([{ state: 'done', pages: 1 }]);
});
