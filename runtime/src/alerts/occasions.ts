import { derivedId } from '../platform/ids';
import { isDuplicateKey } from '../platform/database';
import type { AlertCollections, AlertSettings, Notice, Occasion } from './model';
import type { Reading } from './readings';

/** Milliseconds. */
export interface OccasionTimes {
  /** So long it has to be well before somebody is told so: what comes and goes is one occasion. */
  readonly settles: number;
  /** How long a message is worth delivering. */
  readonly delivered: number;
}

export const OCCASION_TIMES: OccasionTimes = { settles: 120_000, delivered: 24 * 3_600_000 };

const KEPT_FOR_MS = 30 * 24 * 3_600_000;

/**
 * Begins, goes on with and ends occasions, each by compare-and-set on its document, then writes down who is to be told. Every
 * step can be repeated and done by several processes: an occasion that has begun is told once, whoever dies in between.
 */
export async function noteOccasions(
  collections: AlertCollections,
  settings: AlertSettings,
  readings: readonly Reading[],
  { now, times }: { readonly now: Date; readonly times: OccasionTimes },
): Promise<void> {
  const { occasions } = collections;
  const workspaceId = settings._id;
  for (const reading of readings) await goesOn(collections, workspaceId, reading, now);
  const bad = readings.map(({ kind, subject }) => occasionIdOf(workspaceId, kind, subject));
  const well = { workspaceId, open: true, _id: { $nin: bad } };
  await occasions.updateMany({ ...well, wellSince: { $exists: false } }, { $set: { wellSince: now } });
  await occasions.updateMany(
    { ...well, wellSince: { $lte: new Date(now.getTime() - times.settles) } },
    { $set: { open: false, endedAt: now, forgetAt: new Date(now.getTime() + KEPT_FOR_MS) } },
  );
  const untold = await occasions
    .find({ workspaceId, $expr: { $or: [{ $lt: ['$told.began', '$number'] }, ENDED_UNTOLD] } })
    .toArray();
  for (const occasion of untold) await tell(collections, settings, occasion, { now, times });
}

const ENDED_UNTOLD = { $and: [{ $not: ['$open'] }, { $lt: ['$told.ended', '$number'] }] };

export const occasionIdOf = (workspaceId: string, kind: string, subject: string) =>
  derivedId('occasion', workspaceId, kind, subject);

async function goesOn(
  { occasions }: AlertCollections,
  workspaceId: string,
  { kind, subject, facts }: Reading,
  now: Date,
): Promise<void> {
  const _id = occasionIdOf(workspaceId, kind, subject);
  const { matchedCount } = await occasions.updateOne(
    { _id, open: true },
    { $set: { facts }, $unset: { wellSince: '' } },
  );
  if (matchedCount > 0) return;
  try {
    await occasions.updateOne(
      { _id, open: false },
      {
        $set: { workspaceId, kind, subject, facts, open: true, beganAt: now },
        $setOnInsert: { told: { began: 0, ended: 0 } },
        $inc: { number: 1 },
        $unset: { wellSince: '', endedAt: '', forgetAt: '' },
      },
      { upsert: true },
    );
  } catch (error) {
    // Another process has begun it.
    if (!isDuplicateKey(error)) throw error;
  }
}

/** First the notices, each under its own id, then the mark that there are all of them. */
async function tell(
  { occasions, notices }: AlertCollections,
  settings: AlertSettings,
  occasion: Occasion,
  { now, times }: { readonly now: Date; readonly times: OccasionTimes },
): Promise<void> {
  const { _id, number, open, told } = occasion;
  const over = !open && told.ended < number;
  const whats = [...(told.began < number ? (['began'] as const) : []), ...(over ? (['ended'] as const) : [])];
  const wanted = whats.flatMap((what) => noticesOf(settings, occasion, what, { now, times }));
  if (wanted.length > 0) {
    const operations = wanted.map(({ _id: noticeId, ...notice }) => ({
      updateOne: { filter: { _id: noticeId }, update: { $setOnInsert: notice }, upsert: true },
    }));
    await notices.bulkWrite(operations, { ordered: false }).catch((error: unknown) => {
      if (!isDuplicateKey(error)) throw error;
    });
  }
  await occasions.updateOne({ _id, number }, { $max: { 'told.began': number, ...(over && { 'told.ended': number }) } });
}

function noticesOf(
  { mail, webhook }: AlertSettings,
  { _id, workspaceId, kind, number, facts, beganAt, endedAt }: Occasion,
  what: Notice['what'],
  { now, times }: { readonly now: Date; readonly times: OccasionTimes },
): readonly Notice[] {
  const common = {
    ...{ workspaceId, occasionId: _id, kind, what, facts, at: what === 'ended' ? (endedAt ?? now) : beganAt },
    ...{ state: 'pending' as const, tries: 0, due: now, until: new Date(now.getTime() + times.delivered) },
    forgetAt: new Date(now.getTime() + KEPT_FOR_MS),
  };
  const id = (...way: string[]) => derivedId('notice', _id, number, what, ...way);
  return [
    ...(mail?.to ?? []).map((to): Notice => ({ ...common, _id: id('mail', to), way: 'mail', to })),
    ...(webhook ? [{ ...common, _id: id('webhook'), way: 'webhook' as const }] : []),
  ];
}
