import { MongoClient, type Db, type Document } from 'mongodb';

import { SHARD_KEYS, type ShardKey } from '../../runtime/src/shardKeys';
import { aCheckout, aGuestOrder, eventually } from '../support/brand';
import { freshDatabaseUri } from '../support/database';
import { aJourney } from '../support/journeys';
import { profileCommands, profiledCommands, type ProfiledCommand } from '../support/profiled-commands';
import { startSmtp, type Smtp } from '../support/smtp';
import { startSpine, type SpineRuntime } from '../support/spine-runtime';

/** People who start a checkout, and how many of them buy; PERENNIAL_TEST_CHECKOUTS for more. */
const CHECKOUTS = Number(process.env['PERENNIAL_TEST_CHECKOUTS'] ?? 8);
const ORDERS = Math.ceil(CHECKOUTS / 3);

/** By collection and the fields of the filter: what asks every shard, and why that is right. */
const SCATTERED: Readonly<Record<string, string>> = {
  // Sweeps: every few seconds, whatever the load, over partial indexes that hold only what a crash has left.
  'effects at,status': 'sweep: proposed rows older than a lease',
  'effects owed': 'sweep: outcomes nobody was told of',
  'effects dispatch.handed,dispatch.until,status': 'sweep: rows whose dispatcher has died',
  'enrolments cascade': 'sweep: exits that were cut off',
  'enrolments leftCheck': 'sweep: families nobody looked at',
  'enrolments history.200': 'sweep: histories beyond their limit',
  'enrolments ended.at,wroteProfile': 'sweep: fences of profile rows that are over',
  'events $or,handled,receivedAt,waiting.tries': 'sweep: events that a crash left unhandled',
  'events handled,retryAt,waiting.tries': 'sweep: events that wait for a version',
  'segmentMembers flipsAt':
    'job: every few seconds, for whom time alone may have changed something; from a partial index',
  'segmentMembers owed.at': 'sweep: who entered or left and nobody was told',
  'profiles retest': 'sweep: watched people who have changed',
  'profiles statements.key': 'sweep: consents whose history a crash has cut off',
  'profiles carried': 'sweep: merges that were cut off',
  'profiles announced': 'sweep: merges nobody was told of',
  'profileMerges undo.done': 'sweep: undoings that were cut off',
  'enrolments bucket,due,queue': 'job: four times a minute, how late each workspace is',
  'orders changedAt,owed': 'sweep: orders that a crash, a merge or a new rate left uncounted',
  'orders profileId,workspaceId': 'a merge was announced: the orders of whoever merged are marked',
  'triggers open,triedAt': 'sweep: people let in by the API that a crash left',
  'movements at': 'job: every five minutes, for the counts of steps',
  'movements ': 'job: the same',
  'enrolments workspaceId': 'job: every hour, retention: which journeys',
  'enrolments active,ended.at,journeyId,startedAt,workspaceId': 'job: the same, who has ended long ago',
  'refusals workspaceId': 'job: the same, refusals of long ago',
  // Polls of the dispatcher: once for a batch, one index seek for each line, however many rows wait.
  'effects status': 'poll: which lines have pending rows',
  'effects due,line,status': 'poll: the first rows of these lines',
  // By entry key: whose checkout it is only the key tells; once for a batch of events or wake-ups.
  'enrolments active,entry.keys,workspaceId': 'key: who is inside by this checkout, cart or order',
  'events keys,name,origin,receivedAt,workspaceId': 'key: what was stored of it before',
  // Once for a batch in which known people get one more identifier.
  'identifiers kind,profileId': 'limit: how many of a kind they have',
  // Once for a message that a source delivers again.
  'events _id': 'repeat: whether the event of a message that was seen before is there',
};

/** What this test itself asks is none of it. */
const ME = 'the test';

let smtp: Smtp;
let runtime: SpineRuntime;
let client: MongoClient;
let db: Db;

