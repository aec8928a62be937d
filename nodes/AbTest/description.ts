import type { INodeProperties } from 'n8n-workflow';

import { stepKey } from '../properties';
import { HALVES, shareFields } from '../shares';

export const properties: INodeProperties[] = [
  stepKey,
  {
    displayName: 'Variants',
    name: 'variants',
    type: 'fixedCollection',
    typeOptions: { multipleValues: true, sortable: true, minRequiredFields: 2 },
    placeholder: 'Add Variant',
    default: { variant: HALVES },
    description: '2 to 10 variants with the share of those in the test that gets each; together 100 %',
    options: [{ name: 'variant', displayName: 'Variant', values: shareFields }],
  },
  {
    displayName: 'Holdout (Percent)',
    name: 'holdout',
    type: 'number',
    noDataExpression: true,
    typeOptions: { minValue: 0, maxValue: 90, numberPrecision: 2 },
    default: 0,
    description:
      'Share of all customers that gets no variant and leaves by "Holdout": what they do anyway is what the variants are measured against. 0 holds nobody out.',
  },
  {
    displayName: 'Measured by Event',
    name: 'event',
    type: 'string',
    noDataExpression: true,
    default: 'Order Completed',
    required: true,
    placeholder: 'e.g. Order Completed',
    description: 'What a variant is to bring about; a customer counts once',
  },
  {
    displayName: 'Within (Days)',
    name: 'days',
    type: 'number',
    noDataExpression: true,
    typeOptions: { minValue: 1, maxValue: 90 },
    default: 7,
    description: 'How long after the customer came here the event counts',
  },
  {
    displayName: 'Value',
    name: 'valuePath',
    type: 'string',
    noDataExpression: true,
    default: '',
    placeholder: 'e.g. total',
    description: 'Property of the event that says what it is worth, such as the total of an order; dots lead into it',
  },
];
