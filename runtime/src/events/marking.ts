import { eventsChanged, type ChangeNote, type Changes } from '../changes/service';
import type { OwnEvent } from '../engine/ports';
import type { Accepted } from './draft';
import type { EventSource, NormalisedEvent } from './normalised';

interface Marking {
  readonly open: readonly Accepted[];
  readonly profileIds: ReadonlyMap<string, string>;
}

/**
 * Says for whom a batch brings something, before it is stored. Most of what comes only says that something happened; what may have
 * made two people one, or says something of a person, changes all that can be asked of them.
 */
export async function markChanges(
  { changes }: { readonly changes?: Pick<Changes, 'mark'> | undefined },
  { workspaceId }: EventSource,
  { open, profileIds }: Marking,
): Promise<readonly (ChangeNote | undefined)[]> {
  if (!changes || open.length === 0) return [];
  const groups = Map.groupBy(open, ({ event }) => `${event.origin} ${String(saysMore(event))}`);
  return await Promise.all(
    [...groups.values()].map(async (own) => {
      const people = own.flatMap(({ draft }) => profileIds.get(draft._id) ?? []);
      const { origin = 'live' } = own[0]?.event ?? {};
      const more = own.some(({ event }) => saysMore(event));
      const changed = more ? 'everything' : eventsChanged(own.map(({ draft }) => draft.name));
      return await changes.mark(workspaceId, people, { origin, changed });
    }),
  );
}

/** More than one identifier may join people, also with what the other one did before. */
function saysMore({ identifiers, traits, consents, order }: NormalisedEvent): boolean {
  return (
    identifiers.length > 1 ||
    consents.length > 0 ||
    order !== undefined ||
    Object.keys(traits.fields).length > 0 ||
    Object.keys(traits.attributes).length > 0
  );
}

/** For events of our own. */
export async function markOwn(
  changes: Pick<Changes, 'mark'> | undefined,
  own: readonly OwnEvent[],
): Promise<readonly (ChangeNote | undefined)[]> {
  if (!changes) return [];
  const groups = Map.groupBy(own, ({ workspaceId, origin = 'live' }) => `${workspaceId} ${origin}`);
  return await Promise.all(
    [...groups.values()].map(async (events) => {
      const { workspaceId = '', origin = 'live' } = events[0] ?? {};
      const changed = [...eventsChanged(events.map(({ name }) => name)), 'messages'];
      const people = events.map(({ profileId }) => profileId);
      return await changes.mark(workspaceId, people, { origin, changed });
    }),
  );
}
