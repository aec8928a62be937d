import type { EnrolmentDocument } from '../../../runtime/src/enrolments/model';
import type { CompiledVersion } from '../../../runtime/src/engine/version';
import type { Db } from '../../../runtime/src/platform/database';
import { BUCKETS } from '../../../runtime/src/platform/ids';
import { Life, mortal, ProcessDied } from '../dying-database';
import { KnownVersions, ScriptedNodes, StillClock, storedProfiles, TOMORROW, type Script } from '../stored-ports';
import { LEASE, storeEvent, WorkerProcess, type Receiver } from '../worker-process';
import { ends, isAtRest, LIVING, type Ends } from './ends';
import type { Crash, Happening } from './plan';

const MINUTE = 60_000;
const HALVES = [0, 1].map((half) => Array.from({ length: BUCKETS / 2 }, (_, index) => (half * BUCKETS) / 2 + index));

/** Beyond all that can happen in a plan: more means that somebody goes round for ever. */
const MOMENTS = 400;

const BEGINNING = TOMORROW;

/** Two things closer to each other than the time that crashes take may come in either order. */
const APART = 4 * LEASE;

/** What is compared then happens at the same time in every run. */
class RunClock extends StillClock {
  to(time: number): void {
    this.forward(Math.max(0, time - this.now().getTime()));
  }
}

export interface Played extends Ends {
  readonly writes: readonly string[];
  /** Those of the first life that can be done by half, counted from 1. */
  readonly divisible: readonly number[];
  /** Crashes that happened: where, and with how many writes of an act before. */
  readonly crashed: readonly string[];
  /** Two things were too close to say in which order they come. */
  readonly close: boolean;
  readonly atRest: boolean;
  /** What had arrived when `afterCrash` had been handled. */
  readonly receivedThen: readonly string[] | undefined;
}

export interface Scenario {
  readonly version: CompiledVersion;
  readonly script: Script;
  readonly happenings: readonly Happening[];
  /** Events that come, and are handled by another process, after a crash and before its repair. */
  readonly afterCrash?: readonly Pick<Happening, 'who' | 'name' | 'checkout'>[];
}

/** One run from the first event to rest; `deaths` are counted in writes since the one before. */
export async function run(db: Db, scenario: Scenario, deaths: readonly { last: number; how: Crash['how'] }[] = []) {
  await emptied(db, scenario);
  return await new Run(db, scenario, deaths).play();
}

class Run {
  readonly #db: Db;
  readonly #scenario: Scenario;
  readonly #deaths: { last: number; how: Crash['how'] }[];
  readonly #clock = new RunClock();
  readonly #receiver: Receiver = new Map();
  readonly #writes: string[] = [];
  readonly #crashed: string[] = [];
  readonly #firstLife: Life;
  #close = false;
  #life: Life;
  #process: WorkerProcess;

  constructor(db: Db, scenario: Scenario, deaths: readonly { last: number; how: Crash['how'] }[]) {
    this.#db = db;
    this.#scenario = scenario;
    this.#deaths = [...deaths];
    this.#firstLife = this.#nextLife();
    this.#life = this.#firstLife;
    this.#process = this.#newProcess(mortal(db, this.#life));
  }

