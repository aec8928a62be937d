import {
  NodeConnectionTypes,
  type IExecuteFunctions,
  type INodeExecutionData,
  type INodeType,
  type INodeTypeDescription,
} from 'n8n-workflow';

import { properties } from './description';
import { splitAll } from './split';

export class SplitByHistory implements INodeType {
  description: INodeTypeDescription = {
    displayName: 'Perennial Split by History',
    name: 'splitByHistory',
    icon: { light: 'file:history.svg', dark: 'file:history.dark.svg' },
    group: ['transform'],
    version: 1,
    subtitle: '={{ $parameter["what"] + ($parameter["days"] > 0 ? ", last " + $parameter["days"] + " days" : "") }}',
    description: 'Splits by what a customer has been through: a journey, a message, a step',
    defaults: { name: 'Split by History' },
    usableAsTool: true,
    inputs: [NodeConnectionTypes.Main],
    outputs: [NodeConnectionTypes.Main, NodeConnectionTypes.Main],
    outputNames: ['Yes', 'No'],
    credentials: [{ name: 'perennialApi', required: true }],
    properties,
  };

  async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
    return await splitAll(this);
  }
}
