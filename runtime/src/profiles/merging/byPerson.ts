import type { Clock } from '../../platform/clock';
import type { Db } from '../../platform/database';
import { notFound, PerennialError } from '../../platform/errors/error';
import { mergeProfiles } from '../merge';
import { profilesOf, type ProfileDocument } from '../model';
import { survivorsOf } from '../survivor';

const MAX_ROUNDS = 5;

export interface MergeByPerson {
  readonly profileIds: readonly [string, string];
  /** As in the audit trail. */
  readonly by: string;
}

/**
 * A person says that two profiles are one: whatever they are called, and also when somebody took them apart. The known one stays,
 * of two known ones the older. Gives back which stays. Throws not_found, not_in_this_state when they are one already.
 */
export async function mergeByPerson(
  parts: { readonly db: Db; readonly clock: Clock },
  workspaceId: string,
  { profileIds, by }: MergeByPerson,
): Promise<string> {
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const [a, b] = await bothOf(parts.db, workspaceId, profileIds);
    if (a._id === b._id) {
      if (round > 0) return a._id;
      throw new PerennialError(
        'not_in_this_state',
        `"${profileIds[0]}" and "${profileIds[1]}" are one profile already.`,
      );
    }
    const [into, from] = staysFirst(a, b) ? [a, b] : [b, a];
    const together = { $in: [a._id, b._id, ...profileIds] };
    await profilesOf(parts.db).updateMany({ _id: together, workspaceId }, { $pull: { apart: together } });
    const merge = {
      from: from._id,
      into: into._id,
      stored: true,
      known: from.known,
      cause: { kind: 'person', by },
    } as const;
    await mergeProfiles(parts, workspaceId, [{ ...merge, via: [] }]);
  }
  throw new PerennialError('conflict', 'These profiles are just changing. Send it again.', { retryAfter: 1 });
}

type Each = Pick<ProfileDocument, '_id' | 'known'>;

async function bothOf(db: Db, workspaceId: string, ids: readonly [string, string]): Promise<readonly [Each, Each]> {
  const survivors = await survivorsOf(db, ids);
  const homes = ids.map((id) => survivors.get(id) ?? id);
  const found = await profilesOf(db)
    .find({ _id: { $in: homes }, workspaceId }, { projection: { known: 1 } })
    .toArray();
  const [a, b] = homes.map((home, index) => {
    const each = found.find(({ _id }) => _id === home);
    if (!each) throw notFound('profile', ids[index] ?? '');
    return each;
  });
  if (!a || !b) throw notFound('profile', ids[0]);
  return [a, b];
}

/** The same direction as in every other merge, so that nobody ever goes in a circle. */
const staysFirst = (a: Each, b: Each): boolean => (a.known === b.known ? a._id < b._id : a.known);
