import type { EffectRow, ProfileChanges } from '../engine/effect';
import type { ProfileWriter } from '../engine/ports';
import type { Db } from '../platform/database';
import { pipelineOf, type Field, type ProfileChange, type Stamped } from './change';
import { attributeValue, isAttributeName, standardFields, type AttributeValue } from './fields';
import { profilesOf } from './model';
import { survivorsOf } from './survivor';

type ProfileRow = EffectRow & { readonly kind: 'profile' };

const STANDARD = ['firstName', 'lastName', 'language', 'country', 'timeZone'] as const;
const MAX_ROUNDS = 5;

/**
 * Applies profile rows behind the fence of PROTOCOL: `{_id, applied.<enrolment>: absent or lower}` → the change and
 * `applied.<enrolment> = seq`, in one write. A row that was applied already does nothing; a profile that merges meanwhile
 * is followed to what it merged into.
 */
export function profileWriter(db: Db): Omit<ProfileWriter, 'apply'> & {
  /** Gives back whose documents it has written. */
  apply(rows: Parameters<ProfileWriter['apply']>[0]): Promise<readonly string[]>;
} {
  return {
    async apply(rows) {
      const homes = new Set<string>();
      let open = rows.toSorted((a, b) => a.seq - b.seq);
      for (let round = 0; open.length > 0 && round < MAX_ROUNDS; round++) {
        const survivors = await survivorsOf(
          db,
          open.map(({ profileId }) => profileId),
        );
        const homeOf = (row: ProfileRow) => survivors.get(row.profileId) ?? row.profileId;
        for (const row of open) homes.add(homeOf(row));
        const operations = open.map((row) => ({ updateOne: fenced(homeOf(row), row) }));
        // In order: an enrolment's rows fold one after the other.
        const { matchedCount } = await profilesOf(db).bulkWrite(operations, { ordered: true });
        open = matchedCount === open.length ? [] : await stillOpen(db, open, homeOf);
      }
      return [...homes];
    },

    async forget(enrolments) {
      if (enrolments.length === 0) return;
      const survivors = await survivorsOf(
        db,
        enrolments.map(({ profileId }) => profileId),
      );
      // What it merged into holds it as well, or will when the merge is carried over.
      const fences = enrolments.flatMap(({ enrolmentId, profileId }) =>
        [...new Set([profileId, survivors.get(profileId) ?? profileId])].map((id) => ({ id, enrolmentId })),
      );
      const byProfile = Map.groupBy(fences, ({ id }) => id);
      const operations = [...byProfile].map(([_id, own]) => ({
        updateOne: {
          filter: { _id },
          update: { $unset: Object.fromEntries(own.map(({ enrolmentId }) => [`applied.${enrolmentId}`, 1 as const])) },
        },
      }));
      await profilesOf(db).bulkWrite(operations, { ordered: false });
    },
  };
}

function fenced(profileId: string, row: ProfileRow) {
  const path = `applied.${row.enrolmentId}`;
  return {
    filter: {
      _id: profileId,
      workspaceId: row.workspaceId,
      mergedInto: { $exists: false },
      $or: [{ [path]: { $exists: false } }, { [path]: { $lt: row.seq } }],
    },
    update: [...pipelineOf(changeOf(row)), { $set: { [path]: row.seq } }],
  };
}

/** Rows whose profile has merged since the survivors were read; all others were applied, now or before. */
async function stillOpen(
  db: Db,
  rows: readonly ProfileRow[],
  homeOf: (row: ProfileRow) => string,
): Promise<ProfileRow[]> {
  const merged = await profilesOf(db)
    .find({ _id: { $in: rows.map(homeOf) }, mergedInto: { $exists: true } }, { projection: { _id: 1 } })
    .toArray();
  const moved = new Set(merged.map(({ _id }) => _id));
  return rows.filter((row) => moved.has(homeOf(row)));
}

/** The changes of a step: names of standard fields set those, all others are attributes. */
function changeOf({ body, at, journeyId }: ProfileRow): ProfileChange {
  return changesAt(body, { at, source: `journey:${journeyId}` });
}

/** Names of standard fields set those, all others are attributes; what a profile cannot hold is left out. */
export function changesAt(
  { attributes = {}, increments = {}, addTags = [], removeTags = [], consents = [] }: ProfileChanges,
  { at, source }: { readonly at: Date; readonly source: string },
): ProfileChange {
  const { firstName, lastName, language, country, timeZone } = attributes;
  const usable = standardFields({ firstName, lastName, language, country, timeZone });
  const fields: Partial<Record<Field, Stamped<string | null>>> = {};
  for (const field of STANDARD) {
    const value = attributes[field] === null ? null : usable[field];
    if (value !== undefined) fields[field] = { value, at };
  }
  const custom: Record<string, Stamped<AttributeValue>> = {};
  for (const [name, given] of Object.entries(attributes)) {
    const value =
      isAttributeName(name) && !STANDARD.some((field) => field === name) ? attributeValue(given) : undefined;
    if (value !== undefined) custom[name] = { value, at };
  }
  const added = Object.entries(increments).filter(([name, by]) => isAttributeName(name) && Number.isFinite(by));
  return {
    ...{ fields, attributes: custom, slots: [], addTags, removeTags },
    consents: consents.map((said) => ({ ...said, at, source, trust: 'server' })),
    ...(added.length > 0 && { increments: Object.fromEntries(added.map(([name, value]) => [name, { value, at }])) }),
  };
}
