import type { INodeProperties } from 'n8n-workflow';

import { entrySettings } from '../entrySettings';
import { stepKey } from '../properties';

/** Which segment, and whether entering or leaving it lets somebody in. */
export const properties: INodeProperties[] = [
  stepKey,
  {
    displayName: 'When a Customer',
    name: 'on',
    type: 'options',
    noDataExpression: true,
    options: [
      { name: 'Enters the Segment', value: 'entered' },
      { name: 'Leaves the Segment', value: 'left' },
    ],
    default: 'entered',
    description:
      'What lets a customer in. Imports and edits of the segment let nobody in, whatever they change: only what a customer does, and time.',
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
  ...entrySettings({
    notice:
      'Re-entry, needs, exits and goals are kept by a Perennial runtime. In plain n8n everybody who enters or leaves starts an execution of their own.',
    always: 'Every time a customer enters or leaves starts a visit',
    maxAge: 'Who entered or left longer ago does not come in',
  }),
];
