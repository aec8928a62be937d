import {
  NodeConnectionTypes,
  type IExecuteFunctions,
  type INodeExecutionData,
  type INodeType,
  type INodeTypeDescription,
} from 'n8n-workflow';

import { properties } from './description';
import { lookUpAll } from './lookUp';

export class ProfileLookup implements INodeType {
  description: INodeTypeDescription = {
    displayName: 'Perennial Profile Lookup',
    name: 'profileLookup',
    icon: { light: 'file:lookup.svg', dark: 'file:lookup.dark.svg' },
    group: ['transform'],
    version: 1,
    subtitle:
      '={{ { same: "this customer, as of now", email: "by e-mail address", phone: "by phone number", externalId: "by your own ID" }[$parameter["by"]] }}',
    description: 'Reads a customer as they are now: the one of this journey, or another one by an identifier',
    defaults: { name: 'Profile Lookup' },
    usableAsTool: true,
    inputs: [NodeConnectionTypes.Main],
    outputs: [NodeConnectionTypes.Main, NodeConnectionTypes.Main],
    outputNames: ['Found', 'Not Found'],
    credentials: [{ name: 'perennialApi', required: true }],
    properties,
  };

  async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
    return await lookUpAll(this);
  }
}
