import type { INodeProperties } from 'n8n-workflow';

import { stepKey } from '../properties';
import { HALVES, shareFields } from '../shares';

export const properties: INodeProperties[] = [
  stepKey,
  {
    displayName: 'Ways',
    name: 'ways',
    type: 'fixedCollection',
    typeOptions: { multipleValues: true, sortable: true, minRequiredFields: 2 },
    placeholder: 'Add Way',
    default: { way: HALVES },
    description: '2 to 10 ways out with the share of people that takes each; together 100 %',
    options: [{ name: 'way', displayName: 'Way', values: shareFields }],
  },
  {
    displayName: 'Who Comes Back',
    name: 'assignment',
    type: 'options',
    noDataExpression: true,
    options: [
      {
        name: 'Goes the Same Way Again',
        value: 'person',
        description: 'A customer always takes the same way at this step',
      },
      {
        name: 'Is Drawn Anew at Each Entry',
        value: 'entry',
        description: 'The way is drawn for each passage through the journey',
      },
    ],
    default: 'person',
    description: 'Which way somebody goes who comes to this step again',
  },
];
