import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { continued, passedOn } from '../items';
import { drawnBy, readShares, shareOf, stepKeyOf } from '../shares';

/** One output per way, in order. An item carries the name of its way. */
export function splitAll(context: IExecuteFunctions): INodeExecutionData[][] {
  const ways = readShares(context.getNodeParameter('ways', 0, {}), 'way');
  const stepKey = stepKeyOf(context);
  const assignment = context.getNodeParameter('assignment', 0, 'person') === 'entry' ? 'entry' : 'person';
  const outputs: INodeExecutionData[][] = ways.map(() => []);
  for (const [i, item] of context.getInputData().entries()) {
    try {
      const output = shareOf(ways, drawnBy(context, i, assignment), stepKey);
      outputs[output]?.push(passedOn(item, i, { split: { name: ways[output]?.name ?? '' } }));
    } catch (error) {
      outputs[0]?.push(continued(context, error, i));
    }
  }
  return outputs;
}
