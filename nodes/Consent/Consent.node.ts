import {
  NodeConnectionTypes,
  type IExecuteFunctions,
  type INodeExecutionData,
  type INodeType,
  type INodeTypeDescription,
} from 'n8n-workflow';

import { properties } from './description';
import { consentAll } from './consent';

export class Consent implements INodeType {
  description: INodeTypeDescription = {
    displayName: 'Perennial Consent',
    name: 'consent',
    icon: { light: 'file:consent.svg', dark: 'file:consent.dark.svg' },
    group: ['transform'],
    version: 1,
    subtitle: '={{ $parameter["action"] + ": " + $parameter["channel"] }}',
    description: 'Asks whether each customer agreed to marketing on a channel, or records that they agreed or refused',
    defaults: { name: 'Consent' },
    usableAsTool: true,
    inputs: [NodeConnectionTypes.Main],
    outputs: `={{
      ($parameter["action"] ?? "check") === "check"
        ? [{ type: "main", displayName: "Yes" }, { type: "main", displayName: "No" }, { type: "main", displayName: "Never Asked" }]
        : [{ type: "main", displayName: "" }]
    }}`,
    properties,
  };

  execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
    return consentAll(this);
  }
}
