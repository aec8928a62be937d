import { NodeOperationError, type IHookFunctions } from 'n8n-workflow';

import type { Wanted } from '../EventTrigger/subscription';

/** Which of our events say that somebody has entered this segment, or left it. */
export function wantedOf(hook: IHookFunctions): Wanted {
  const given = hook.getNodeParameter('segment', '') as unknown;
  const segment = typeof given === 'string' ? given.trim() : '';
  if (segment === '') throw new NodeOperationError(hook.getNode(), 'No segment is chosen');
  const left = hook.getNodeParameter('on', 'entered') === 'left';
  return {
    events: [left ? 'Segment Left' : 'Segment Entered'],
    filter: { combinator: 'all', conditions: [{ path: 'segment_id', operator: 'equals', value: segment }] },
  };
}
