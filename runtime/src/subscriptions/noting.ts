import type { JourneyEvent } from '../engine/event';
import type { ProfileReader } from '../engine/ports';
import type { Clock } from '../platform/clock';
import { isDuplicateKey } from '../platform/database';
import { deliveryOf, fittingOf, resumptionOf, type Due } from './matching';
import type { Delivery, SubscriptionCollections } from './model';

export interface NotingParts {
  readonly collections: SubscriptionCollections;
  readonly profiles: Pick<ProfileReader, 'aliases'>;
  readonly clock: Clock;
}

export interface FittingParts extends NotingParts {
  readonly profiles: Pick<ProfileReader, 'aliases' | 'read'>;
}

/** A week: long enough to look why something did not arrive. */
const KEPT_MS = 7 * 86_400_000;

/** Notes what stored events mean for the outside. Repeating it changes nothing; nothing is sent here. */
export async function noteEvents(parts: NotingParts, events: readonly JourneyEvent[]): Promise<void> {
  const live = events.filter(({ origin }) => origin === 'live');
  if (live.length === 0) return;
  const workspaceId = { $in: [...new Set(live.map((event) => event.workspaceId))] };
  const names = [...new Set(live.map(({ name }) => name))];
  const wanting = await parts.collections.subscriptions.find({ workspaceId, events: { $in: names } }).toArray();
  await note(parts, wanting.flatMap((each) => live.flatMap((event) => deliveryOf(each, event) ?? []))); // prettier-ignore
  await noteResumptions(parts, live);
}

/** Of live events, in their order: the first that a wait hears resumes it. */
export async function noteResumptions(parts: NotingParts, events: readonly JourneyEvent[]): Promise<void> {
  const { waits } = parts.collections;
  const same = await parts.profiles.aliases([...new Set(events.map(({ profileId }) => profileId))]);
  const ids = new Set([...[...same.values()].flat(), ...events.map((event) => event.profileId)]);
  const workspaceId = { $in: [...new Set(events.map((event) => event.workspaceId))] };
  const keys = [...new Set(events.flatMap((event) => event.keys))];
  const found = await waits
    .find({ workspaceId, $or: [{ profileId: { $in: [...ids] } }, { entryKey: { $in: keys } }] })
    .toArray();
  const resumed = found.flatMap((wait) => {
    const due = events.map((event) => resumptionOf(wait, event, same.get(event.profileId) ?? []));
    return due.find((each) => each !== undefined) ?? [];
  });
  if (resumed.length === 0) return;
  await note(parts, resumed);
  await waits.deleteMany({ _id: { $in: resumed.map(({ targetId }) => targetId) } });
}

/** Resumes those waits of these people whose conditions they fit now. Gives back the people of whom no wait is left that has any. */
export async function noteFitting(
  parts: FittingParts,
  workspaceId: string,
  profileIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const { waits } = parts.collections;
  const same = await parts.profiles.aliases(profileIds);
  const ids = [...new Set(profileIds.flatMap((id) => [id, ...(same.get(id) ?? [])]))];
  const found = await waits.find({ workspaceId, profileId: { $in: ids }, 'conditions.0': { $exists: true } }).toArray();
  if (found.length === 0) return new Set(profileIds);
  const people = await parts.profiles.read([...new Set(found.map(({ profileId }) => profileId))]);
  const resumed = found.flatMap((wait) => {
    const person = people.get(wait.profileId);
    return (person && fittingOf(wait, person)) ?? [];
  });
  await note(parts, resumed);
  await waits.deleteMany({ _id: { $in: resumed.map(({ targetId }) => targetId) } });
  const gone = new Set(resumed.map(({ targetId }) => targetId));
  const waiting = new Set(found.filter(({ _id }) => !gone.has(_id)).map(({ profileId }) => profileId));
  return new Set(profileIds.filter((id) => ![id, ...(same.get(id) ?? [])].some((one) => waiting.has(one))));
}

async function note({ collections, clock }: NotingParts, due: readonly Due[]): Promise<void> {
  if (due.length === 0) return;
  const now = clock.now();
  const expires = new Date(now.getTime() + KEPT_MS);
  const rows = due.map((each): Delivery => ({ ...each, state: 'pending', tries: 0, due: now, expires }));
  // Noted before: the same event again, or another branch of the same wait was faster.
  await collections.deliveries.insertMany(rows, { ordered: false }).catch((error: unknown) => {
    if (!isDuplicateKey(error)) throw error;
  });
}
