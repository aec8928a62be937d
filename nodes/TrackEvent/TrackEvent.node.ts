import {
  NodeConnectionTypes,
  type IExecuteFunctions,
  type INodeExecutionData,
  type INodeType,
  type INodeTypeDescription,
} from 'n8n-workflow';

import { properties } from './description';
import { trackAll } from './track';

export class TrackEvent implements INodeType {
  description: INodeTypeDescription = {
    displayName: 'Perennial Track Event',
    name: 'trackEvent',
    icon: { light: 'file:track.svg', dark: 'file:track.dark.svg' },
    group: ['output'],
    version: 1,
    subtitle: '={{ $parameter["event"] }}',
    description: 'Records an event of each customer, which other journeys and segments then hear of',
    defaults: { name: 'Track Event' },
    usableAsTool: true,
    inputs: [NodeConnectionTypes.Main],
    outputs: [NodeConnectionTypes.Main],
    properties,
  };

  execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
    return trackAll(this);
  }
}
