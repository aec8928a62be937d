import {
  NodeConnectionTypes,
  type IExecuteFunctions,
  type INodeExecutionData,
  type INodeType,
  type INodeTypeDescription,
} from 'n8n-workflow';

import { assignAll } from './assign';
import { properties } from './description';

export class AbTest implements INodeType {
  description: INodeTypeDescription = {
    displayName: 'Perennial A/B Test',
    name: 'abTest',
    icon: { light: 'file:test.svg', dark: 'file:test.dark.svg' },
    group: ['transform'],
    version: 1,
    subtitle: '={{ $parameter["event"] + " within " + $parameter["days"] + " days" }}',
    description: 'Tries variants on shares of the customers, holds some out, and measures what each brings about',
    defaults: { name: 'A/B Test' },
    usableAsTool: true,
    inputs: [NodeConnectionTypes.Main],
    outputs: `={{
      (($parameter["variants"] ?? {}).variant ?? [])
        .map((variant, i) => ({ type: "main", displayName: variant.name || "ABCDEFGHIJ"[i] }))
        .concat($parameter["holdout"] > 0 ? [{ type: "main", displayName: "Holdout" }] : [])
    }}`,
    properties,
  };

  execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
    return Promise.resolve(assignAll(this));
  }
}
