import { effectsOf } from '../../../runtime/src/effects/model';
import type { EnrolmentDocument, EntryDocument, RefusalDocument } from '../../../runtime/src/enrolments/model';
import type { Db } from '../../../runtime/src/platform/database';
import { storedEvents, storedProfiles } from '../stored-ports';
import type { Receiver } from '../worker-process';

/** Not the documents at the ends of buckets. */
export const LIVING = { _id: { $not: /^end of / } } as object;

export interface Ends {
  /** All that must not depend on when a process died: no times, tokens or counters of attempts. */
  readonly state: Record<string, unknown>;
  /** Sends of which nobody knows: their process died between hand-over and outcome. They count as sent in `state`. */
  readonly unknown: readonly string[];
  /** What arrived, and how often. */
  readonly received: Readonly<Record<string, number>>;
  /** Keys of sends with an outcome, `unknown` among them. */
  readonly sent: readonly string[];
}

/** Nobody is on their way but dead letters, and whoever they were forked from; nothing is owed, no mark is left. */
export async function isAtRest(db: Db): Promise<boolean> {
  const found = await db
    .collection<EnrolmentDocument>('enrolments')
    .find({ ...LIVING, $or: [{ active: true }, { cascade: true }, { leftCheck: true }] })
    .toArray();
  const withDead = new Set(found.filter(({ queue }) => queue === 'dead').map(({ rootId }) => rootId));
  const moving = found.filter(
    ({ queue, due, kids, rootId, cascade, leftCheck }) =>
      (cascade ?? leftCheck ?? false) ||
      (queue !== 'dead' && (due !== undefined || kids.length === 0 || !withDead.has(rootId))),
  );
  const open = await effectsOf(db).countDocuments({
    $or: [{ status: { $in: ['proposed', 'pending', 'sending'] } }, { owed: true }],
  });
  const unhandled = await storedEvents(db).countDocuments({ handled: false });
  return moving.length + open + unhandled === 0;
}

export async function ends(db: Db, receiver: Receiver): Promise<Ends> {
  const rows = await effectsOf(db)
    .find({ status: { $ne: 'void' } })
    .sort({ key: 1 })
    .toArray();
  const sends = rows.filter(({ kind }) => kind === 'send');
  return {
    state: {
      enrolments: await enrolments(db),
      rows: rows.map(({ key, kind, status, seq, stepKey, visit }) => ({
        key,
        kind,
        status: known(status),
        seq,
        stepKey,
        visit,
      })),
      profiles: (await storedProfiles(db).find().sort({ _id: 1 }).toArray()).map(
        ({ _id, tags, attributes, applied, writes }) => ({ _id, tags: tags.sort(), attributes, applied, writes }),
      ),
      ownEvents: (await storedEvents(db).distinct('_id', { name: 'Step Reached' })).sort(),
      entries: (await db.collection<EntryDocument>('entries').find().sort({ _id: 1 }).toArray()).map(
        ({ _id, enrolmentId, count }) => ({ _id, enrolmentId, count }),
      ),
      refusals: (await db.collection<RefusalDocument>('refusals').find().sort({ _id: 1 }).toArray()).map(
        ({ profileId, eventId, code }) => ({ profileId, eventId, code }),
      ),
    },
    unknown: sends.filter(({ status }) => status === 'unknown').map(({ key }) => key),
    received: Object.fromEntries([...receiver].map(([key, bodies]) => [key, bodies.length])),
    sent: sends.filter(({ status }) => status === 'sent' || status === 'unknown').map(({ key }) => key),
  };
}

async function enrolments(db: Db) {
  const read = await db.collection<EnrolmentDocument>('enrolments').find(LIVING).sort({ _id: 1 }).toArray();
  return read.map((one) => ({
    ...{
      _id: one._id,
      profileId: one.profileId,
      isChild: one.rootId !== one._id,
      active: one.active,
      queue: one.queue,
    },
    ...{ stepKey: one.stepKey, visits: one.visits, kids: [...one.kids].sort(), failure: one.failure?.code },
    hold: one.hold && { key: one.hold.key, restarted: one.hold.restartedAt !== undefined },
    ended: { reason: one.ended?.reason, detail: one.ended?.detail },
    history: one.history.map(
      ({ stepKey, visit, what, output, detail }) =>
        `${stepKey}:${String(visit)} ${what} ${String(output ?? '')} ${known(detail ?? '')}`,
    ),
  }));
}

const known = (outcome: string) => (/^unknown(_outcome)?$/.test(outcome) ? 'sent' : outcome);
