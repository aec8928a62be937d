import type { Translate } from '../../i18n/translate';

/** How people come into a journey. */
export type EntryKind = 'event' | 'date' | 'schedule';

export interface Start {
  readonly name: string;
  readonly kind: EntryKind;
  /** Of an entry by events. */
  readonly events: readonly string[];
}

const TYPES: Readonly<Record<EntryKind, string>> = {
  event: 'n8n-nodes-perennial.eventTrigger',
  date: 'n8n-nodes-perennial.dateTrigger',
  schedule: 'n8n-nodes-perennial.scheduleTrigger',
};

/** A journey of its entry alone, named in the person's language. */
export function startingWorkflow(t: Translate, { name, kind, events }: Start) {
  const stepNames: Readonly<Record<EntryKind, string>> = {
    event: t('journeys:new.step.event'),
    date: t('journeys:new.step.date'),
    schedule: t('journeys:new.step.schedule'),
  };
  const node = {
    ...{ name: stepNames[kind], type: TYPES[kind], typeVersion: 1, position: [0, 0] },
    parameters: kind === 'event' ? { events: [...events] } : {},
  };
  return { name, nodes: [node], connections: {} };
}
