import { randomUUID } from 'node:crypto';

import { MongoBulkWriteError, type AnyBulkWriteOperation } from 'mongodb';

import type { EventOrigin } from '../../engine/event';
import { isDuplicateKey } from '../../platform/database';
import { exactly } from '../../platform/placed';
import { memberId, memberPlace, membersOf, type MemberDocument } from './model';
import type { RetestParts } from './retest';
import { tellOwed } from './telling';

type ListParts = Pick<RetestParts, 'db' | 'clock' | 'people' | 'changes' | 'events'>;

/** That somebody is to be on a list from now on, or not. */
export interface ListAct {
  readonly profileId: string;
  readonly in: boolean;
  /** Names the act: a repeat does nothing, whatever happened since. */
  readonly key?: string | undefined;
}

export interface ListChange {
  readonly workspaceId: string;
  readonly list: { readonly _id: string; readonly name: string };
  /** Later ones of a person stand. */
  readonly acts: readonly ListAct[];
  /** Whether it may start anything. */
  readonly origin: EventOrigin;
}

const MAX_ROUNDS = 20;
const REMEMBERED = 50;

/** Puts people on a static list or takes them off it. Gives back whose membership has changed, by the ids that were given. */
export async function changeList(parts: ListParts, change: ListChange): Promise<ReadonlySet<string>> {
  const ids = [...new Set(change.acts.map(({ profileId }) => profileId))];
  const survivors = await parts.people.survivors(ids);
  const personOf = (id: string) => survivors.get(id) ?? id;
  let open: Open = [
    ...new Map(
      change.acts.map(({ key = randomUUID(), ...act }) => [personOf(act.profileId), { ...act, key }]),
    ).entries(),
  ];
  const changed = new Set<string>();
  for (let round = 0; open.length > 0; round++) {
    if (round === MAX_ROUNDS)
      throw new Error('The list could not be changed: others change the same people all the time');
    open = await once(parts, change, { open, changed });
  }
  return new Set(ids.filter((id) => changed.has(personOf(id))));
}

type Open = [person: string, act: ListAct & { readonly key: string }][];

async function once(
  parts: ListParts,
  { workspaceId, list, origin }: ListChange,
  { open, changed }: { readonly open: Open; readonly changed: Set<string> },
): Promise<Open> {
  const held = await heldOf(parts, workspaceId, open.map(([person]) => memberId(list._id, person))); // prettier-ignore
  const names = new Map([[list._id, list.name]]);
  await tellOwed(parts, [...held.values()], names);
  const now = parts.clock.now();
  const writes = open.flatMap(([person, act]) => {
    const own = held.get(memberId(list._id, person));
    if ((own?.in ?? false) === act.in || own?.acts?.includes(act.key)) return [];
    const acts = [...(own?.acts ?? []), act.key].slice(-REMEMBERED);
    const next: MemberDocument = {
      ...memberPlace(list._id, person),
      ...{ workspaceId, segmentId: list._id, in: act.in, since: now },
      ...{ n: (own?.n ?? 0) + 1, v: (own?.v ?? 0) + 1, owed: { origin, at: now } },
      acts,
    };
    return [{ person, act, own, next }];
  });
  await writeAll(parts, writes.map(({ own, next }) => operation(own, next))); // prettier-ignore
  const after = await heldOf(parts, workspaceId, writes.map(({ next }) => next._id)); // prettier-ignore
  const ours = writes.filter(({ act, next }) => after.get(next._id)?.acts?.includes(act.key));
  for (const { person } of ours) changed.add(person);
  await tellOwed(parts, ours.map(({ next }) => next), names); // prettier-ignore
  return writes.filter((write) => !ours.includes(write)).map(({ person, act }) => [person, act]);
}

async function heldOf(
  { db }: ListParts,
  workspaceId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, MemberDocument>> {
  const held = await membersOf(db)
    .find({ _id: { $in: [...ids] }, workspaceId })
    .toArray();
  return new Map(held.map((member) => [member._id, member]));
}

function operation(own: MemberDocument | undefined, next: MemberDocument): AnyBulkWriteOperation<MemberDocument> {
  if (!own) return { insertOne: { document: next } };
  const { in: isIn, since, n, v, owed, acts } = next;
  const $set = { in: isIn, since, n, v, ...(owed && { owed }), ...(acts && { acts }) };
  return { updateOne: { filter: { ...exactly(own), v: own.v }, update: { $set } } };
}

async function writeAll({ db }: ListParts, operations: AnyBulkWriteOperation<MemberDocument>[]): Promise<void> {
  if (operations.length === 0) return;
  try {
    await membersOf(db).bulkWrite(operations, { ordered: false });
  } catch (error) {
    if (!(error instanceof MongoBulkWriteError && isDuplicateKey(error))) throw error;
  }
}
