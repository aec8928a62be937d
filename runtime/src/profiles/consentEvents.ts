import type { ConsentState } from '../engine/profile';
import type { OwnEvent } from '../engine/ports';
import type { ConsentEntry } from './consentHistory';

/** What is told of a new state; `Consent Given` is who agreed and has still to confirm it. */
const NAMES: Partial<Record<ConsentState, string>> = {
  pending: 'Consent Given',
  subscribed: 'Subscribed',
  unsubscribed: 'Unsubscribed',
};

/** The events of what changed somebody's state; of history that was brought in there are none. */
export function consentEvents(entries: readonly ConsentEntry[]): readonly OwnEvent[] {
  return entries.filter(changedState).flatMap(({ _id, workspaceId, profileId, state, at, ...said }) => {
    const name = NAMES[state];
    const { channel, category, source, evidence } = said;
    const properties = { channel, category, source, ...(evidence?.['way'] !== undefined && { way: evidence['way'] }) };
    return name === undefined
      ? []
      : [{ workspaceId, profileId, key: `consent:${_id}`, name, properties, occurredAt: at }];
  });
}

/** Whoever unsubscribes by the link of a message was told of by that page already. */
const toldByThePage = ({ source, state }: ConsentEntry) => source === 'unsubscribe_link' && state === 'unsubscribed';

const changedState = (entry: ConsentEntry): boolean =>
  !entry.refused && !entry.past && entry.from !== entry.state && !toldByThePage(entry);
