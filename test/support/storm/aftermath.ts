import type { EffectRow } from '../../../runtime/src/engine/effect';
import type { EnrolmentDocument } from '../../../runtime/src/enrolments/model';
import type { Db } from '../../../runtime/src/platform/database';
import type { ReceivedCall } from '../key-receiver-process';
import type { Receiver } from '../receivers';
import { keyOf, type Accepted, type Smtp } from '../smtp';
import { unhandledEvents } from '../unhandled';

export interface StoredEvent {
  readonly _id: string;
  readonly name: string;
  readonly profileId: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

export interface StoredProfile {
  readonly _id: string;
  readonly tags?: readonly string[];
  readonly attributes?: Readonly<Record<string, unknown>>;
}

/** Everything there is to see when all is at rest: in the database, and in the logs of those who received. */
export interface Aftermath {
  readonly enrolments: readonly EnrolmentDocument[];
  /** Without those of dead attempts. */
  readonly rows: readonly EffectRow[];
  readonly events: readonly StoredEvent[];
  readonly profiles: ReadonlyMap<string, StoredProfile>;
  /** How often each key of a send arrived. */
  readonly mails: ReadonlyMap<string, number>;
  readonly calls: readonly ReceivedCall[];
  /** Keys (`checkout:…`) of those who were not let in because their order had arrived already. */
  readonly turnedAway: ReadonlySet<string>;
}

export interface Receivers {
  readonly smtp: Smtp;
  readonly http: Receiver<ReceivedCall>;
}

export async function aftermath(db: Db, { smtp, http }: Receivers): Promise<Aftermath> {
  const own = { workspaceId: { $exists: true } };
  const profiles = await db.collection<StoredProfile>('profiles').find({}).toArray();
  return {
    enrolments: await db.collection<EnrolmentDocument>('enrolments').find(own).toArray(),
    rows: await db
      .collection<EffectRow>('effects')
      .find({ status: { $ne: 'void' } }, { projection: { 'body.data': 0 } })
      .toArray(),
    events: await db
      .collection<StoredEvent>('events')
      .find({ name: /^Marked / })
      .toArray(),
    profiles: new Map(profiles.map((profile) => [profile._id, profile])),
    mails: counted((await smtp.accepted()).map((mail: Accepted) => keyOf(mail))),
    calls: await http.received(),
    turnedAway: await turnedAway(db),
  };
}

async function turnedAway(db: Db): Promise<ReadonlySet<string>> {
  const refused = await db.collection<{ eventId: string }>('refusals').find({ code: 'already_done' }).toArray();
  const triggers = await db
    .collection<{ _id: string; keys: string[] }>('events')
    .find({ _id: { $in: refused.map(({ eventId }) => eventId) } })
    .toArray();
  return new Set(triggers.flatMap(({ keys }) => keys));
}

export function counted(keys: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

/** Nothing moves any more, and nothing is left to be done, but for dead letters. */
export async function isQuiet(db: Db): Promise<boolean> {
  const left = await Promise.all([
    unhandledEvents(db),
    db.collection('enrolments').countDocuments({ active: true, queue: { $ne: 'dead' }, kids: [] }, { limit: 1 }),
    db.collection('effects').countDocuments({ status: { $in: ['proposed', 'pending', 'sending'] } }, { limit: 1 }),
    db.collection('effects').countDocuments({ owed: true }, { limit: 1 }),
    db.collection('enrolments').countDocuments({ $or: [{ leftCheck: true }, { cascade: true }] }, { limit: 1 }),
  ]);
  return left.every((count) => count === 0);
}

/**
 * Wake-ups that were committed. `seq` counts everything that happened to an enrolment; what others did to it, its history
 * says: told of an outcome, begun anew, retried, ended from outside.
 */
export function wakeUpsIn(enrolments: readonly EnrolmentDocument[]): number {
  return enrolments.reduce((sum, { seq, history, ended, rootId, _id, kids }) => {
    const told = history.filter(
      ({ what, detail }) => what === 'restarted' || (what === 'resumed' && OTHERS.has(detail ?? '')),
    );
    const fromOutside = ended?.reason === 'exit' || (rootId === _id && kids.length > 0) ? 1 : 0;
    return sum + seq - told.length - fromOutside;
  }, 0);
}

const OTHERS = new Set(['sent', 'unknown', 'failed', 'skipped', 'retry']);
