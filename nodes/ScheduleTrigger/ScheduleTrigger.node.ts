import { type INodeExecutionData, type INodeType, type INodeTypeDescription, type IPollFunctions } from 'n8n-workflow';

import { entryOutputs } from '../entrySettings';
import { properties } from './description';
import { poll } from './poll';

export class ScheduleTrigger implements INodeType {
  // A literal here, not an import: n8n's lint rules read nothing else.
  description: INodeTypeDescription = {
    displayName: 'Perennial Schedule Trigger',
    name: 'scheduleTrigger',
    icon: { light: 'file:schedule.svg', dark: 'file:schedule.dark.svg' },
    group: ['trigger'],
    version: 1,
    subtitle: '={{ $parameter["repeats"] }}',
    description: 'Starts a journey for an audience at a time: once, or again and again',
    defaults: { name: 'Schedule Trigger' },
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
