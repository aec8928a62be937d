import type { AnyBulkWriteOperation } from 'mongodb';

import type { JourneyEvent } from '../engine/event';
import type { CompiledVersion } from '../engine/version';
import type { Enrolments } from '../enrolments/service';
import type { Clock } from '../platform/clock';
import { isDuplicateKey, type Db } from '../platform/database';
import { triggersOf, type TriggerDocument } from './model';

export interface LettingIn {
  readonly db: Db;
  readonly clock: Clock;
  readonly enrolments: Pick<Enrolments, 'triggered'>;
}

export type NewTrigger = Omit<TriggerDocument, 'open' | 'triedAt' | 'enrolmentId' | 'code' | 'detail' | 'forgetAt'> &
  Partial<Pick<TriggerDocument, 'forgetAt'>>;

/** For which a trigger is known again, unless it says otherwise. */
const KEPT_MS = 90 * 86_400_000;

/**
 * Notes the triggers, lets in who may come in, and notes what became of each: as many commands for a thousand as for one. What
 * was known before is given back as it was. Triggers are of one journey, and `version` is its live one.
 */
export async function letIn(
  parts: LettingIn,
  version: CompiledVersion,
  triggers: readonly NewTrigger[],
): Promise<ReadonlyMap<string, TriggerDocument>> {
  const known = await noted(parts, triggers);
  const open = [...known.values()].filter((one) => one.open);
  return new Map([...known, ...(await conclude(parts, version, open))]);
}

/** The rest of it, for triggers that are noted. */
export async function conclude(
  { db, enrolments }: LettingIn,
  version: CompiledVersion,
  open: readonly TriggerDocument[],
): Promise<ReadonlyMap<string, TriggerDocument>> {
  if (open.length === 0) return new Map();
  const outcomes = await enrolments.triggered.letIn(version, open.map(eventOf));
  const known = new Map(
    open.map((trigger) => {
      const outcome = outcomes.get(trigger._id);
      const result = outcome && 'refused' in outcome ? outcome.refused : outcome;
      return [trigger._id, { ...trigger, ...result }] as const;
    }),
  );
  await triggersOf(db).bulkWrite([...known.values()].map(closed), { ordered: false });
  return known;
}

/** Who is in is in, whatever another process made of the same trigger a moment before. */
function closed({ _id, enrolmentId, code, detail }: TriggerDocument): AnyBulkWriteOperation<TriggerDocument> {
  const $unset = { open: '' } as const;
  if (enrolmentId !== undefined)
    return {
      updateOne: { filter: { _id }, update: { $set: { enrolmentId }, $unset: { ...$unset, code: '', detail: '' } } },
    };
  const $set = { ...(code !== undefined && { code }), ...(detail !== undefined && { detail }) };
  return { updateOne: { filter: { _id, open: true }, update: { $set, $unset } } };
}

async function noted({ db, clock }: LettingIn, triggers: readonly NewTrigger[]) {
  if (triggers.length === 0) return new Map<string, TriggerDocument>();
  const triedAt = clock.now();
  const documents = triggers.map((trigger) => ({
    ...{ forgetAt: new Date(trigger.at.getTime() + KEPT_MS), ...trigger },
    ...{ open: true as const, triedAt },
  }));
  try {
    await triggersOf(db).insertMany(documents, { ordered: false });
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
  }
  const read = await triggersOf(db)
    .find({ _id: { $in: triggers.map(({ _id }) => _id) } })
    .toArray();
  return new Map(read.map((trigger) => [trigger._id, trigger]));
}

/** A trigger as the engine sees what lets people in. It is no stored event: look-ups never find it. */
export function eventOf({ _id: id, workspaceId, name, profileId, keys, properties, at }: NewTrigger): JourneyEvent {
  const times = { occurredAt: at, receivedAt: at };
  return { id, workspaceId, name, profileId, keys, properties, ...times, origin: 'live', trust: 'server' };
}
