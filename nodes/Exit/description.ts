import type { INodeProperties } from 'n8n-workflow';

import { stepKey } from '../properties';

export const properties: INodeProperties[] = [
  stepKey,
  {
    displayName: 'Reason',
    name: 'reason',
    type: 'string',
    default: '',
    placeholder: 'e.g. Bought in the meantime',
    description: "Why the journey ends here; shown on the customer's timeline",
  },
];
