import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { continued, passedOn } from '../items';
import { drawnBy, drawnFor, readShares, shareOf, stepKeyOf } from '../shares';

/**
 * One output per variant, in order, then the holdout's when there is one. Who is held out is drawn apart from the variants, so
 * changing the one moves nobody in the other. A customer keeps their variant for as long as the test lasts.
 */
export function assignAll(context: IExecuteFunctions): INodeExecutionData[][] {
  const variants = readShares(context.getNodeParameter('variants', 0, {}), 'variant');
  const holdout = readHoldout(context.getNodeParameter('holdout', 0, 0));
  const stepKey = stepKeyOf(context);
  const outputs: INodeExecutionData[][] = [...variants, ...(holdout > 0 ? [undefined] : [])].map(() => []);
  for (const [i, item] of context.getInputData().entries()) {
    try {
      const person = drawnBy(context, i, 'person');
      const held = drawnFor(`${person}/${stepKey}/holdout`) < holdout / 100;
      const output = held ? variants.length : shareOf(variants, person, stepKey);
      outputs[output]?.push(passedOn(item, i, { abTest: named(variants[output]) }));
    } catch (error) {
      outputs[0]?.push(continued(context, error, i));
    }
  }
  return outputs;
}

const named = (variant: { readonly key: string; readonly name: string } | undefined): IDataObject =>
  variant ? { variant: variant.key, name: variant.name } : { variant: 'holdout', name: 'Holdout' };

function readHoldout(given: unknown): number {
  const percent = Number(given);
  if (percent >= 0 && percent <= 90) return percent;
  throw new Error(`A holdout of ${JSON.stringify(given)} % is not possible: 0 to 90 are`);
}
