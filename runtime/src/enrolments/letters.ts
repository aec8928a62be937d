import type { Doorbell } from '../engine/ports';
import { notFound } from '../platform/errors/error';
import type { DeadLetterAction } from './contract';
import type { EndingParts } from './endFamilies';
import type { EnrolmentCollection } from './model';
import { removeFamilies } from './removeFamilies';
import { announce } from './store/announce';
import { retryDead, skipDead, type DeadLetters } from './store/deadLetters';
import { endEach, familiesOf } from './store/end';
import { checkLeft } from './store/left';

export interface LetterParts extends EndingParts {
  readonly doorbell: Doorbell;
}

/**
 * What a person decides about dead letters. Gives back how many were dead letters and are not any more. Throws not_found, and
 * does nothing, when one of them is no enrolment of this workspace.
 */
export async function actOnDeadLetters(
  parts: LetterParts,
  letters: DeadLetters,
  action: DeadLetterAction,
): Promise<number> {
  const { enrolments, clock, doorbell } = parts;
  await requireAll(enrolments, letters);
  if (action === 'end') return await endDead(parts, letters);
  const changed =
    action === 'retry' ? await retryDead(enrolments, letters) : await skipDead(enrolments, letters, clock.now());
  if (changed > 0) doorbell.ring('enrolments');
  return changed;
}

async function requireAll(enrolments: EnrolmentCollection, { workspaceId, ids }: DeadLetters): Promise<void> {
  const found = await enrolments.distinct('_id', { _id: { $in: [...ids] }, workspaceId });
  const missing = ids.find((id) => !found.includes(id));
  if (missing !== undefined) throw notFound('enrolment', missing);
}

/** A root ends with its family; a child alone, the others of its family go on; the last of them ends the family. */
async function endDead(parts: LetterParts, { workspaceId, ids }: DeadLetters): Promise<number> {
  const dead = await parts.enrolments
    .find(
      { _id: { $in: [...ids] }, workspaceId, active: true, queue: 'dead' },
      { projection: { rootId: 1, bucket: 1, profileId: 1 } },
    )
    .toArray();
  const ending = { reason: 'removed', at: parts.clock.now(), detail: 'dead letter' } as const;
  const roots = dead.filter((one) => one.rootId === one._id);
  const children = dead.filter((one) => one.rootId !== one._id);
  await removeFamilies(parts, familiesOf(roots, ending));
  await announce(parts, { members: children });
  await endEach(parts.enrolments, children, ending, { leftCheck: true });
  await parts.effects.voidSends(children);
  await checkLeft(parts, children, ending.at);
  return dead.length;
}
