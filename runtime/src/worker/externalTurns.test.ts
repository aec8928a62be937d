import type { StepPlace } from '../enrolments/service';
import { ExternalTurns } from './externalTurns';

const at = (stepKey: string): StepPlace => ({ versionId: 'ver_1', stepKey });

/** Begins turns as a worker does, of people who are due at a step, until nobody may come or no turn is left. */
async function fill(turns: ExternalTurns, step: string, people: number, most = 20): Promise<number> {
  let begun = 0;
  for (; begun < most && (await hasRoom(turns)) && !isPassedOver(turns, step); begun++)
    await turns.begin(({ claimed }) => {
      claimed(Array.from({ length: people }, () => at(step)));
      return new Promise(() => undefined);
    });
  return begun;
}

const hasRoom = async (turns: ExternalTurns) =>
  await Promise.race([turns.room().then(() => true), new Promise<boolean>((no) => setImmediate(no, false))]);

const isPassedOver = (turns: ExternalTurns, step: string) => turns.crowded().some(({ stepKey }) => stepKey === step);

test('people who come to a slow step one by one leave turns to others', async () => {
  const turns = new ExternalTurns();
  expect(await fill(turns, 'slow', 1)).toBe(4);
  expect(await fill(turns, 'other', 10)).toBe(4);
});

test.each([1, 10])(
  'four slow steps with %i people a turn leave turns for a fifth, a sixth and a seventh',
  async (people) => {
    const turns = new ExternalTurns();
    for (const slow of ['a', 'b', 'c', 'd']) expect(await fill(turns, slow, people)).toBeGreaterThan(0);
    for (const more of ['e', 'f', 'g']) expect(await fill(turns, more, 10)).toBe(1);
  },
);

test('whoever is through does not count while others of the same turn are not', async () => {
  const turns = new ExternalTurns();
  for (let turn = 0; turn < 4; turn++)
    await turns.begin(({ claimed, through }) => {
      claimed([at('slow'), at('quick')]);
      through([at('quick')]);
      return new Promise(() => undefined);
    });
  expect(isPassedOver(turns, 'slow')).toBe(true);
  expect(isPassedOver(turns, 'quick')).toBe(false);
});

test('a step has its turns again when they have ended', async () => {
  const turns = new ExternalTurns();
  const ends: (() => void)[] = [];
  for (let turn = 0; turn < 4; turn++)
    await turns.begin(async ({ claimed }) => {
      claimed([at('slow')]);
      await new Promise<void>((end) => ends.push(end));
    });
  expect(isPassedOver(turns, 'slow')).toBe(true);
  ends[0]?.();
  await turns.oneEnded();
  expect(isPassedOver(turns, 'slow')).toBe(false);
});
