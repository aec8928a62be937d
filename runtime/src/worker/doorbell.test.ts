import { openFreshDatabase } from '../../../test/support/database';
import { silent } from '../../../test/support/n8n-batch';
import type { Database } from '../platform/database';
import { bellMigrations, Bells } from './bells';
import { ProcessDoorbell } from './doorbell';

const NEVER = new AbortController().signal;
const LONG = 60_000;

test('a ring between a look and the wait for it is not missed', async () => {
  const bell = new ProcessDoorbell();
  const rings = bell.rings('enrolments');
  bell.ring('enrolments');
  await bell.heard('enrolments', LONG, NEVER, rings);
});

describe('the doorbells of processes on one database', () => {
  let database: Database;
  let bells: Bells[];

  beforeEach(async () => {
    database = await openFreshDatabase();
    for (const migration of bellMigrations) await migration.up(database.db);
    bells = [];
  });
  afterEach(async () => {
    await Promise.all(bells.map((one) => one.stop()));
    await database.db.dropDatabase();
    await database.close();
  });

  const process = (listens = true) => {
    const bell = new ProcessDoorbell();
    const joined = new Bells({ db: database.db, bell, log: silent, listens });
    joined.start();
    bells.push(joined);
    return bell;
  };

  it('ring in the others, and come back to nobody', async () => {
    const [api, worker] = [process(false), process()];
    const heard = worker.heard('enrolments', LONG, NEVER);
    api.ring('enrolments');
    await heard;
    expect(api.rings('enrolments')).toBe(1);
    expect(worker.rings('sends')).toBe(0);
  });

  it('tell the others of many rings a few times, and of the last one for sure', async () => {
    const [api, worker] = [process(false), process()];
    for (let n = 0; n < 500; n++) api.ring('sends');
    const rings = worker.rings('sends');
    await worker.heard('sends', LONG, NEVER, rings);
    await worker.heard('sends', LONG, NEVER, rings + 1);
    expect(await database.db.collection('workerBells').countDocuments({ what: 'sends' })).toBeLessThan(10);
  });

  it('go on when the collection has gone and come back', async () => {
    const [api, worker] = [process(false), process()];
    api.ring('sends');
    await worker.heard('sends', LONG, NEVER, 0);
    await database.db.collection('workerBells').drop();
    for (const migration of bellMigrations) await migration.up(database.db);
    const heard = worker.heard('enrolments', LONG, NEVER);
    const ringing = setInterval(() => {
      api.ring('enrolments');
    }, 100);
    await heard;
    clearInterval(ringing);
  });
});
