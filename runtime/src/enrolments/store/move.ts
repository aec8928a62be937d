import type { EnrolmentCollection } from '../model';
import { idsInside, type Scope } from './park';
import { historyWith, literal, NEXT_SEQ } from './stages';

export interface Move {
  readonly versionId: string;
  /** Old step key → new one; null: the step is gone and whoever stands there leaves. Keys that are not named stay what they are. */
  readonly mapping: Readonly<Record<string, string | null>>;
  /** Steps of the new version. */
  readonly stepKeys: readonly string[];
}

export interface Moved {
  readonly moved: number;
  /** Those whose step is gone and leads nowhere; still where they were. */
  readonly stranded: readonly string[];
}

/**
 * Moves one batch to another version, each in one update. Whoever stands at a step that still exists keeps the hold, a
 * waiting send included; whoever stands at one that is gone loses it and is due now at its successor (the send is then no
 * longer wanted). At a step that is gone and that nobody was asked about, because nobody stood there then, they stay on their version and
 * finish what they began.
 */
export async function moveTo(enrolments: EnrolmentCollection, scope: Scope, move: Move): Promise<Moved> {
  const placed = [...move.stepKeys, ...Object.keys(move.mapping)];
  const ids = await idsInside(enrolments, { ...scope, exceptVersionId: move.versionId, at: placed });
  if (ids.length === 0) return { moved: 0, stranded: [] };
  const standing = await enrolments.find({ _id: { $in: ids } }, { projection: { stepKey: 1 } }).toArray();
  const stranded: string[] = [];
  let moved = 0;
  for (const [stepKey, group] of Map.groupBy(standing, (one) => one.stepKey)) {
    const target = targetOf(stepKey, move);
    if (target === undefined) {
      stranded.push(...group.map((one) => one._id));
      continue;
    }
    const filter = { _id: { $in: ids }, active: true, versionId: { $ne: move.versionId }, stepKey };
    const { modifiedCount } = await enrolments.updateMany(filter, [
      {
        $set: {
          versionId: literal(move.versionId),
          stepKey: literal(target),
          seq: NEXT_SEQ,
          ...(target !== stepKey && { due: '$$NOW' }),
          history: historyWith({ what: 'moved', detail: move.versionId }),
        },
      },
      { $unset: target === stepKey ? ['lease'] : ['lease', 'hold', 'calling'] },
    ]);
    moved += modifiedCount;
  }
  return { moved, stranded };
}

function targetOf(stepKey: string, { mapping, stepKeys }: Move): string | undefined {
  const target = Object.hasOwn(mapping, stepKey) ? mapping[stepKey] : stepKey;
  return target !== null && target !== undefined && stepKeys.includes(target) ? target : undefined;
}