beforeAll(async () => {
  const mongodbUri = freshDatabaseUri();
  smtp = await startSmtp();
  runtime = await startSpine({ mongodbUri });
  await runtime.brand.setUp(smtp.port);
  client = await MongoClient.connect(mongodbUri, { appName: ME });
  db = client.db();
});

afterAll(async () => {
  await runtime.end('SIGTERM');
  await db.dropDatabase();
  await client.close();
  await smtp.stop();
});

test('every command for an event, a wake-up or a send names the shard key of its collection', async () => {
  await runtime.brand.live(
    aJourney()
      .entry({ key: 'checkout', aliases: ['cart'], exits: [{ event: 'Order Completed', by: 'entryKey' }] })
      .wait({ amount: 1, unit: 'seconds' })
      .send({}, { name: 'One' })
      .foreign('n8n-nodes-perennial.splitByHistory', {
        name: 'Past',
        parameters: { stepKey: 'past01', what: 'message', message: 'reminder', days: 14 },
      })
      .wait({ amount: 1, unit: 'seconds' }, { name: 'Two' })
      .send({}, { name: 'Second' })
      .wait({ amount: 1, unit: 'hours', until: [{ event: 'Cart Updated', by: 'entryKey' }] }, { name: 'Long' })
      .from('Past', 0)
      .wait({ amount: 1, unit: 'seconds' }, { name: 'Beside' })
      .workflow(),
  );
  await profileCommands(db);
  const checkouts = Array.from({ length: CHECKOUTS }, () => aCheckout());
  for (const checkout of checkouts) await runtime.brand.webhook('checkouts/create', checkout);
  await eventually('two messages for everybody', async () =>
    (await smtp.accepted()).length >= 2 * CHECKOUTS ? true : undefined,
  );
  for (const { token } of checkouts.slice(0, ORDERS)) await runtime.brand.webhook('orders/create', aGuestOrder(token));
  await eventually('an end for who has bought', async () => {
    const ended = await db
      .collection('enrolments')
      .countDocuments({ 'ended.reason': 'exit', cascade: { $exists: false } });
    return ended >= ORDERS ? true : undefined;
  });
  const commands = await profiledCommands(db, ME);
  const sharded = commands.filter(({ collection }) => collection in SHARD_KEYS);
  for (const collection of [
    'enrolments',
    'effects',
    'events',
    'profiles',
    'identifiers',
    'entries',
    'unsubscribeTokens',
  ])
    expect(sharded.map((command) => command.collection)).toContain(collection);
  const scattered = sharded.filter((command) => !namesKey(command)).map(shapeOf);
  expect(tally(scattered.filter((shape) => !(shape in SCATTERED)))).toEqual({});
  expect(await documentsWithoutKey()).toEqual({});
});

/** By equality or $in: the field that leads; of what writes one document, or may insert it, all of the key. */
function namesKey({ collection, filter, single, upsert }: ProfiledCommand): boolean {
  const fields = Object.keys(SHARD_KEYS[collection] ?? {});
  const needed = single || upsert ? fields : fields.slice(0, 1);
  return needed.every((field) => isNamed(filter[field]));
}

function isNamed(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return value !== undefined;
  return '$in' in value || '$eq' in value;
}

const shapeOf = ({ collection, filter }: ProfiledCommand) => `${collection} ${Object.keys(filter).toSorted().join()}`;

function tally(shapes: readonly string[]): Record<string, number> {
  return Object.fromEntries([...Map.groupBy(shapes, (shape) => shape)].map(([shape, all]) => [shape, all.length]));
}

/** What was inserted without it would stand in the shard of `null`. */
async function documentsWithoutKey(): Promise<Record<string, number>> {
  const counts = Object.entries(SHARD_KEYS).map(async ([collection, key]) => {
    const filter: Document = { _id: { $not: /^end of / }, $or: missing(key) };
    return [collection, await db.collection(collection).countDocuments(filter)] as const;
  });
  return Object.fromEntries((await Promise.all(counts)).filter(([, count]) => count > 0));
}

const missing = (key: ShardKey) => Object.keys(key).map((field) => ({ [field]: { $exists: false } }));
