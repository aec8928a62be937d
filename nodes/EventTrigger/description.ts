import type { INodeProperties } from 'n8n-workflow';

import { entrySettings } from '../entrySettings';
import { eventFilter, stepKey } from '../properties';

/** Which events let somebody in, and what makes two visits different. */
export const properties: INodeProperties[] = [
  stepKey,
  {
    displayName: 'Events',
    name: 'events',
    type: 'string',
    typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Event' },
    default: [],
    required: true,
    placeholder: 'e.g. Checkout Started',
    description: 'Names of the events that let a customer in, as in the Segment e-commerce specification',
  },
  eventFilter,
  {
    displayName: 'Entry Key',
    name: 'entryKey',
    type: 'options',
    options: [
      { name: 'None: One Visit per Customer', value: '' },
      { name: 'Cart', value: 'cart', description: 'Each cart is a visit of its own' },
      { name: 'Checkout', value: 'checkout', description: 'Each checkout is a visit of its own' },
      { name: 'Order', value: 'order', description: 'Each order is a visit of its own' },
    ],
    default: '',
    description:
      'What makes two visits of the same customer different. Another kind of key can be given as an expression.',
  },
  {
    displayName: 'Key Aliases',
    name: 'keyAliases',
    type: 'string',
    typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Alias' },
    default: [],
    displayOptions: { hide: { entryKey: [''] } },
    placeholder: 'e.g. cart',
    description:
      'Other kinds of keys that mean the same visit: with the alias "cart" an order of the cart ends the visit of its checkout',
  },
  ...entrySettings({
    notice:
      'Re-entry, needs, exits and goals are kept by a Perennial runtime. In plain n8n every matching event starts an execution of its own.',
    always: 'Every matching event starts a visit',
    maxAge: 'Events older than this let nobody in, so that late arrivals of history mail nobody',
  }),
];
