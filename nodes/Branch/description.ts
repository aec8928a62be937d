import type { INodeProperties } from 'n8n-workflow';

import { stepKey } from '../properties';

export const properties: INodeProperties[] = [
  stepKey,
  {
    displayName: 'Rules',
    name: 'rules',
    type: 'fixedCollection',
    typeOptions: { multipleValues: true, sortable: true },
    placeholder: 'Add Rule',
    default: {},
    description: 'Looked at from the top; the first that fits decides. Who fits none goes on at "Else".',
    options: [
      {
        name: 'rule',
        displayName: 'Rule',
        values: [
          {
            displayName: 'Name',
            name: 'name',
            type: 'string',
            noDataExpression: true,
            default: '',
            placeholder: 'e.g. Cart above 100',
            description: 'What the way out is called',
          },
          {
            displayName: 'Conditions',
            name: 'conditions',
            type: 'filter',
            placeholder: 'Add Condition',
            default: {},
            typeOptions: {
              multipleValues: false,
              filter: { caseSensitive: false, typeValidation: 'loose', version: 2 },
            },
            description: 'What must hold for a customer to go this way',
          },
        ],
      },
    ],
  },
];
