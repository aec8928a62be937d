import type { JourneyWorkflow } from '../../../runtime/src/engine/workflow';
import { openDatabase, type Database } from '../../../runtime/src/platform/database';
import { eventually, REMINDER, type Brand } from '../brand';
import type { ReceivedCall } from '../key-receiver-process';
import { ReplicaSet } from '../mongod-members';
import { startReceiver, type Receiver } from '../receivers';
import { startSmtp, type Smtp } from '../smtp';
import { aftermath, isQuiet, wakeUpsIn, type Aftermath } from './aftermath';
import { Cluster } from './cluster';
import { aCrowd, everybodyShops } from './crowd';
import { aSeed, Dice, FULL_SIZE } from './dice';
import { followingJourney, stepKeys, stormJourney } from './journeys';
import { Killer, type Killing } from './kills';
import { stormPackages } from './nodes';
import { report } from './report';
import { verdict, type Storm } from './verdict';

export interface Weather {
  readonly people: number;
  readonly workers: number;
  /** Of the replica set. */
  readonly members: number;
  readonly kills: Killing;
}

/** What outlives every kill: the receivers, and the data. */
export class Ground {
  private constructor(
    readonly smtp: Smtp,
    readonly http: Receiver<ReceivedCall>,
    readonly set: ReplicaSet,
    readonly database: Database,
  ) {}

  static async prepare(members: number): Promise<Ground> {
    const smtp = await startSmtp();
    const http = await startReceiver<ReceivedCall>('key-receiver-process.ts');
    const set = await ReplicaSet.start(members);
    return new Ground(smtp, http, set, await openDatabase(set.uri('storm')));
  }

  async clear(): Promise<void> {
    await this.database.close();
    await this.set.stop();
    await Promise.all([this.smtp.stop(), this.http.stop()]);
  }
}

export interface Weathered {
  readonly storm: Storm;
  readonly seen: Aftermath;
  readonly findings: readonly string[];
  /** Who was killed, in order. */
  readonly killed: readonly string[];
  /** Messages that ended as unknown, or were unknown and then resent. */
  readonly doubtful: number;
}

const PATIENCE = FULL_SIZE ? 1_800_000 : 240_000;

/** A crowd goes through the storm's journeys while processes are killed; then everything is looked at. */
export async function weather(name: string, ground: Ground, size: Weather): Promise<Weathered> {
  const { smtp, http, set, database } = ground;
  const seed = aSeed();
  const dice = new Dice(seed);
  process.stdout.write(`PROOF_SEED=${String(seed)}\n`);
  const cluster = await Cluster.start({
    mongodbUri: set.uri('storm'),
    workers: size.workers,
    environment: { PERENNIAL_NODES: (await stormPackages()).join(','), PERENNIAL_ALLOWED_HOSTS: 'localhost' },
  });
  const { brand } = cluster.api;
  await brand.setUp(smtp.port);
  await brand.must('POST', '/api/messages', { ...REMINDER, key: 'receipt', category: 'transactional' });
  const [journey, following] = [stormJourney(`http://localhost:${String(http.port)}/`), followingJourney()];
  const [stormId, followingId] = [await publish(brand, journey), await publish(brand, following)];

  const began = performance.now();
  const crowd = aCrowd(size.people, dice);
  const killer = new Killer({ cluster, set, db: database.db, dice });
  const shopping = everybodyShops(brand, crowd, (before) => killer.mayCome(before));
  const seconds = () => Math.round((performance.now() - began) / 1_000);
  await Promise.all([killer.run(size.kills, size.people), shopping, killer.watch(shopping)]);
  const shopped = seconds();
  const quiet = async () => ((await isQuiet(database.db)) ? true : undefined);
  await eventually('everything to be at rest', quiet, PATIENCE);
  const rested = seconds();
  const unknownCalls = new Set(await retryUnknownCalls(brand));
  await eventually('what was retried to be at rest', quiet, PATIENCE);
  const took = { shopped, rested, afterRetries: seconds() };
  await cluster.stop();

  const seen = await aftermath(database.db, { smtp, http });
  const storm: Storm = {
    ...{ crowd, stormId, followingId, unknownCalls, underWay: killer.underWay },
    ...{ steps: stepKeys(journey), followed: stepKeys(following).get('Mark F') ?? '' },
  };
  const findings = verdict(storm, seen);
  const { doubtful, ...told } = tellOf(seen, storm);
  report(name, {
    ...{ seed, ...size, seconds: took, wakeUps: wakeUpsIn(seen.enrolments) },
    killed: killer.kills,
    ...told,
    findings,
  });
  return { storm, seen, findings, doubtful, killed: killer.kills.map(({ whom }) => whom) };
}

function tellOf(seen: Aftermath, { unknownCalls }: Storm) {
  const sends = seen.rows.filter(({ kind }) => kind === 'send');
  const unknown = sends.filter(({ status }) => status === 'unknown');
  const resent = sends.filter(({ mayBeOut }) => mayBeOut);
  const arrived = ({ key, status }: { readonly key: string; readonly status: string }) => ({
    ...{ key, status },
    arrived: seen.mails.get(key) ?? 0,
  });
  const ended = (reason: string) => seen.enrolments.filter((one) => one.ended?.reason === reason).length;
  return {
    mail: {
      sent: sends.filter(({ status }) => status === 'sent').length,
      unknown: unknown.map(arrived),
      resent: resent.map(arrived),
    },
    calls: {
      made: seen.calls.length,
      done: new Set(seen.calls.map(({ key }) => key)).size,
      unknown: [...unknownCalls],
      repeated: seen.calls.filter(({ repeated }) => repeated).map(({ key }) => key),
    },
    ended: { completed: ended('completed'), byOrders: ended('exit') },
    own: { events: seen.events.length, rows: seen.rows.length - sends.length },
    doubtful: new Set([...unknown, ...resent]).size,
  };
}

async function publish(brand: Brand, workflow: JourneyWorkflow): Promise<string> {
  const { id } = await brand.must<{ id: string }>('POST', '/api/journeys', { workflow });
  await brand.must('POST', `/api/journeys/${id}/publish`, {});
  return id;
}

/** What a person does about calls of which nobody knows whether they were made: has them made again, under the same key. */
async function retryUnknownCalls(brand: Brand): Promise<readonly string[]> {
  const ids: string[] = [];
  for (;;) {
    const found = await brand.list<{ id: string; failure?: { code: string } }>('/api/dead-letters?limit=100');
    if (found.length === 0) return ids;
    ids.push(
      ...found.map(({ id, failure }) => (failure?.code === 'outcome_unknown' ? id : `${id}: ${String(failure?.code)}`)),
    );
    await brand.must('POST', '/api/dead-letters/retry', { ids: found.map(({ id }) => id) });
  }
}
