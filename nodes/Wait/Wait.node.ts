import {
  NodeConnectionTypes,
  type IExecuteFunctions,
  type INodeExecutionData,
  type INodeType,
  type INodeTypeDescription,
  type IWebhookFunctions,
  type IWebhookResponseData,
} from 'n8n-workflow';

import { inRuntime } from '../perennial';
import { properties } from './description';
import { holdAll } from './hold';
import { resume, suspend } from './suspend';

export class Wait implements INodeType {
  description: INodeTypeDescription = {
    displayName: 'Perennial Wait',
    name: 'wait',
    icon: { light: 'file:wait.svg', dark: 'file:wait.dark.svg' },
    group: ['organization'],
    version: 1,
    subtitle:
      '={{ ($parameter["mode"] === "event" ? "until an event, at most " : "") + $parameter["amount"] + " " + $parameter["unit"] }}',
    description: 'Holds each customer for a time, or until something happens',
    defaults: { name: 'Wait' },
    usableAsTool: true,
    inputs: [NodeConnectionTypes.Main],
    outputs: `={{
      $parameter["mode"] === "event"
        ? [{ type: "main", displayName: "Time-out" }].concat(
            (($parameter["branches"] ?? {}).branch ?? []).map((branch) => ({ type: "main", displayName: branch.event || "Event" }))
          )
        : [{ type: "main" }]
    }}`,
    credentials: [{ name: 'perennialApi', required: true, displayOptions: { show: { mode: ['event'] } } }],
    webhooks: [
      {
        name: 'default',
        httpMethod: 'POST',
        responseMode: 'onReceived',
        path: '',
        restartWebhook: true,
        isFullPath: true,
      },
    ],
    hints: [
      {
        message:
          'In n8n a wait holds the whole execution: send one customer through it at a time, with Loop Over Items',
        location: 'ndv',
        whenToDisplay: 'beforeExecution',
      },
    ],
    properties,
  };

  // n8n makes a resume address for each execution; there is nothing to register beforehand.
  webhookMethods = {
    default: {
      checkExists(): Promise<boolean> {
        return Promise.resolve(true);
      },
      create(): Promise<boolean> {
        return Promise.resolve(true);
      },
      delete(): Promise<boolean> {
        return Promise.resolve(true);
      },
    },
  };

  async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
    return inRuntime(this) ? holdAll(this) : await suspend(this);
  }

  webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
    return Promise.resolve(resume(this));
  }
}
