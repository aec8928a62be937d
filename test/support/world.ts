import type { JourneyEvent } from '../../runtime/src/engine/event';
import type { NodeRunner, Versions } from '../../runtime/src/engine/ports';
import type { CompiledVersion } from '../../runtime/src/engine/version';
import type { EnrolmentDocument } from '../../runtime/src/enrolments/model';
import type { Database } from '../../runtime/src/platform/database';
import { openFreshDatabase } from './database';
import { KnownVersions, MovableClock, storedEvents, storedProfiles, type StoredProfile } from './stored-ports';
import { createIndexes, WorkerProcess } from './worker-process';

/** Not the documents at the ends of buckets. */
const LIVING = { _id: { $not: /^end of / } } as object;

/** A database with people, events and one process of the runtime; the test says when what happens. */
export class World {
  readonly clock = new MovableClock();
  readonly process: WorkerProcess;
  readonly #database: Database;
  readonly #workspaceId: string;

  private constructor(database: Database, versions: Versions, { nodes, workspaceId, mostAtOnce }: WorldParts) {
    this.#database = database;
    this.#workspaceId = workspaceId;
    this.process = new WorkerProcess({ db: database.db, clock: this.clock, versions, nodes, mostAtOnce });
  }

  static async open(nodes: NodeRunner, ...versions: CompiledVersion[]): Promise<World> {
    return await World.with(new KnownVersions(...versions), { nodes, workspaceId: versions[0]?.workspaceId ?? '' });
  }

  static async with(versions: Versions, parts: WorldParts): Promise<World> {
    const database = await openFreshDatabase();
    await createIndexes(database.db);
    return new World(database, versions, parts);
  }

  get db() {
    return this.#database.db;
  }

  get enrolments() {
    return this.db.collection<EnrolmentDocument>('enrolments');
  }

  async person(_id: string, more: Partial<StoredProfile> = {}): Promise<string> {
    await storedProfiles(this.db).insertOne({ _id, tags: [], attributes: {}, applied: {}, writes: 0, ...more });
    return _id;
  }

  /** Stores an event of a person, about their checkout; received and unhandled now unless told otherwise. */
  async happens(name: string, profileId: string, more: Partial<JourneyEvent> = {}): Promise<string> {
    const now = this.clock.now();
    const id = more.id ?? `${name}/${profileId}`;
    await storedEvents(this.db).insertOne({
      ...{ _id: id, id, workspaceId: this.#workspaceId, name, profileId, keys: [`checkout:${profileId}`] },
      ...{ properties: {}, origin: 'live', trust: 'shop', occurredAt: now, receivedAt: now, handled: false },
      ...more,
    });
    return id;
  }

  /** Oldest first. */
  async family(profileId: string | readonly string[]): Promise<EnrolmentDocument[]> {
    const ids = [profileId].flat();
    return await this.enrolments
      .find({ profileId: { $in: ids }, ...LIVING })
      .sort({ startedAt: 1, _id: 1 })
      .toArray();
  }

  async root(profileId: string): Promise<EnrolmentDocument> {
    const found = (await this.family(profileId)).find(({ _id, rootId }) => _id === rootId);
    if (!found) throw new Error(`${profileId} never entered`);
    return found;
  }

  async close(): Promise<void> {
    await this.db.dropDatabase();
    await this.#database.close();
  }
}

interface WorldParts {
  readonly nodes: NodeRunner;
  readonly workspaceId: string;
  /** Events that a look-up reads at once. */
  readonly mostAtOnce?: number;
}
