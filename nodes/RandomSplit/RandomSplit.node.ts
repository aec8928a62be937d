import {
  NodeConnectionTypes,
  type IExecuteFunctions,
  type INodeExecutionData,
  type INodeType,
  type INodeTypeDescription,
} from 'n8n-workflow';

import { properties } from './description';
import { splitAll } from './split';

export class RandomSplit implements INodeType {
  description: INodeTypeDescription = {
    displayName: 'Perennial Random Split',
    name: 'randomSplit',
    icon: { light: 'file:random.svg', dark: 'file:random.dark.svg' },
    group: ['transform'],
    version: 1,
    subtitle:
      '={{ (($parameter["ways"] ?? {}).way ?? []).map((way, i) => (way.name || "ABCDEFGHIJ"[i]) + " " + way.percent + " %").join(", ") }}',
    description: 'Shares customers out between several ways, by percentages',
    defaults: { name: 'Random Split' },
    usableAsTool: true,
    inputs: [NodeConnectionTypes.Main],
    outputs: `={{
      (($parameter["ways"] ?? {}).way ?? [])
        .map((way, i) => ({ type: "main", displayName: way.name || "ABCDEFGHIJ"[i] }))
    }}`,
    properties,
  };

  execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
    return Promise.resolve(splitAll(this));
  }
}
