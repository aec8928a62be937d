import type { INodeProperties } from 'n8n-workflow';

import { stepKey } from '../properties';

export const properties: INodeProperties[] = [
  stepKey,
  {
    displayName: 'Event',
    name: 'event',
    type: 'string',
    noDataExpression: true,
    default: '',
    required: true,
    placeholder: 'e.g. Gift Promised',
    description: 'Its name. Journeys that begin with it begin for the customer.',
  },
  {
    displayName: 'Properties',
    name: 'properties',
    type: 'fixedCollection',
    typeOptions: { multipleValues: true, sortable: true },
    placeholder: 'Add Property',
    default: {},
    description: 'What is known of the event, for the conditions and texts of whoever hears of it',
    options: [
      {
        name: 'property',
        displayName: 'Property',
        values: [
          {
            displayName: 'Name',
            name: 'name',
            type: 'string',
            noDataExpression: true,
            default: '',
            placeholder: 'e.g. order_id',
            description: 'Name of the property',
          },
          {
            displayName: 'Value',
            name: 'value',
            type: 'string',
            default: '',
            placeholder: 'e.g. {{ $json.event.properties.order_id }}',
            description: 'Usually an expression, which keeps its kind: a number stays a number',
          },
        ],
      },
    ],
  },
];
