import type { EnrolmentDocument } from '../../runtime/src/enrolments/model';
import { openDatabase, type Database } from '../../runtime/src/platform/database';
import { aCheckout, eventually } from '../support/brand';
import { freshDatabaseUri } from '../support/database';
import { aJourney } from '../support/journeys';
import { startSmtp, type Smtp } from '../support/smtp';
import { isQuiet } from '../support/storm/aftermath';
import { Cluster } from '../support/storm/cluster';
import { FULL_SIZE } from '../support/storm/dice';
import { report } from '../support/storm/report';

const PEOPLE = FULL_SIZE ? 2_000 : 30;
/** Workers five minutes apart, the database between them. */
const CLOCKS = [150_000, -150_000];
const WAIT = 3_000;
/** How much sooner than it should be anything may happen, by the database's clock. */
const EARLY = 2_000;

let smtp: Smtp;
let database: Database;

beforeAll(async () => {
  smtp = await startSmtp();
});

afterAll(async () => {
  await database.close();
  await smtp.stop();
});

test('two workers whose clocks are five minutes apart do nothing early and lose nobody', async () => {
  const mongodbUri = freshDatabaseUri();
  database = await openDatabase(mongodbUri);
  const cluster = await Cluster.start({ mongodbUri, workers: CLOCKS.length, clocks: CLOCKS });
  const { brand } = cluster.api;
  await brand.setUp(smtp.port);
  await brand.live(
    aJourney()
      .entry({ key: 'checkout', reEntry: 'always' })
      .wait({ amount: WAIT / 1_000, unit: 'seconds' }, { stepKey: 'first1' })
      .send()
      .wait({ amount: WAIT / 1_000, unit: 'seconds' }, { stepKey: 'second' })
      .send({}, { name: 'Again', stepKey: 'again1' })
      .workflow(),
  );
  // Both serve lanes: neither is held to be dead because of its clock.
  const lanes = async () => {
    const held = await database.db.collection('workerLanes').distinct('owner', { owner: { $exists: true } });
    return held.length === CLOCKS.length ? true : undefined;
  };
  await eventually('both workers to have lanes', lanes);

  const began = Date.now();
  for (let n = 0; n < PEOPLE; n++)
    expect(await brand.webhook('checkouts/create', aCheckout({ email: `person-${String(n)}@example.com` }))).toBe(200);
  const enrolments = database.db.collection<EnrolmentDocument>('enrolments');
  const through = async () =>
    (await enrolments.countDocuments({ 'ended.reason': 'completed' })) === PEOPLE && (await isQuiet(database.db))
      ? true
      : undefined;
  await eventually('everybody to be through', through, 600_000);
  const over = Date.now();
  await eventually('both workers to have lanes still', lanes);
  await cluster.stop();

  const all = await enrolments.find({ workspaceId: { $exists: true } }).toArray();
  const mails = Map.groupBy(await smtp.accepted(), ({ to }) => to[0]);
  const early: number[] = [];
  for (const { startedAt, event, history, ended, ...rest } of all) {
    // What is stored is in the database's time: between the first event and the end, by a clock that nobody moved.
    for (const at of [startedAt, ended?.at, ...history.map((line) => line.at)])
      expect(at?.getTime()).toBeGreaterThanOrEqual(began - EARLY);
    expect(Math.max(...history.map(({ at }) => at.getTime()))).toBeLessThanOrEqual(over + EARLY);
    const { email } =
      (await database.db.collection<{ _id: string; email?: string }>('profiles').findOne({ _id: rest.profileId })) ??
      {};
    const arrived = (mails.get(email) ?? []).map(({ at }) => at).sort((a, b) => a - b);
    expect(arrived).toHaveLength(2);
    const firstDue = event.receivedAt.getTime() + WAIT;
    early.push(firstDue - arrived[0]!, arrived[0]! + WAIT - arrived[1]!);
  }
  report('clocks', { people: PEOPLE, clocks: CLOCKS, earliestMs: Math.max(...early), waitMs: WAIT });
  expect(all).toHaveLength(PEOPLE);
  expect(Math.max(...early)).toBeLessThanOrEqual(EARLY);
}, 1_200_000);
