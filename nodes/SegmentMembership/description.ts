import type { INodeProperties } from 'n8n-workflow';

import { stepKey } from '../properties';

export const properties: INodeProperties[] = [
  stepKey,
  {
    displayName: 'What to Do',
    name: 'action',
    type: 'options',
    noDataExpression: true,
    options: [
      {
        name: 'Ask Whether They Are In',
        value: 'check',
        action: 'Ask whether they are in',
        description: 'Yes or no: two ways out',
      },
      {
        name: 'Put on a List',
        value: 'add',
        action: 'Put on a list',
        description: 'Once the step is done; who is on it stays on it',
      },
      { name: 'Take Off a List', value: 'remove', action: 'Take off a list' },
    ],
    default: 'check',
    description: 'Whether to look at the membership or to change it. Who is in a computed segment cannot be set.',
  },
  {
    displayName: 'Segment',
    name: 'segment',
    type: 'string',
    noDataExpression: true,
    default: '',
    required: true,
    placeholder: 'e.g. seg_…',
    description: 'ID of the segment or list',
  },
];
