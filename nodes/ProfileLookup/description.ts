import type { INodeProperties } from 'n8n-workflow';

import { stepKey } from '../properties';

export const properties: INodeProperties[] = [
  stepKey,
  {
    displayName: 'Customer',
    name: 'by',
    type: 'options',
    options: [
      {
        name: 'By E-Mail Address',
        value: 'email',
        description: 'Another customer, such as the receiver of a gift',
      },
      { name: 'By Phone Number', value: 'phone', description: 'With the country code, or of this customer’s country' },
      { name: 'By Your Own ID', value: 'externalId', description: 'The user ID your own system sends' },
      {
        name: 'The One of This Journey',
        value: 'same',
        description: 'Refreshes the profile: what was true at the entry may be weeks old',
      },
    ],
    default: 'same',
    description: 'Whose profile to read',
  },
  {
    displayName: 'Identifier',
    name: 'value',
    type: 'string',
    default: '',
    required: true,
    displayOptions: { hide: { by: ['same'] } },
    placeholder: 'e.g. {{ $json.event.properties.gift_receiver }}',
    description: 'The address, number or ID to look for; usually an expression',
  },
  {
    displayName: 'Only These Fields',
    name: 'fields',
    type: 'string',
    typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Field' },
    default: [],
    placeholder: 'e.g. attributes.size',
    description:
      'What of the profile goes on in the item; everything when nothing is named. Dots lead into attributes.',
  },
];
