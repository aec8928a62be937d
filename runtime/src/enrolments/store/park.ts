import type { EnrolmentCollection } from '../model';
import { inside, QUEUES, writeAsRead, type Scope } from './inside';
import { historyWith, NEXT_SEQ } from './stages';

/**
 * Pause, one batch: outside of the index that workers read; everybody else goes on writing `due`. Gives back how many were found:
 * 0 means that nobody is left, a write that changes nobody does not.
 */
export async function park(enrolments: EnrolmentCollection, scope: Scope): Promise<number> {
  const found = await inside(enrolments, scope, QUEUES);
  await writeAsRead(enrolments, found, { filter: { queue: { $in: QUEUES } }, update: PARK });
  return found.length;
}

const PARK = [
  {
    $set: {
      queue: 'parked',
      parked: { from: '$queue', at: '$$NOW' },
      seq: NEXT_SEQ,
      history: historyWith({ what: 'parked' }),
    },
  },
  { $unset: 'lease' },
];

/**
 * Resume, one batch. When the time of those inside did not go on, what was still ahead at the pause is moved by its length;
 * what had become due, or was decided meanwhile, stays. Gives back how many were found.
 */
export async function unpark(
  enrolments: EnrolmentCollection,
  scope: Scope,
  { timeWentOn }: { readonly timeWentOn: boolean },
): Promise<number> {
  const found = await inside(enrolments, scope, ['parked']);
  const update = [...(timeWentOn ? [] : LATER), ...UNPARK];
  await writeAsRead(enrolments, found, { filter: { queue: 'parked' }, update });
  return found.length;
}

const UNPARK = [
  {
    $set: {
      queue: { $ifNull: ['$parked.from', 'local'] },
      seq: NEXT_SEQ,
      history: historyWith({ what: 'unparked' }),
    },
  },
  { $unset: ['lease', 'parked'] },
];

/**
 * Ahead of the pause (or of a restart during it) and undecided: later by what the pause took. A date stays what it is, and a turn
 * at the entry: whoever misses it is given a new one.
 */
function shifted(field: '$due' | '$hold.until') {
  const from = { $max: ['$parked.at', '$hold.restartedAt'] };
  const stays = [{ $not: ['$hold.outcome'] }, { $ne: ['$hold.fixed', true] }, { $ne: ['$hold.kind', 'entry'] }];
  const ahead = { $and: [{ $gt: [field, '$parked.at'] }, ...stays] };
  const kept = { $ifNull: [field, '$$REMOVE'] };
  return { $cond: [ahead, { $add: [field, { $subtract: ['$$NOW', from] }] }, kept] };
}

/** `$set: {'hold.until'}` makes an empty hold of an absent one. */
const DROP_EMPTY = { $set: { hold: { $cond: [{ $ifNull: ['$hold.key', false] }, '$hold', '$$REMOVE'] } } };

const LATER = [{ $set: { due: shifted('$due'), 'hold.until': shifted('$hold.until') } }, DROP_EMPTY];
