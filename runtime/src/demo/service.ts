import { randomUUID } from 'node:crypto';

import type { Events } from '../events/service';
import type { Journeys } from '../journeys/service';
import type { Messaging } from '../messaging/service';
import type { Orders } from '../orders/service';
import type { Clock } from '../platform/clock';
import type { Db } from '../platform/database';
import type { Logger } from '../platform/logging';
import type { Secrets } from '../platform/secrets';
import type { Sources } from '../sources/service';
import type { Templates } from '../templates/service';
import type { Workspaces } from '../workspaces/service';
import { BRAND } from './brand';
import { buildDemo, shopSecret, sourceOf, type Say } from './build';
import { demosOf, type DemoDocument } from './model';
import { Simulator } from './simulator';

export { removeDemo } from './remove';

export interface DemoParts {
  readonly db: Db;
  readonly clock: Clock;
  readonly log: Pick<Logger, 'info' | 'warn' | 'debug'>;
  readonly secrets: Pick<Secrets, 'derive'>;
  readonly workspaces: Pick<Workspaces, 'createDemo' | 'members'>;
  readonly events: Pick<Events, 'ingest'>;
  readonly orders: { readonly currencies: Pick<Orders['currencies'], 'list' | 'set' | 'setBase'> };
  readonly sources: Pick<Sources, 'list' | 'create' | 'rotate'>;
  readonly messaging: { readonly senders: Pick<Messaging['senders'], 'roles' | 'create'> };
  readonly journeys: Pick<Journeys, 'read' | 'save' | 'publish'>;
  readonly templates: Pick<Templates, 'install'>;
}

export interface DemoOptions {
  /** The same seed makes the same people, orders and sessions. */
  readonly seed?: string;
  readonly size?: number;
}

/** A brand that does not exist, in a workspace of its own, with shoppers. One per installation. */
export interface Demo {
  /** Whether a newcomer should be asked: nothing has happened here yet. */
  offered(): Promise<boolean>;
  /** Begins a demo, or finds the one that is there; its workspace exists when this resolves. */
  begin(options?: DemoOptions): Promise<{ readonly workspaceId: string; readonly ready: boolean }>;
  /** Makes what is missing of it; from then on shoppers come. Told what it came to: nothing was begun, or it was there. */
  finish(say: Say): Promise<'made' | 'there' | 'none'>;
  /** From now on this process serves HTTP at `address`: shoppers come when there is a demo, also one begun elsewhere. */
  serve(address: string): void;
  stop(): Promise<void>;
}

const SEED = 'mori-fig';
const SIZE = 2_000;
const LOOK_EVERY_MS = 5_000;
const LEASE_MS = 20_000;

export function createDemo(parts: DemoParts, pace?: number): Demo {
  return new StoredDemo(parts, pace);
}

class StoredDemo implements Demo {
  readonly #parts: DemoParts;
  readonly #pace: number | undefined;
  readonly #stopping = new AbortController();
  readonly #token = randomUUID();
  #timer: NodeJS.Timeout | undefined;
  #address: string | undefined;
  #simulator: Simulator | undefined;
  #work: Promise<void> = Promise.resolve();

  constructor(parts: DemoParts, pace: number | undefined) {
    this.#parts = parts;
    this.#pace = pace;
  }

  async offered(): Promise<boolean> {
    const { db } = this.#parts;
    const found = await Promise.all(
      ['demos', 'journeys', 'profiles', 'sources', 'messages'].map((name) =>
        db.collection(name).findOne({}, { projection: { _id: 1 } }),
      ),
    );
    return found.every((document) => document === null);
  }

  async begin({ seed = SEED, size = SIZE }: DemoOptions = {}) {
    const { db, clock, workspaces } = this.#parts;
    const workspaceId = `wsp_${randomUUID().replaceAll('-', '')}`;
    const set = { workspaceId, seed, size, startedAt: clock.now(), imported: 0, sessions: 0 };
    await demosOf(db).updateOne({ _id: 'demo' }, { $setOnInsert: set }, { upsert: true });
    const demo = await this.#current();
    if (!demo) throw new Error('The demo is being removed; try again when that is done');
    await workspaces.createDemo(demo.workspaceId, BRAND);
    return { workspaceId: demo.workspaceId, ready: demo.readyAt !== undefined };
  }

  async finish(say: Say): Promise<'made' | 'there' | 'none'> {
    const demo = await this.#current();
    if (!demo) return 'none';
    if (demo.readyAt) return 'there';
    const before = this.#work;
    this.#work = before.catch(() => undefined).then(() => buildDemo(this.#parts, this.#stopping.signal, say));
    await this.#work;
    await this.#look();
    return 'made';
  }

  serve(address: string): void {
    this.#address = address;
    const look = () => {
      this.#look()
        .catch((err: unknown) => {
          this.#parts.log.debug({ err }, 'The demo could not be looked after');
        })
        .finally(() => {
          if (!this.#stopping.signal.aborted) this.#timer = setTimeout(look, LOOK_EVERY_MS);
        });
    };
    look();
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    clearTimeout(this.#timer);
    await this.#simulator?.stop();
    await this.#work.catch(() => undefined);
    await demosOf(this.#parts.db).updateOne(
      { _id: 'demo', 'simulator.token': this.#token },
      { $unset: { simulator: '' } },
    );
  }

  async #current(): Promise<DemoDocument | undefined> {
    const demo = await demosOf(this.#parts.db).findOne({ _id: 'demo' });
    return demo && !demo.removing ? demo : undefined;
  }

  /** One process plays the shoppers of a ready demo; when it ends another one takes over. */
  async #look(): Promise<void> {
    if (this.#address === undefined || this.#stopping.signal.aborted) return;
    const demo = await this.#current();
    const mine = demo?.readyAt !== undefined && (await this.#lease());
    if (mine && !this.#simulator) this.#simulator = await this.#simulate(demo, this.#address);
    if (!mine && this.#simulator) {
      await this.#simulator.stop();
      this.#simulator = undefined;
    }
  }

  /** Taken or kept, by the database's clock. */
  async #lease(): Promise<boolean> {
    const taken = await demosOf(this.#parts.db).updateOne(
      {
        _id: 'demo',
        removing: { $exists: false },
        $or: [
          { 'simulator.token': this.#token },
          { simulator: { $exists: false } },
          { $expr: { $lt: ['$simulator.until', '$$NOW'] } },
        ],
      },
      [{ $set: { simulator: { token: this.#token, until: { $add: ['$$NOW', LEASE_MS] } } } }],
    );
    return taken.matchedCount === 1;
  }

  async #simulate({ workspaceId, seed, size, shopId = '' }: DemoDocument, address: string): Promise<Simulator> {
    const { db, log, sources } = this.#parts;
    const { writeKey } = await sources.rotate(workspaceId, await sourceOf(this.#parts, workspaceId, 'site'));
    const simulator = new Simulator({
      ...{ address, shopId, seed, size, writeKey, log },
      ...(this.#pace !== undefined && { pace: this.#pace }),
      secret: shopSecret(this.#parts, workspaceId),
      nextSession: async () => {
        const mine = { _id: 'demo', 'simulator.token': this.#token, removing: { $exists: false } } as const;
        const before = await demosOf(db).findOneAndUpdate(mine, { $inc: { sessions: 1 } });
        return before?.sessions;
      },
    });
    simulator.start();
    return simulator;
  }
}
