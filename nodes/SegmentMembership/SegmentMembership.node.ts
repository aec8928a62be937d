import {
  NodeConnectionTypes,
  type IExecuteFunctions,
  type INodeExecutionData,
  type INodeType,
  type INodeTypeDescription,
} from 'n8n-workflow';

import { properties } from './description';
import { membershipAll } from './membership';

export class SegmentMembership implements INodeType {
  description: INodeTypeDescription = {
    displayName: 'Perennial Segment Membership',
    name: 'segmentMembership',
    icon: { light: 'file:membership.svg', dark: 'file:membership.dark.svg' },
    group: ['transform'],
    version: 1,
    subtitle: '={{ $parameter["action"] + ": " + $parameter["segment"] }}',
    description: 'Asks whether each customer is in a segment, or puts them on a list or takes them off it',
    defaults: { name: 'Segment Membership' },
    usableAsTool: true,
    inputs: [NodeConnectionTypes.Main],
    outputs: `={{
      ($parameter["action"] ?? "check") === "check"
        ? [{ type: "main", displayName: "Yes" }, { type: "main", displayName: "No" }]
        : [{ type: "main", displayName: "" }]
    }}`,
    credentials: [{ name: 'perennialApi', required: true }],
    properties,
  };

  async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
    return await membershipAll(this);
  }
}
