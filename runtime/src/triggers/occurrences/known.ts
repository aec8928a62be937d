import type { Refusal } from '../../engine/admit';
import type { Profiles } from '../../profiles/service';
import type { Db } from '../../platform/database';
import type { NewTrigger } from '../letIn';
import { triggersOf, type TriggerDocument } from '../model';

/** Somebody who is due to enter, and what they would have entered by before. */
export interface Due {
  readonly trigger: NewTrigger;
  /** The id of the same trigger of another profile, which may have become one with this one. */
  sameFor(profileId: string): string;
  /** Ids of triggers by which somebody enters half a year off at least, as long as the day is not corrected. */
  near?(profileId: string): readonly string[];
}

const HALF_A_YEAR_MS = 182 * 86_400_000;

/**
 * Who entered by the same before under another id of theirs, or by a day that was corrected since. Two queries for a page. What
 * a trigger itself came to before is for `letIn` to know.
 */
export async function known(
  { db, profiles }: { readonly db: Db; readonly profiles: Pick<Profiles, 'aliases'> },
  due: readonly Due[],
): Promise<{
  readonly fresh: readonly NewTrigger[];
  readonly before: readonly { readonly trigger: NewTrigger; readonly refusal: Refusal }[];
}> {
  if (due.length === 0) return { fresh: [], before: [] };
  const aliases = await profiles.aliases([...new Set(due.map(({ trigger }) => trigger.profileId))]);
  const asked = due.map((one) => idsOf(one, aliases.get(one.trigger.profileId) ?? []));
  const found = await triggersOf(db)
    .find(
      { _id: { $in: asked.flatMap(({ same, near }) => [...same, ...near]) } },
      { projection: { at: 1, enrolmentId: 1, open: 1 } },
    )
    .toArray();
  const byId = new Map<string, Pick<TriggerDocument, 'at' | 'enrolmentId' | 'open'>>(
    found.map((one) => [one._id, one]),
  );
  const fresh: NewTrigger[] = [];
  const before: { trigger: NewTrigger; refusal: Refusal }[] = [];
  for (const [index, { trigger }] of due.entries()) {
    const refusal = refusalOf(trigger, asked[index] ?? { same: [], near: [] }, byId);
    if (refusal) before.push({ trigger, refusal });
    else fresh.push(trigger);
  }
  return { fresh, before };
}

interface Asked {
  readonly same: readonly string[];
  readonly near: readonly string[];
}

function idsOf({ trigger, ...ids }: Due, aliases: readonly string[]): Asked {
  const others = aliases.filter((id) => id !== trigger.profileId);
  return {
    same: others.map((id) => ids.sameFor(id)),
    near: [trigger.profileId, ...others].flatMap((id) => ids.near?.(id) ?? []),
  };
}

function refusalOf(
  { at }: NewTrigger,
  { same, near }: Asked,
  byId: ReadonlyMap<string, Pick<TriggerDocument, 'at' | 'enrolmentId' | 'open'>>,
): Refusal | undefined {
  const entered = (id: string) => {
    const one = byId.get(id);
    return one && (one.enrolmentId !== undefined || one.open) ? one : undefined;
  };
  const other = same.map(entered).find((one) => one !== undefined);
  if (other)
    return { code: 'already_entered', detail: `Entered by the same at ${other.at.toISOString()}, under another id.` };
  const corrected = near.map(entered).find((one) => one && Math.abs(one.at.getTime() - at.getTime()) < HALF_A_YEAR_MS);
  if (!corrected) return undefined;
  const detail = `Entered at ${corrected.at.toISOString()} by this day, which was corrected since; a day of every year counts once in half a year.`;
  return { code: 'too_soon', detail };
}
