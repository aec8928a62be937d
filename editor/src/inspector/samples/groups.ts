import type { DataField } from '../dataFields';
import type { Reference } from '../expression';

/** Fields that come from one place. */
export interface DataGroup {
  readonly kind: 'profile' | 'event' | 'entry' | 'step';
  /** Name of the step that gives them: the entry, or the one whose outcome it is. */
  readonly step: string;
  readonly fields: readonly DataField[];
}

export function referenceTo(group: DataGroup, field: DataField): Reference {
  return { step: group.step, path: field.path };
}

const OURS = 'n8n-nodes-perennial.';

/** What our own steps add to the item, for those behind them. */
export function outcomeFields(type: string): readonly DataField[] {
  switch (type) {
    case `${OURS}wait`:
      return [
        { path: ['wait', 'outcome'], type: 'string', sample: 'timeout' },
        { path: ['wait', 'at'], type: 'dateTime' },
      ];
    case `${OURS}abTest`:
      return [
        { path: ['abTest', 'variant'], type: 'string' },
        { path: ['abTest', 'name'], type: 'string' },
      ];
    case `${OURS}randomSplit`:
    case `${OURS}splitByValue`:
    case `${OURS}splitByHistory`:
      return [{ path: ['split', 'name'], type: 'string' }];
    case `${OURS}branch`:
      return [{ path: ['branch', 'name'], type: 'string' }];
    case `${OURS}sendEmail`:
      return [
        { path: ['send', 'outcome'], type: 'string', sample: 'sent' },
        { path: ['send', 'reason'], type: 'string' },
        { path: ['send', 'at'], type: 'dateTime' },
      ];
    case `${OURS}consent`:
      return [{ path: ['consent', 'state'], type: 'string', sample: 'subscribed' }];
    case `${OURS}trackEvent`:
      return [{ path: ['track', 'event'], type: 'string' }];
    case `${OURS}profileLookup`:
      return [{ path: ['lookup', 'found'], type: 'boolean' }];
    default:
      return [];
  }
}
