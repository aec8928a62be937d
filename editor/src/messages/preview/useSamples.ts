import { useApiQuery, type Answer, type Item } from '../../api/queries';
import { SAMPLE_EVENT, SAMPLE_PROFILE, type SampleEvent } from '../editor/sample';

type Customer = Answer<'get', '/api/profiles/{profileId}'>;
type StoredEvent = Item<'/api/events'>;

/** For whom and about what the text is shown. */
export interface Samples {
  /** A real customer; undefined while the made-up one stands in. */
  readonly person: Customer | undefined;
  readonly personId: string;
  /** What the text reads of the customer. */
  readonly profile: Customer | (typeof SAMPLE_PROFILE & { readonly language: string });
  readonly event: SampleEvent;
  /** Empty: the newest of theirs that starts a journey with this message, else their newest, else the made-up one. */
  readonly eventId: string;
  /** The customer's newest events, to choose from. */
  readonly events: readonly StoredEvent[];
}

export interface SamplesAsked {
  readonly personId: string;
  readonly eventId: string;
  readonly language: string;
  readonly messageKey: string;
}

export function useSamples({ personId, eventId, language, messageKey }: SamplesAsked): Samples {
  const enabled = personId !== '';
  const journeys = useApiQuery('/api/journeys', { params: { query: { usesMessage: messageKey, limit: 100 } } });
  const awaited = new Set(journeys.data?.items.flatMap(({ liveVersion }) => liveVersion?.events ?? []));
  const person = useApiQuery('/api/profiles/{profileId}', { params: { path: { profileId: personId } } }, { enabled });
  const found = useApiQuery(
    '/api/events',
    { params: { query: { profileId: personId, limit: 20 } } },
    { enabled, keepPrevious: false },
  );
  const events = enabled ? (found.data?.items ?? []) : [];
  const chosen =
    events.find(({ id }) => id === eventId) ??
    events.find(({ name }) => awaited.has(name)) ??
    events.find(({ properties }) => Object.keys(properties).length > 0);
  return {
    person: enabled ? person.data : undefined,
    ...{ personId, eventId, events },
    profile: (enabled && person.data) || { ...SAMPLE_PROFILE, language },
    event: chosen ? { name: chosen.name, properties: chosen.properties } : SAMPLE_EVENT,
  };
}
