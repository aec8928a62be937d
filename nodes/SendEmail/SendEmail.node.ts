import {
  NodeConnectionTypes,
  type IExecuteFunctions,
  type INodeExecutionData,
  type INodeType,
  type INodeTypeDescription,
} from 'n8n-workflow';

import { inRuntime } from '../perennial';
import { properties } from './description';
import { askAll } from './ask';
import { sendAll } from './send';

export class SendEmail implements INodeType {
  description: INodeTypeDescription = {
    displayName: 'Perennial Send Email',
    name: 'sendEmail',
    icon: { light: 'file:email.svg', dark: 'file:email.dark.svg' },
    group: ['output'],
    version: 1,
    subtitle: '={{ $parameter["message"] }}',
    description: 'Sends a message once, with consent and in the hours you allow, and goes on when its outcome is known',
    defaults: { name: 'Send Email' },
    usableAsTool: true,
    inputs: [NodeConnectionTypes.Main],
    outputs: [NodeConnectionTypes.Main],
    credentials: [{ name: 'perennialApi', required: true }],
    properties,
  };

  async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
    return inRuntime(this) ? askAll(this) : await sendAll(this);
  }
}
