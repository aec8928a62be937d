import {
  NodeConnectionTypes,
  type IExecuteFunctions,
  type INodeExecutionData,
  type INodeType,
  type INodeTypeDescription,
} from 'n8n-workflow';

import { properties } from './description';
import { route } from './route';

export class Branch implements INodeType {
  description: INodeTypeDescription = {
    displayName: 'Perennial Branch',
    name: 'branch',
    icon: { light: 'file:branch.svg', dark: 'file:branch.dark.svg' },
    group: ['transform'],
    version: 1,
    subtitle:
      '={{ (($parameter["rules"] ?? {}).rule ?? []).map((rule) => rule.name).filter((name) => name).join(", ") }}',
    description: 'Sends each customer down the way of the first rule that fits',
    defaults: { name: 'Branch' },
    usableAsTool: true,
    inputs: [NodeConnectionTypes.Main],
    outputs: `={{
      (($parameter["rules"] ?? {}).rule ?? [])
        .map((rule, i) => ({ type: "main", displayName: rule.name || "Rule " + (i + 1) }))
        .concat([{ type: "main", displayName: "Else" }])
    }}`,
    properties,
  };

  execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
    return Promise.resolve(route(this));
  }
}
