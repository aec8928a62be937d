import { openFreshDatabase } from '../../../../test/support/database';
import type { Database } from '../database';
import { PerennialError } from '../errors/error';
import { edgeMigrations } from './migrations';
import { sharedRateLimit } from './rate-limits';

let database: Database;

beforeAll(async () => {
  database = await openFreshDatabase();
  for (const migration of edgeMigrations) await migration.up(database.db);
});

afterAll(async () => {
  await database.close();
});

test('processes share one allowance, and who is refused learns how long to wait', async () => {
  const allowance = { name: 'sign-in', points: 10, seconds: 300 };
  const [one, two] = [sharedRateLimit(database, allowance), sharedRateLimit(database, allowance)];
  const tries = Array.from({ length: 20 }, (_, i) => (i % 2 ? one : two).consume('203.0.113.7'));
  const results = await Promise.allSettled(tries);
  const refused = results.flatMap((result) => (result.status === 'rejected' ? [result.reason as unknown] : []));
  expect(results.length - refused.length).toBe(10);
  expect(refused[0]).toBeInstanceOf(PerennialError);
  expect((refused[0] as PerennialError).retryAfter).toBeGreaterThan(200);
  await expect(one.consume('203.0.113.8')).resolves.toBeUndefined();
});

test('without the database each process counts for itself', async () => {
  const away = await openFreshDatabase();
  const limit = sharedRateLimit(away, { name: 'away', points: 2, seconds: 60 });
  await away.close();
  await limit.consume('x');
  await limit.consume('x');
  await expect(limit.consume('x')).rejects.toMatchObject({ code: 'too_many_requests' });
});
