import { keepPreviousData, useQuery } from '@tanstack/react-query';

import { answer, api } from '../api/client';
import { useApiQuery } from '../api/queries';
import type { components } from '../api/schema';

const MOST = { params: { query: { limit: 200 } } } as const;

/** Names of journeys by id; an id whose name is not known stays an id. */
export function useJourneyNames(): (journeyId: string) => string {
  const { data } = useApiQuery('/api/journeys', MOST);
  const names = new Map(data?.items.map(({ id, name }) => [id, name]));
  return (journeyId) => names.get(journeyId) ?? journeyId;
}

/** Names of messages by key; a key whose name is not known stays a key. */
export function useMessageNames(): (key: string) => string {
  const { data } = useApiQuery('/api/messages', MOST);
  const names = new Map(data?.items.map(({ key, name }) => [key, name]));
  return (key) => names.get(key) ?? key;
}

export type KnownPerson = components['schemas']['ProfileView'];

const AT_ONCE = 200;

/** Who these ids are; ids of merged profiles give whom they merged into. Empty until known. */
export function usePeople(profileIds: readonly string[]): ReadonlyMap<string, KnownPerson> {
  const ids = [...new Set(profileIds)].toSorted();
  const { data } = useQuery({
    queryKey: ['/api/profiles/lookup', ids],
    queryFn: async () => await lookUp(ids),
    enabled: ids.length > 0,
    placeholderData: keepPreviousData,
  });
  return data ?? new Map<string, KnownPerson>();
}

async function lookUp(ids: readonly string[]): Promise<ReadonlyMap<string, KnownPerson>> {
  const known = new Map<string, KnownPerson>();
  for (let start = 0; start < ids.length; start += AT_ONCE) {
    const asked = ids.slice(start, start + AT_ONCE);
    const lookups = asked.map((value) => ({ by: 'id' as const, value }));
    const { items } = await answer(api.POST('/api/profiles/lookup', { body: { lookups } }));
    for (const [index, person] of items.entries()) if (person) known.set(asked[index] ?? person.id, person);
  }
  return known;
}
