import { randomInt, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

import { openDatabase, type Database } from '../../runtime/src/platform/database';
import { aCheckout, eventually } from '../support/brand';
import { freshDatabaseUri } from '../support/database';
import { aJourney, branchRule } from '../support/journeys';
import { keyOf, startSmtp, type Smtp } from '../support/smtp';
import { startSpine, type SpineRuntime } from '../support/spine-runtime';
import { FULL_SIZE } from '../support/storm/dice';
import { unhandledEvents } from '../support/unhandled';

// `npm run proofs -- spine-kill` for the full size; `SPINE_PEOPLE=500 SPINE_KILLS=5` for any other.
const PEOPLE = Number(process.env['SPINE_PEOPLE'] ?? (FULL_SIZE ? 5_000 : 800));
const KILLS = Number(process.env['SPINE_KILLS'] ?? (FULL_SIZE ? 30 : 10));
/** Before the first kill, and after so many more: the process stands still beyond its leases and then goes on. */
const STALL_EVERY = FULL_SIZE ? 10 : 5;

/** Calls through one sender at once: no more mails than these are at their content when a process dies. */
const PER_SENDER = 5;
const LEASE = 8_000;
const OPTIONS = {
  worker: { lease: 5_000, heartbeat: 500 },
  messaging: {
    dispatch: { perSender: PER_SENDER, lease: LEASE, call: 6_000, sweep: 1_000 },
    smtp: { call: 5_000 },
  },
};

let smtp: Smtp;
let database: Database;
const uri = freshDatabaseUri;

beforeAll(async () => {
  smtp = await startSmtp();
});

afterAll(async () => {
  await database.close();
  await smtp.stop();
});

interface Row {
  readonly key: string;
  readonly status: string;
}

test(`${String(PEOPLE)} people from the webhook to the mail server, killed ${String(KILLS)} times and stopped in between: nobody lost, nobody twice, nobody stuck`, async () => {
  const mongodbUri = uri();
  database = await openDatabase(mongodbUri);
  const runtimes = await twoRuntimes(mongodbUri);
  const { brand } = runtimes.all[0]!;
  await brand.setUp(smtp.port);
  await brand.live(
    aJourney()
      .entry({ key: 'checkout', aliases: ['cart'], exits: [{ event: 'Order Completed', by: 'entryKey' }] })
      .branch([branchRule('German', '={{ $json.profile.language }}', 'de')])
      .from('Branch', 0)
      .wait({ amount: 1, unit: 'seconds', restartOn: [{ event: 'Checkout Updated', by: 'entryKey' }] })
      .send()
      .from('Branch', 1)
      .to('Wait')
      .workflow(),
  );
  const { sourceId } = brand;

  const killing = killAtRandom(runtimes);
  await shoppers(runtimes, sourceId, killing);
  await killing.done;

  await eventually('everybody to be through', everybodyThrough, 600_000);
  await Promise.all(runtimes.all.map((runtime) => runtime.end('SIGTERM')));

  const rows = await finalRows();
  const received = counted((await smtp.accepted()).map(keyOf));
  const unknown = rows.filter(({ status }) => status === 'unknown');
  const summary = {
    people: PEOPLE,
    kills: killing.kills(),
    stalls: killing.stalls(),
    sent: rows.filter(({ status }) => status === 'sent').length,
    unknown: unknown.length,
    unknownAndReceived: unknown.filter(({ key }) => received.has(key)).length,
    received: received.size,
  };
  process.stdout.write(`${JSON.stringify(summary)}\n`);

  expect(await database.db.collection('enrolments').countDocuments({ workspaceId: { $exists: true } })).toBe(PEOPLE);
  expect(rows.map(({ status }) => status).filter((status) => status !== 'sent' && status !== 'unknown')).toEqual([]);
  expect(new Set(rows.map(({ key }) => key)).size).toBe(PEOPLE);
  expect(rows).toHaveLength(PEOPLE);
  expect([...received].filter(([, times]) => times > 1)).toEqual([]);
  expect(rows.filter(({ key, status }) => status === 'sent' && !received.has(key))).toEqual([]);
  expect([...received.keys()].filter((key) => !rows.some((row) => row.key === key))).toEqual([]);
  expect(unknown.length).toBeLessThanOrEqual((killing.kills() + killing.stalls()) * PER_SENDER);
}, 3_600_000);

/** Two processes on one database: API and worker each. A killed one is started again on its own port. */
async function twoRuntimes(mongodbUri: string) {
  const start = async (port = 0) => await startSpine({ mongodbUri, port, options: OPTIONS });
  const all: SpineRuntime[] = [await start(), await start()];
  return {
    all,
    restart: async (index: number) => {
      const { port } = all[index]!;
      all[index] = await start(port);
    },
  };
}

type Runtimes = Awaited<ReturnType<typeof twoRuntimes>>;

/** SIGKILL (in between SIGSTOP, and later SIGCONT) to one of the two at random moments; the other goes on meanwhile. */
function killAtRandom({ all, restart }: Runtimes) {
  let [kills, stalls] = [0, 0];
  const atRandom = async (): Promise<number> => {
    await sleep(randomInt(50, 1_500));
    return randomInt(2);
  };
  const kill = async () => {
    while (kills < KILLS) {
      if (kills % STALL_EVERY === 0) {
        await all[await atRandom()]!.standStill(LEASE + 2_000);
        stalls += 1;
      }
      const index = await atRandom();
      await all[index]!.end('SIGKILL');
      kills += 1;
      await restart(index);
    }
  };
  return { kills: () => kills, stalls: () => stalls, done: kill() };
}

/**
 * Posts a checkout for each, repeated under its webhook id until somebody answers 200, some twice for good measure; as fast
 * as the kills go on, so that there is work in hand at each of them.
 */
async function shoppers({ all }: Runtimes, sourceId: string, { kills }: { kills: () => number }): Promise<void> {
  let next = 0;
  const shopper = async () => {
    while (next < PEOPLE) {
      const number = next++;
      while (kills() < KILLS && number > ((kills() + 1) / KILLS) * PEOPLE) await sleep(50);
      const checkout = aCheckout({
        email: `person-${String(number)}@example.com`,
        locale: number % 2 === 0 ? 'de-DE' : 'en-US',
      });
      const id = randomUUID();
      for (let deliveries = number % 10 === 0 ? 2 : 1; deliveries > 0; deliveries--)
        while (!(await delivered(all, sourceId, { checkout, id }))) await sleep(100);
    }
  };
  await Promise.all(Array.from({ length: 8 }, shopper));
}

async function delivered(
  all: readonly SpineRuntime[],
  sourceId: string,
  { checkout, id }: { checkout: unknown; id: string },
): Promise<boolean> {
  const { brand } = all[randomInt(2)]!;
  brand.sourceId = sourceId;
  try {
    return (await brand.webhook('checkouts/create', checkout, { id })) === 200;
  } catch {
    return false; // Killed while it answered: the shop tries again.
  }
}

async function everybodyThrough(): Promise<true | undefined> {
  const { db } = database;
  const left = await Promise.all([
    db.collection('enrolments').countDocuments({ active: true }),
    unhandledEvents(db),
    db.collection('effects').countDocuments({ status: { $in: ['proposed', 'pending', 'sending'] } }),
    db.collection('effects').countDocuments({ owed: true }),
  ]);
  return left.every((count) => count === 0) ? true : undefined;
}

/** Rows of dead attempts are void; one row of each send is not. */
async function finalRows(): Promise<Row[]> {
  return await database.db
    .collection('effects')
    .find({ kind: 'send', status: { $ne: 'void' } })
    .project<Row>({ _id: 0, key: 1, status: 1 })
    .toArray();
}

function counted(keys: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}
