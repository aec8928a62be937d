import type { JourneyEvent } from '../../runtime/src/engine/event';
import type {
  Clock,
  EnteredVersions,
  EventReader,
  EventWriter,
  JourneyStand,
  NodeRunner,
  ProfileReader,
  ProfileWatch,
  ProfileWriter,
  RunItem,
  StepBatch,
  Waiting,
  Versions,
} from '../../runtime/src/engine/ports';
import type { ProfileView } from '../../runtime/src/engine/profile';
import type { StepResult } from '../../runtime/src/engine/step';
import type { CompiledVersion } from '../../runtime/src/engine/version';
import type { Db } from '../../runtime/src/platform/database';
import { PerennialError } from '../../runtime/src/platform/errors/error';

/** The database's clock, moved forward by the test instead of waiting. */
export class MovableClock implements Clock {
  #ahead = 0;
  now(): Date {
    return new Date(Date.now() + this.#ahead);
  }
  forward(milliseconds: number): void {
    this.#ahead += milliseconds;
  }
}

const DAY = 86_400_000;

/** The database stamps some fields with its own time, which is over when this clock begins: tomorrow at midnight. */
export const TOMORROW = Math.ceil(Date.now() / DAY + 1) * DAY;

/** Stands still but for what the test says, however long the test takes. */
export class StillClock extends MovableClock {
  #now = TOMORROW;
  override now(): Date {
    return new Date(this.#now);
  }
  override forward(milliseconds: number): void {
    this.#now += milliseconds;
  }
}

export interface StoredProfile {
  _id: string;
  tags: string[];
  attributes: Record<string, string | number | boolean | null>;
  applied: Record<string, number>;
  /** How often a row was applied: once more than it should be is what the fence is there to prevent. */
  writes: number;
  mergedInto?: string;
}

export const storedProfiles = (db: Db) => db.collection<StoredProfile>('testProfiles');

const UNCHANGED = new Date('2026-01-01T00:00:00.000Z');

/** Profiles kept as simply as the ports allow: one document each, rows fenced by `applied`. */
export function profilePorts(
  db: Db,
): ProfileReader &
  ProfileWatch &
  ProfileWriter & { view(workspaceId: string, id: string): Promise<ProfileView | undefined> } {
  const profiles = storedProfiles(db);
  const viewOf = ({ _id, tags, attributes }: StoredProfile): ProfileView => ({
    ...{ id: _id, tags, attributes, consent: {}, createdAt: '2026-01-01T00:00:00.000Z' },
  });
  return {
    read: async (ids) => {
      const read = await profiles.find({ _id: { $in: [...ids] } }).toArray();
      return new Map(read.map((one) => [one._id, { view: viewOf(one), applied: one.applied, changedAt: UNCHANGED }]));
    },
    watch: () => Promise.resolve(),
    aliases: async (ids) => {
      const asked = await profiles.find({ _id: { $in: [...ids] } }).toArray();
      const homes = [...ids, ...asked.flatMap(({ mergedInto }) => mergedInto ?? [])];
      const read = await profiles.find({ $or: [{ _id: { $in: homes } }, { mergedInto: { $in: homes } }] }).toArray();
      const home = (id: string) => read.find((one) => one._id === id)?.mergedInto ?? id;
      return new Map(
        ids.map((id) => [id, [id, ...read.map((one) => one._id).filter((one) => home(one) === home(id))]]),
      );
    },
    apply: async (rows) => {
      await profiles.bulkWrite(
        rows.map(({ profileId, enrolmentId, seq, body }) => {
          const path = `applied.${enrolmentId}`;
          return {
            updateOne: {
              filter: { _id: profileId, $or: [{ [path]: { $exists: false } }, { [path]: { $lt: seq } }] },
              update: {
                $set: {
                  [path]: seq,
                  ...Object.fromEntries(
                    Object.entries(body.attributes ?? {}).map(([name, value]) => [`attributes.${name}`, value]),
                  ),
                },
                $inc: { writes: 1 },
                $addToSet: { tags: { $each: [...(body.addTags ?? [])] } },
              },
            },
          };
        }),
        { ordered: true },
      );
    },
    forget: async (ended) => {
      for (const { profileId, enrolmentId } of ended)
        await profiles.updateOne({ _id: profileId }, { $unset: { [`applied.${enrolmentId}`]: 1 } });
    },
    view: async (_, id) => {
      const one = await profiles.findOne({ _id: id });
      return one ? viewOf(one) : undefined;
    },
  };
}

export interface StoredEvent extends JourneyEvent {
  _id: string;
  handled: boolean;
  /** For versions that do not load. */
  waiting?: Waiting;
}

export const storedEvents = (db: Db) => db.collection<StoredEvent>('testEvents');

export function eventPorts(db: Db, clock: Clock, mostAtOnce = 10_000): EventReader & EventWriter {
  const events = storedEvents(db);
  const isBehind = ({ id, receivedAt }: { id: string; receivedAt: Date }) => ({
    $or: [{ receivedAt: { $gt: receivedAt } }, { receivedAt, _id: { $gt: id } }],
  });
  return {
    mostAtOnce,
    stored: async ({ workspaceId, profileIds, keys, names, after, behind }) =>
      await events
        .find({
          workspaceId,
          origin: 'live',
          name: { $in: [...names] },
          receivedAt: { $gte: after },
          $or: [{ profileId: { $in: [...profileIds] } }, { keys: { $in: [...keys] } }],
          ...(behind && { $and: [isBehind(behind)] }),
        })
        .sort({ receivedAt: 1, _id: 1 })
        .limit(mostAtOnce)
        .toArray(),
    record: async (own) => {
      for (const { workspaceId, profileId, key, name, properties, occurredAt } of own) {
        const event: StoredEvent = {
          ...{ _id: key, id: key, workspaceId, profileId, name, properties, occurredAt, keys: [] },
          ...{ receivedAt: clock.now(), origin: 'live', trust: 'server', handled: true },
        };
        const { _id, ...rest } = event;
        await events.updateOne({ _id }, { $setOnInsert: rest }, { upsert: true });
      }
    },
  };
}

const MISSING = 'A node of this version is missing.';

export class KnownVersions implements Versions {
  /** Ids of versions that do not load for now. */
  readonly unloadable = new Set<string>();
  /** Journeys in which people stand still, or had to leave. */
  readonly stands = new Map<string, JourneyStand>();
  readonly #all: readonly CompiledVersion[];
  constructor(...all: CompiledVersion[]) {
    this.#all = all;
  }
  byId(id: string): Promise<CompiledVersion> {
    if (this.unloadable.has(id)) return Promise.reject(new PerennialError('not_ready', MISSING));
    const found = this.#all.find((one) => one.id === id);
    return found ? Promise.resolve(found) : Promise.reject(new Error(`no version ${id}`));
  }
  standsOf(ids: readonly string[]): Promise<ReadonlyMap<string, JourneyStand>> {
    return Promise.resolve(new Map([...this.stands].filter(([id]) => ids.includes(id))));
  }
  enteredBy(workspaceId: string, name: string): Promise<EnteredVersions> {
    const entered = this.#all.filter((one) => one.workspaceId === workspaceId && one.entry.events.includes(name));
    return Promise.resolve({
      versions: entered.filter(({ id }) => !this.unloadable.has(id)),
      unloadable: entered
        .filter(({ id }) => this.unloadable.has(id))
        .map(({ journeyId }) => ({ journeyId, message: MISSING })),
    });
  }
}

export type Script = Readonly<Record<string, (item: RunItem, batch: StepBatch) => StepResult | Promise<StepResult>>>;

/** Nodes that do what the test says, by step key. */
export class ScriptedNodes implements NodeRunner {
  readonly batches: { stepKey: string; size: number }[] = [];
  readonly #script: Script;
  constructor(script: Script) {
    this.#script = script;
  }
  async run(batch: StepBatch): Promise<readonly StepResult[]> {
    this.batches.push({ stepKey: batch.step.key, size: batch.items.length });
    const act = this.#script[batch.step.key];
    if (!act) throw new Error(`the script says nothing about ${batch.step.key}`);
    return await Promise.all(batch.items.map(async (item) => await act(item, batch)));
  }
}
