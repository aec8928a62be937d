import { PER_SENDER } from '../support/storm/cluster';
import { FULL_SIZE } from '../support/storm/dice';
import { Ground, weather, type Weather } from '../support/storm/storm';

const SIZE: Weather = FULL_SIZE
  ? { people: 1_000, workers: 4, members: 3, kills: { workers: 0, databases: 2 } }
  : { people: 80, workers: 4, members: 3, kills: { workers: 0, databases: 2 } };
const { people, workers, kills } = SIZE;

let ground: Ground;

beforeAll(async () => {
  ground = await Ground.prepare(SIZE.members);
});

afterAll(async () => {
  await ground.clear();
});

test(`${String(people)} shoppers, ${String(workers)} workers on three members, the primary killed ${String(kills.databases)} times: nothing lost, nothing twice`, async () => {
  const { findings, doubtful, killed } = await weather('fail-over', ground, SIZE);
  expect(findings).toEqual([]);
  expect(killed.filter((whom) => whom.startsWith('primary'))).toHaveLength(kills.databases);
  expect(doubtful).toBeLessThanOrEqual(kills.databases * workers * PER_SENDER);
}, 3_600_000);
