import type { INodeExecutionData } from 'n8n-workflow';

import { itemError, passedOn } from '../items';
import type { HoldRequest, RuntimeContext } from '../perennial';
import { readWait } from './parameters';

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
  const { end, listens, ways, restartOn } = readWait(context, i);
  if (!listens) return { kind: 'time', ...end };
  const { branches, conditions, times } = ways;
  return {
    kind: 'listen',
    ...end,
    branches,
    ...(conditions.length > 0 && { conditions }),
    ...(times.length > 0 && { times }),
    restartOn,
    refresh: context.getNodeParameter('refresh', i, true) !== false,
  };
}
