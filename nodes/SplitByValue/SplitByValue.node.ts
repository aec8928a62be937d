import {
  NodeConnectionTypes,
  type IExecuteFunctions,
  type INodeExecutionData,
  type INodeType,
  type INodeTypeDescription,
} from 'n8n-workflow';

import { properties } from './description';
import { splitAll } from './split';

export class SplitByValue implements INodeType {
  description: INodeTypeDescription = {
    displayName: 'Perennial Split by Value',
    name: 'splitByValue',
    icon: { light: 'file:value.svg', dark: 'file:value.dark.svg' },
    group: ['transform'],
    version: 1,
    subtitle: '={{ $parameter["by"] === "time" ? "by day and time" : "by " + $parameter["value"] }}',
    description: 'Sends each customer down the way of their value: country, language, an attribute, day and time',
    defaults: { name: 'Split by Value' },
    usableAsTool: true,
    inputs: [NodeConnectionTypes.Main],
    outputs: `={{
      ($parameter["by"] === "time" ? ($parameter["times"] ?? {}).time ?? [] : ($parameter["cases"] ?? {}).case ?? [])
        .map((way, i) => ({ type: "main", displayName: way.name || (way.values ?? []).join(", ") || "Way " + (i + 1) }))
        .concat([{ type: "main", displayName: "Else" }])
    }}`,
    properties,
  };

  execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
    return Promise.resolve(splitAll(this));
  }
}
