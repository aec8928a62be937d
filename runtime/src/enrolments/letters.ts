import type { Doorbell } from '../engine/ports';
import { notFound } from '../platform/errors/error';
import { these, type Placed } from '../platform/placed';
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
  { workspaceId, ids }: { readonly workspaceId: string; readonly ids: readonly string[] },
  action: DeadLetterAction,
): Promise<number> {
  const { enrolments, clock, doorbell } = parts;
  const letters = { workspaceId, placed: await requireAll(enrolments, workspaceId, ids) };
  if (action === 'end') return await endDead(parts, letters);
  const changed =
    action === 'retry' ? await retryDead(enrolments, letters) : await skipDead(enrolments, letters, clock.now());
  if (changed > 0) doorbell.ring('enrolments');
  return changed;
}

/** Where they stand only their documents tell: the one read that asks every shard. */
async function requireAll(
  enrolments: EnrolmentCollection,
  workspaceId: string,
  ids: readonly string[],
): Promise<readonly Placed[]> {
  const found = await enrolments
    .find({ _id: { $in: [...ids] }, workspaceId }, { projection: { bucket: 1, profileId: 1 } })
    .toArray();
  const there = new Set(found.map(({ _id }) => _id));
  const missing = ids.find((id) => !there.has(id));
  if (missing !== undefined) throw notFound('enrolment', missing);
  return found;
}

/** A root ends with its family; a child alone, the others of its family go on; the last of them ends the family. */
async function endDead(parts: LetterParts, { workspaceId, placed }: DeadLetters): Promise<number> {
  const dead = await parts.enrolments
    .find(
      { ...these(placed), workspaceId, active: true, queue: 'dead' },
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
