import type { EnrolmentCollection } from '../model';
import { inside, writeAsRead, type Inside, type OfVersions } from './inside';
import { historyWith, literal, NEXT_SEQ } from './stages';

export interface Move {
  readonly versionId: string;
  /** Old step key → new one; null: the step is gone and whoever stands there leaves. Keys that are not named stay what they are. */
  readonly mapping: Readonly<Record<string, string | null>>;
  /** Steps of the new version. */
  readonly stepKeys: readonly string[];
  /** By old version: its Waits whose ways out are others in the new one. */
  readonly otherWays?: Readonly<Record<string, readonly string[]>>;
}

export interface Moved {
  /** How many were found who have a place; 0 and nobody stranded: nobody is left. */
  readonly moved: number;
  /** Those whose step is gone and leads nowhere; still where they were. */
  readonly stranded: readonly Inside[];
}

/**
 * Moves one batch of older versions to another one, each in one update and as they were read: nobody who was moved on since is
 * taken back. Whoever stands at a step that still exists keeps the hold, a waiting send included; whoever stands at one that is
 * gone loses it and is due now at its successor (the send is then no longer wanted). At a step that is gone and that nobody was
 * asked about, because nobody stood there then, they stay on their version and finish what they began; so do those who are held at
 * a Wait whose ways out are others now, which the hold would take for its own.
 */
export async function moveTo(enrolments: EnrolmentCollection, scope: OfVersions, move: Move): Promise<Moved> {
  const placed = [...move.stepKeys, ...Object.keys(move.mapping)];
  const found = await inside(enrolments, { ...scope, at: placed, exceptHeldAt: stayingAt(move) });
  const stranded: Inside[] = [];
  let moved = 0;
  for (const [stepKey, group] of Map.groupBy(found, (one) => one.stepKey)) {
    const target = targetOf(stepKey, move);
    if (target === undefined) {
      stranded.push(...group);
      continue;
    }
    const filter = { versionId: { $ne: move.versionId }, stepKey };
    await writeAsRead(enrolments, group, { filter, update: toStep(move.versionId, target, target === stepKey) });
    moved += group.length;
  }
  return { moved, stranded };
}

/** Those who are sent elsewhere lose their hold. */
const stayingAt = ({ otherWays = {}, mapping }: Move): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(
    Object.entries(otherWays).map(([versionId, keys]) => [
      versionId,
      keys.filter((key) => !Object.hasOwn(mapping, key)),
    ]),
  );

const toStep = (versionId: string, stepKey: string, stays: boolean) => [
  {
    $set: {
      versionId: literal(versionId),
      stepKey: literal(stepKey),
      seq: NEXT_SEQ,
      ...(!stays && { due: '$$NOW' }),
      history: historyWith({ what: 'moved', detail: versionId }),
    },
  },
  { $unset: stays ? ['lease'] : ['lease', 'hold', 'calling'] },
];

function targetOf(stepKey: string, { mapping, stepKeys }: Move): string | undefined {
  const target = Object.hasOwn(mapping, stepKey) ? mapping[stepKey] : stepKey;
  return target !== null && target !== undefined && stepKeys.includes(target) ? target : undefined;
}
