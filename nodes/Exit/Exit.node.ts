import {
  NodeConnectionTypes,
  type IExecuteFunctions,
  type INodeExecutionData,
  type INodeType,
  type INodeTypeDescription,
} from 'n8n-workflow';

import { continued, passedOn } from '../items';
import { inRuntime } from '../perennial';
import { properties } from './description';

export class Exit implements INodeType {
  description: INodeTypeDescription = {
    displayName: 'Perennial Exit',
    name: 'exit',
    icon: { light: 'file:exit.svg', dark: 'file:exit.dark.svg' },
    group: ['organization'],
    version: 1,
    subtitle: '={{ $parameter["reason"] }}',
    description: 'Ends the journey for each customer who comes here, on all of its branches',
    defaults: { name: 'Exit' },
    usableAsTool: true,
    inputs: [NodeConnectionTypes.Main],
    outputs: [],
    properties,
  };

  execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
    const ended = this.getInputData().map((item, i) => {
      try {
        const given = this.getNodeParameter('reason', i, '') as unknown;
        const reason = typeof given === 'string' || typeof given === 'number' ? String(given).slice(0, 200) : '';
        if (inRuntime(this)) this.helpers.perennial.exit(i, reason);
        return passedOn(item, i, { exit: { reason } });
      } catch (error) {
        return continued(this, error, i);
      }
    });
    return Promise.resolve([ended]);
  }
}
