import type { AnyBulkWriteOperation, Document } from 'mongodb';

import type { Reaction } from '../../engine/react';
import { exactly, type Placed } from '../../platform/placed';
import type { EnrolmentCollection, EnrolmentDocument } from '../model';
import { announce, type AnnouncingParts } from './announce';
import { historyWith, literal, NEXT_SEQ, remembering, sinceHold } from './stages';

type SettleReaction = Extract<Reaction, { kind: 'settle' }>;
type RestartReaction = Extract<Reaction, { kind: 'restart' }>;

export interface Turn {
  readonly enrolment: Placed;
  readonly reaction: SettleReaction | RestartReaction;
  /** When its event counts: its `receivedAt`, or the hold's beginning when it was stamped before. Restarts are ordered by it. */
  readonly at: Date;
}

export function turnOf(enrolment: Placed, reaction: Turn['reaction']): Turn {
  const at = reaction.kind === 'settle' ? reaction.outcome.at : (reaction.hold.restartedAt ?? reaction.hold.since);
  return { enrolment, reaction, at };
}

/**
 * Settle and restart: compare-and-set on the hold, which is what one branch can be won of only once. In the order given,
 * because a later event may count only behind an earlier restart. Repeatable; gives back how many took effect.
 */
export async function settle(
  parts: AnnouncingParts & { readonly enrolments: EnrolmentCollection },
  turns: readonly Turn[],
): Promise<number> {
  if (turns.length === 0) return 0;
  const { enrolments } = parts;
  await announce(parts, { members: turns.map(({ enrolment }) => enrolment) });
  const { modifiedCount } = await enrolments.bulkWrite(turns.map(turnOperation), { ordered: true });
  return modifiedCount;
}

function turnOperation({ enrolment, reaction, at }: Turn): AnyBulkWriteOperation<EnrolmentDocument> {
  const filter = {
    ...exactly(enrolment),
    active: true,
    'hold.key': reaction.holdKey,
    'hold.outcome': { $exists: false },
    'hold.since': { $lte: at },
    'hold.until': { $gte: at },
    ...(reaction.kind === 'restart' && {
      $or: [{ 'hold.restartedAt': { $exists: false } }, { 'hold.restartedAt': { $lt: at } }],
    }),
  };
  const set = reaction.kind === 'settle' ? settled(reaction) : restarted(reaction);
  return { updateOne: { filter, update: [{ $set: { ...set, seq: NEXT_SEQ } }, { $unset: 'lease' }] } };
}

const settled = ({ outcome, heard }: SettleReaction): Document => ({
  'hold.outcome': literal(outcome),
  'hold.settled': true,
  due: '$$NOW',
  ...sinceHold(outcome.at),
  ...(heard && remembering(heard)),
  history: historyWith({
    what: 'resumed',
    output: outcome.output,
    detail: outcome.event?.name ?? outcome.kind,
  }),
});

const restarted = ({ hold, due, event }: RestartReaction): Document => ({
  hold: literal(hold),
  due,
  ...(event && { event: literal(event) }),
  history: historyWith({ what: 'restarted', ...(event && { detail: event.name }) }),
});
