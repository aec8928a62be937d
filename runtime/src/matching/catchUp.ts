import type { Refusal } from '../engine/admit';
import type { CompiledVersion } from '../engine/version';
import type { Clock } from '../platform/clock';
import type { Db } from '../platform/database';
import { catchUpPeopleOf, catchUpsOf, type CatchUpDocument, type CatchUpPersonDocument } from './model';
import { allowanceOf, paidFor } from './rate';
import { refusalsOf, scanBatch, type Match, type ScanParts } from './scan';

export interface CatchUpParts extends ScanParts {
  readonly db: Db;
  readonly clock: Clock;
}

const AT_ONCE = 200;

/**
 * Notes one batch of events: each person once, by their newest event, with why they would not enter. Repeating it changes
 * nothing; the position moves on afterwards. False: all have been noted.
 */
export async function gatherBatch(
  parts: CatchUpParts,
  version: CompiledVersion,
  { _id, workspaceId, since, position, perMinute }: CatchUpDocument,
): Promise<boolean> {
  const { matches, next } = await scanBatch(parts, { version, since, position });
  const fresh = await unknown(parts, _id, matches);
  const refused = await refusalsOf(parts, version, fresh);
  const at = parts.clock.now();
  const freshEvents = fresh.map(({ event }) => event);
  await parts.existing.keepRefusals(version, freshEvents, refused);
  if (fresh.length > 0)
    await catchUpPeopleOf(parts.db).bulkWrite(
      fresh.map(({ personId, event }) => {
        const code = refused.get(event.id)?.code;
        const judged = code === undefined ? ({ state: 'waiting' } as const) : ({ state: 'refused', code } as const);
        const person = { workspaceId, catchUpId: _id, profileId: personId, eventId: event.id, at, ...judged };
        return { updateOne: { filter: { _id: `${_id}:${personId}` }, update: { $setOnInsert: person }, upsert: true } };
      }),
      { ordered: false },
    );
  // The first of them comes at once.
  const done = { state: 'entering', paidUntil: paidFor(perMinute, -1, at) } as const;
  await catchUpsOf(parts.db).updateOne(
    { _id, state: 'gathering' },
    next ? { $set: { position: next } } : { $set: done, $unset: { position: '' } },
  );
  return next !== undefined;
}

async function unknown({ db }: CatchUpParts, catchUpId: string, matches: readonly Match[]): Promise<readonly Match[]> {
  const ids = matches.map(({ personId }) => `${catchUpId}:${personId}`);
  const known = new Set(await catchUpPeopleOf(db).distinct('_id', { _id: { $in: ids } }));
  return matches.filter((_, index) => !known.has(ids[index] ?? ''));
}

/**
 * Lets in as many as the rate allows now. They enter first and are marked then: after a crash in between the same people come
 * again and are in already. True: more of those who wait may enter at once.
 */
export async function enterBatch(
  parts: CatchUpParts,
  version: CompiledVersion,
  { _id, perMinute, paidUntil = new Date(0) }: CatchUpDocument,
): Promise<boolean> {
  const { db, clock, events, existing } = parts;
  const allowance = allowanceOf(perMinute, paidUntil, clock.now());
  const waiting = await catchUpPeopleOf(db)
    .find({ catchUpId: _id, state: 'waiting' })
    .sort({ _id: 1 })
    .limit(Math.max(1, Math.min(AT_ONCE, allowance.people)))
    .toArray();
  if (waiting.length === 0) {
    await finish(parts, _id);
    return false;
  }
  if (allowance.people === 0) return false;
  const found = await events.byIds(
    version.workspaceId,
    waiting.map(({ eventId }) => eventId),
  );
  const refused = found.length === 0 ? new Map<string, Refusal>() : await existing.letIn(version, found);
  const there = new Set(found.map(({ id }) => id));
  await mark(db, waiting, (eventId) => (there.has(eventId) ? refused.get(eventId)?.code : 'event_gone'));
  const paid = paidFor(perMinute, waiting.length, allowance.from);
  await catchUpsOf(db).updateOne({ _id }, { $max: { paidUntil: paid } });
  return allowance.people > waiting.length;
}

async function mark(
  db: Db,
  people: readonly CatchUpPersonDocument[],
  why: (eventId: string) => string | undefined,
): Promise<void> {
  await catchUpPeopleOf(db).bulkWrite(
    people.map(({ _id, eventId }) => {
      const code = why(eventId);
      const $set = code === undefined ? ({ state: 'entered' } as const) : ({ state: 'refused', code } as const);
      return { updateOne: { filter: { _id, state: 'waiting' as const }, update: { $set } } };
    }),
    { ordered: false },
  );
}

async function finish({ db, clock }: CatchUpParts, _id: string): Promise<void> {
  await catchUpsOf(db).updateOne(
    { _id, state: 'entering' },
    { $set: { state: 'done', finishedAt: clock.now() }, $unset: { open: '', lease: '' } },
  );
}