  async play(): Promise<Played> {
    const works = async (process: WorkerProcess) => {
      await this.#work(process);
    };
    let late = false;
    for (let moment = 0; moment < MOMENTS; moment++) {
      const time = await this.#next();
      if (time === undefined && !late) break;
      if (time !== undefined) this.#clock.to(time);
      const now = await this.#happen();
      if (now.some((one) => !one.late)) await this.#act('handle', async (process) => await process.handleStored());
      await this.#act('work', works);
      if (late) await this.#act('handle late', async (process) => await process.handleStored());
      if (late) await this.#act('work', works);
      late = now.length > 0 && now.every((one) => one.late);
    }
    this.#writes.push(...this.#life.writes);
    if (this.#crashed.length > 0) await this.#sweepOnce();
    const atRest = await isAtRest(this.#db);
    return {
      ...(await ends(this.#db, this.#receiver)),
      ...{
        writes: this.#writes,
        divisible: this.#firstLife.divisible,
        crashed: this.#crashed,
        close: this.#close,
        atRest,
      },
      receivedThen: this.#receivedThen,
    };
  }

  /** Facts happen whatever process lives. */
  async #happen(): Promise<readonly Happening[]> {
    const minute = (this.#clock.now().getTime() - BEGINNING) / MINUTE;
    const isNow = (one: Happening) => one.minute > this.#happened && one.minute <= minute;
    const now = this.#scenario.happenings.filter(isNow);
    if (now.length === 0) return now;
    for (const one of now) {
      const index = this.#scenario.happenings.indexOf(one);
      for (let time = 0; time < (one.twice ? 2 : 1); time++) await this.#store(one, index);
    }
    this.#happened = Math.max(...now.map((one) => one.minute));
    return now;
  }
  #happened = -1;

  async #store({ who, name, checkout }: Pick<Happening, 'who' | 'name' | 'checkout'>, index: number): Promise<void> {
    await storeEvent(this.#db, this.#clock, {
      ...{ id: `${String(index)}/${name}`, workspaceId: this.#scenario.version.workspaceId, name, profileId: who },
      ...{ keys: [`checkout:${who}${String(checkout)}`], properties: { odd: index % 2 === 1 } },
      ...{ origin: 'live', trust: 'shop', occurredAt: this.#clock.now() },
    });
  }

  /** What a repair had to leave alone, because it could still have become real, one sweep later can not. */
  async #sweepOnce(): Promise<void> {
    this.#clock.forward(LEASE + 1_000);
    await this.#newProcess(this.#db).sweep();
  }

  /** The next thing that happens or the next timer; notes when they are too close to each other. */
  async #next(): Promise<number | undefined> {
    const now = this.#clock.now().getTime();
    const events = this.#scenario.happenings.filter((one) => one.minute > this.#happened);
    const due = await this.#db
      .collection<EnrolmentDocument>('enrolments')
      .find({ ...LIVING, active: true, due: { $exists: true }, queue: { $in: ['local', 'external'] } })
      .project<Pick<EnrolmentDocument, 'due' | 'rootId' | 'profileId'>>({ due: 1, rootId: 1, profileId: 1 })
      .toArray();
    const next = Math.min(...events.map(({ minute }) => minute));
    const times: Moment[] = [
      ...due.map(({ due, rootId, profileId }) => ({
        at: Math.max(now, due?.getTime() ?? 0),
        who: profileId,
        of: rootId,
      })),
      ...events
        .filter(({ minute }) => minute === next)
        .map(({ who }) => ({ at: BEGINNING + next * MINUTE, who, of: 'events' })),
    ].sort((a, b) => a.at - b.at);
    const [first] = times;
    if (!first) return undefined;
    this.#close ||= times.slice(1).some((other) => mayOvertake(first, other));
    return first.at;
  }

  async #work(process: WorkerProcess): Promise<void> {
    for (let round = 0; round < MOMENTS; round++) {
      let claimed = 0;
      for (const half of HALVES) claimed += (await process.turn('local', half)).claimed;
      if (claimed + (await process.dispatch(this.#receiver)) === 0) return;
    }
    throw new Error('There is always something due: somebody goes round for ever.');
  }

  /** Does something; when the process dies over it, another one repairs what it left and does it again. */
  async #act(label: string, does: (process: WorkerProcess) => Promise<unknown>): Promise<void> {
    try {
      await does(this.#process);
      if (!this.#life.dead) return;
    } catch (error) {
      if (!this.#life.dead) throw error;
      const errors: unknown[] = error instanceof AggregateError ? error.errors : [error];
      if (!errors.some((one) => one instanceof ProcessDied)) throw error;
    }
    const minute = (this.#clock.now().getTime() - BEGINNING) / MINUTE;
    this.#crashed.push(`${label} at ${minute.toFixed(1)} min, ${String(this.#life.writes.at(-1))}`);
    this.#writes.push(...this.#life.writes);
    this.#life = this.#nextLife();
    this.#process = this.#newProcess(mortal(this.#db, this.#life));
    await this.#interfere();
    this.#clock.forward(LEASE + 1_000);
    await this.#act('repair', async (process) => {
      await process.sweep();
      await process.recoverAbandoned();
    });
    await this.#act(label, does);
  }

  async #interfere(): Promise<void> {
    const { afterCrash = [] } = this.#scenario;
    if (afterCrash.length === 0) return;
    this.#clock.forward(1);
    for (const one of afterCrash) await this.#store(one, -1);
    await this.#newProcess(this.#db).handleStored();
    this.#receivedThen = [...this.#receiver.keys()].sort();
  }
  #receivedThen: readonly string[] | undefined;

  #nextLife(): Life {
    const death = this.#deaths.shift();
    return death ? new Life(death.last, death.how) : new Life();
  }

  #newProcess(db: Db): WorkerProcess {
    const { version, script } = this.#scenario;
    const versions = new KnownVersions(version);
    return new WorkerProcess({
      ...{ db, clock: this.#clock, versions, nodes: new ScriptedNodes(script) },
      handlesElsewhere: true,
    });
  }
}

interface Moment {
  readonly at: number;
  readonly who: string;
  /** Its family, or events. */
  readonly of: string;
}

/** Of two people the order is nobody's business, nor of two families at the very same time. */
function mayOvertake(first: Moment, other: Moment): boolean {
  if (first.who !== other.who || other.at >= first.at + APART) return false;
  if (first.of === 'events' && other.of === 'events') return false;
  return other.at > first.at || first.of === other.of || first.of === 'events' || other.of === 'events';
}

const COLLECTIONS = ['enrolments', 'entries', 'refusals', 'effects', 'testEvents', 'testProfiles', 'stepPassages'];

async function emptied(db: Db, { happenings }: Scenario): Promise<void> {
  await Promise.all(COLLECTIONS.map(async (name) => await db.collection(name).deleteMany(LIVING)));
  const people = [...new Set(happenings.map(({ who }) => who))];
  await storedProfiles(db).insertMany(people.map((_id) => ({ _id, tags: [], attributes: {}, applied: {}, writes: 0 })));
}
