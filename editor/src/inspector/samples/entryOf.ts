import { isEntry } from '../../canvas/graph/types';
import type { DraftWorkflow } from '../../draft/contract';
import { textIn } from '../../words/rules';
import type { EntryFacts } from '../form/context';

/** What belongs to the whole journey, from the parameters of its entry. */
export function entryOf(workflow: DraftWorkflow | undefined): EntryFacts {
  const node = workflow?.nodes.find(({ type }) => isEntry(type));
  const events = node?.parameters['events'];
  return {
    name: node?.name ?? '',
    keyKind: textIn(node?.parameters['entryKey']),
    events: Array.isArray(events) ? events.filter((event): event is string => typeof event === 'string') : [],
    zone: textIn(node?.parameters['zone']) || 'UTC',
  };
}
