import {
  type IHookFunctions,
  type INodeType,
  type INodeTypeDescription,
  type IWebhookFunctions,
  type IWebhookResponseData,
} from 'n8n-workflow';

import { entryOutputs } from '../entrySettings';
import { receive } from '../EventTrigger/receive';
import { subscribeTo, subscriptionExists, unsubscribe } from '../EventTrigger/subscription';
import { properties } from './description';
import { wantedOf } from './wanted';

export class SegmentTrigger implements INodeType {
  // A literal here, not an import: n8n's lint rules read nothing else.
  description: INodeTypeDescription = {
    displayName: 'Perennial Segment Trigger',
    name: 'segmentTrigger',
    icon: { light: 'file:segment.svg', dark: 'file:segment.dark.svg' },
    group: ['trigger'],
    version: 1,
    subtitle: '={{ ($parameter["on"] === "left" ? "left " : "entered ") + $parameter["segment"] }}',
    description: 'Starts a journey when a customer enters or leaves a segment',
    defaults: { name: 'Segment Trigger' },
    inputs: [],
    outputs: entryOutputs,
    credentials: [{ name: 'perennialApi', required: true }],
    webhooks: [{ name: 'default', httpMethod: 'POST', responseMode: 'onReceived', path: 'segment' }],
    triggerPanel: {
      header: '',
      executionsHelp: {
        inactive: 'Perennial sends the next customer here while you listen, and all of them once this is active.',
        active: 'Perennial sends every customer here who enters or leaves.',
      },
      activationHint: 'Once activated, every customer who enters or leaves starts an execution.',
    },
    properties,
  };

  webhookMethods = {
    default: {
      async checkExists(this: IHookFunctions): Promise<boolean> {
        return await subscriptionExists(this);
      },
      async create(this: IHookFunctions): Promise<boolean> {
        return await subscribeTo(this, wantedOf(this));
      },
      async delete(this: IHookFunctions): Promise<boolean> {
        return await unsubscribe(this);
      },
    },
  };

  async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
    return await receive(this);
  }
}
