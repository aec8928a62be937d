import {
  type IHookFunctions,
  type INodeType,
  type INodeTypeDescription,
  type IWebhookFunctions,
  type IWebhookResponseData,
} from 'n8n-workflow';

import { entryOutputs } from '../entrySettings';
import { properties } from './description';
import { receive } from './receive';
import { subscribe, subscriptionExists, unsubscribe } from './subscription';

export class EventTrigger implements INodeType {
  // A literal here, not an import: n8n's lint rules read nothing else.
  description: INodeTypeDescription = {
    displayName: 'Perennial Event Trigger',
    name: 'eventTrigger',
    icon: { light: 'file:event.svg', dark: 'file:event.dark.svg' },
    group: ['trigger'],
    version: 1,
    subtitle: '={{ ($parameter["events"] ?? []).join(", ") }}',
    description: 'Starts a journey when a customer does something',
    defaults: { name: 'Event Trigger' },
    inputs: [],
    outputs: entryOutputs,
    credentials: [{ name: 'perennialApi', required: true }],
    webhooks: [{ name: 'default', httpMethod: 'POST', responseMode: 'onReceived', path: 'event' }],
    triggerPanel: {
      header: '',
      executionsHelp: {
        inactive: 'Perennial sends the next matching event here while you listen, and all of them once this is active.',
        active: 'Perennial sends every matching live event here.',
      },
      activationHint: 'Once activated, every matching live event starts an execution.',
    },
    properties,
  };

  webhookMethods = {
    default: {
      async checkExists(this: IHookFunctions): Promise<boolean> {
        return await subscriptionExists(this);
      },
      async create(this: IHookFunctions): Promise<boolean> {
        return await subscribe(this);
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
