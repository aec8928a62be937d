import type { INodeExecutionData } from 'n8n-workflow';

import { itemError, passedOn } from '../items';
import type { HoldRequest, RuntimeContext } from '../perennial';
import { readBranches, readRestarts, readWait } from './parameters';

/** In our runtime: each profile holds for its own time. The items that come out are only there to be counted. */
export function holdAll(context: RuntimeContext): INodeExecutionData[][] {
  const items = context.getInputData();
  for (const i of items.keys()) {
    try {
      context.helpers.perennial.hold(i, holdOf(context, i));
    } catch (error) {
      throw itemError(context.getNode(), error, i);
    }
  }
  return [items.map((item, i) => passedOn(item, i))];
}

function holdOf(context: RuntimeContext, i: number): HoldRequest {
  const wait = readWait(context, i);
  if (context.getNodeParameter('mode', i) !== 'event') return { kind: 'time', wait };
  return {
    kind: 'listen',
    wait,
    branches: readBranches(context, i),
    restartOn: readRestarts(context, i),
    refresh: context.getNodeParameter('refresh', i, true) !== false,
  };
}
