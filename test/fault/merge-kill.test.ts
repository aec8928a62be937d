import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

import { openIdentities, says, type Identities } from '../support/identities';
import { PERSON, type Hammering } from '../support/identity-process';

const ROUNDS = Number(process.env['PERENNIAL_MERGE_ROUNDS'] ?? 16);

let world: Identities;

beforeEach(async () => {
  world = await openIdentities();
});
afterEach(() => world.close());

const support = join(__dirname, '..', 'support');

function start(options: Omit<Hammering, 'uri'>) {
  const uri = new URL(process.env['TEST_MONGODB_URI'] ?? '');
  uri.pathname = `/${world.database.db.databaseName}`;
  const given = JSON.stringify({ uri: uri.href, ...options } satisfies Hammering);
  const node = ['--no-warnings', '--require', join(support, 'typescript.cjs'), join(support, 'identity-process.ts')];
  const child = spawn(process.execPath, [...node, given], { stdio: ['ignore', 'pipe', 'inherit'] });
  return { child, over: once(child, 'exit') as Promise<[number | null, string | null]> };
}

async function reached(child: ReturnType<typeof start>['child'], round: number): Promise<void> {
  let said = '';
  for await (const part of child.stdout) if ((said += String(part)).split('\n').includes(String(round))) return;
}

/** What the sweeps of a living process do, until nothing is left. */
async function swept() {
  while ((await world.profiles.sweepMerges()) > 0);
  while ((await world.profiles.announceMerges()) > 0);
  const orders = world.database.db.collection('orders');
  await orders.updateMany({ owed: true }, { $set: { changedAt: new Date(0) } });
  while ((await world.orders.sweepOwed()) > 0);
}

const living = async () =>
  (await world.database.db.collection<{ _id: string }>('profiles').find({ mergedInto: { $exists: false } }).toArray()).map(({ _id }) => _id); // prettier-ignore

const everythingSaid = async (seeds: readonly number[]) => {
  const people = await Promise.all((await living()).map(async (id) => (await world.profiles.view('ws', id))!));
  const said = people.flatMap(({ attributes }) => Object.keys(attributes));
  expect(people.reduce((sum, { orders }) => sum + (orders?.count ?? 0), 0)).toBe(seeds.length * ROUNDS);
  expect(new Set(said).size).toBe(seeds.length * ROUNDS);
  const recounted = await world.orders.recount({ workspaceId: 'ws', profileIds: people.map(({ id }) => id) });
  expect(recounted).toEqual({ differences: [], repaired: 0 });
};

test('two processes that hammer one person end with one person who has everything', async () => {
  const running = [1, 2].map((seed) => start({ rounds: ROUNDS, seed, undoEvery: 0 }));
  for (const { over } of running) expect(await over.then(([code]) => code)).toBe(0);
  await swept();
  expect(await living()).toHaveLength(1);
  await everythingSaid([1, 2]);
});

test('a process that is killed while it merges leaves what the others and the sweep complete', async () => {
  const victim = start({ rounds: ROUNDS, seed: 1, undoEvery: 0 });
  const other = start({ rounds: ROUNDS, seed: 2, undoEvery: 0 });
  await reached(victim.child, 3);
  victim.child.kill('SIGKILL');
  await victim.over;
  // What it had said comes again, as every source does with what was not answered.
  const again = start({ rounds: ROUNDS, seed: 1, undoEvery: 0 });
  for (const { over } of [other, again]) expect(await over.then(([code]) => code)).toBe(0);
  await swept();
  expect(await living()).toHaveLength(1);
  await everythingSaid([1, 2]);
});

test('two processes that merge and separate one person at once, one of them killed, lose nothing of it', async () => {
  const victim = start({ rounds: ROUNDS, seed: 1, undoEvery: 5 });
  const other = start({ rounds: ROUNDS, seed: 2, undoEvery: 7 });
  await reached(victim.child, 6);
  victim.child.kill('SIGKILL');
  await victim.over;
  const again = start({ rounds: ROUNDS, seed: 1, undoEvery: 5 });
  for (const { over } of [other, again]) expect(await over.then(([code]) => code)).toBe(0);
  await swept();
  await everythingSaid([1, 2]);
  // And whoever the names lead to is somebody who is there.
  const homes = await Promise.all(PERSON.map(async (name) => await world.one(says([name]))));
  const alive = new Set(await living());
  expect(homes.filter((id) => !alive.has(id))).toEqual([]);
});
