import { PER_SENDER } from '../support/storm/cluster';
import { FULL_SIZE } from '../support/storm/dice';
import { falsifications } from '../support/storm/falsifications';
import { Ground, weather, type Weather } from '../support/storm/storm';
import { verdict } from '../support/storm/verdict';

const SIZE: Weather = FULL_SIZE
  ? { people: 11_500, workers: 4, members: 1, kills: { workers: 55, databases: 4 } }
  : { people: 250, workers: 2, members: 1, kills: { workers: 8, databases: 1 } };
const { people, workers, kills } = SIZE;

let ground: Ground;

beforeAll(async () => {
  ground = await Ground.prepare(SIZE.members);
});

afterAll(async () => {
  await ground.clear();
});

test(`${String(people)} shoppers, ${String(workers)} workers that are killed ${String(kills.workers)} times, the database ${String(kills.databases)} times: nothing lost, nothing twice, nothing of a branch not taken, and what is unknown was under way`, async () => {
  const { storm, seen, findings, doubtful, killed } = await weather('crash-storm', ground, SIZE);
  expect(findings).toEqual([]);
  expect(killed.filter((whom) => whom.startsWith('worker'))).toHaveLength(kills.workers);
  expect(killed.filter((whom) => whom === 'mongod')).toHaveLength(kills.databases);
  // A place at the sender is held from the hand-over to the outcome: a kill leaves no more unknown than there are places.
  expect(doubtful).toBeLessThanOrEqual((kills.workers + kills.databases * workers) * PER_SENDER);
  // The verdict has eyes: it would have seen each of these.
  for (const [what, falsified] of falsifications(seen))
    expect([what, verdict(storm, falsified).length]).not.toEqual([what, 0]);
}, 3_600_000);
