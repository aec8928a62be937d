import { type INodeExecutionData, type INodeType, type INodeTypeDescription, type IPollFunctions } from 'n8n-workflow';

import { entryOutputs } from '../entrySettings';
import { properties } from './description';
import { poll } from './poll';

export class DateTrigger implements INodeType {
  // A literal here, not an import: n8n's lint rules read nothing else.
  description: INodeTypeDescription = {
    displayName: 'Perennial Date Trigger',
    name: 'dateTrigger',
    icon: { light: 'file:date.svg', dark: 'file:date.dark.svg' },
    group: ['trigger'],
    version: 1,
    subtitle: '={{ $parameter["attribute"] }}',
    description: 'Starts a journey on a day of the customer, such as a birthday or a renewal',
    defaults: { name: 'Date Trigger' },
    polling: true,
    inputs: [],
    outputs: entryOutputs,
    credentials: [{ name: 'perennialApi', required: true }],
    properties,
  };

  async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
    return await poll(this);
  }
}
