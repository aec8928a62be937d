import { useMemo } from 'react';

import { useApiQuery, type Item } from '../../api/queries';
import type { DraftWorkflow } from '../../draft/contract';
import { entryFields, eventFields, profileFields } from '../dataFields';
import type { EntryFacts } from '../form/context';
import { stepsBefore } from './before';
import { outcomeFields, type DataGroup } from './groups';

export type EventSample = Item<'/api/events'>;
export type ProfileSample = Item<'/api/profiles'>;

const RARELY = { pollEvery: undefined } as const;

/** The newest events of a name, for the properties they really have. */
export function useEventSamples(name: string | undefined, limit = 10): readonly EventSample[] {
  const query = { limit, ...(name !== undefined && { name }) };
  const { data } = useApiQuery(
    '/api/events',
    { params: { query } },
    { ...RARELY, enabled: name !== undefined && name !== '' },
  );
  return data?.items ?? NONE;
}

/** Customers as they are, newest first. */
export function useProfileSamples(): readonly ProfileSample[] {
  const { data } = useApiQuery('/api/profiles', { params: { query: { limit: 20 } } });
  return data?.items ?? NONE;
}

const NONE: readonly never[] = [];

/** What a step can take from the data of whoever comes there. */
export function useDataGroups(
  workflow: DraftWorkflow | undefined,
  name: string | undefined,
  entry: EntryFacts,
): readonly DataGroup[] {
  const profiles = useProfileSamples();
  const events = useEventSamples(entry.events[0]);
  return useMemo(() => {
    if (!workflow || name === undefined) return NONE;
    const own: DataGroup[] = [
      { kind: 'profile', step: entry.name, fields: profileFields(profiles) },
      { kind: 'event', step: entry.name, fields: eventFields(events) },
      { kind: 'entry', step: entry.name, fields: entryFields() },
    ];
    const outcomes = stepsBefore(workflow, name).flatMap((step): DataGroup[] => {
      const fields = outcomeFields(step.type);
      return fields.length > 0 ? [{ kind: 'step', step: step.name, fields }] : [];
    });
    return [...own, ...outcomes];
  }, [workflow, name, entry.name, profiles, events]);
}
