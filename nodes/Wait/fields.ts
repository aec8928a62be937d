import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';

import { weekdays } from '../properties';

const UNITS: NonNullable<INodeProperties['options']> = [
  { name: 'Days', value: 'days' },
  { name: 'Hours', value: 'hours' },
  { name: 'Minutes', value: 'minutes' },
  { name: 'Months', value: 'months' },
  { name: 'Seconds', value: 'seconds' },
  { name: 'Weeks', value: 'weeks' },
];

export function unitField(name: string, more: Partial<INodeProperties>): INodeProperties {
  return { displayName: 'Unit', type: 'options', default: 'days', ...more, name, options: UNITS };
}

type Show = NonNullable<IDisplayOptions['show']>;

/** Which date, how far from it, and at what time of day. The same for the whole wait and for one of its ways out. */
export function dateFields(show: Show): INodeProperties[] {
  return [
    {
      displayName: 'Date',
      name: 'date',
      type: 'string',
      default: '',
      placeholder: 'e.g. {{ $json.profile.attributes.renewal }}',
      displayOptions: { show },
      description:
        'A day or time of the customer or of the event, as ISO 8601 or as seconds or milliseconds since 1970',
    },
    {
      displayName: 'When',
      name: 'shift',
      type: 'options',
      options: [
        { name: 'On the Date', value: 'on' },
        { name: 'Before the Date', value: 'before' },
        { name: 'After the Date', value: 'after' },
      ],
      default: 'on',
      displayOptions: { show },
      description: 'Whether to go on when the date comes, or some time before or after it',
    },
    {
      displayName: 'How Long',
      name: 'shiftAmount',
      type: 'number',
      typeOptions: { minValue: 0 },
      default: 1,
      displayOptions: { show: { ...show, shift: ['before', 'after'] } },
      description: 'How far from the date',
    },
    unitField('shiftUnit', {
      displayOptions: { show: { ...show, shift: ['before', 'after'] } },
      description: 'Days, weeks and months are those of the calendar',
    }),
    {
      displayName: 'At',
      name: 'time',
      type: 'string',
      default: '09:00',
      placeholder: 'HH:MM',
      displayOptions: { show },
      description:
        'Local time of day; empty for the time of the date itself, as it is with hours, minutes and seconds before or after it',
    },
    {
      displayName: 'Every Year',
      name: 'yearly',
      type: 'options',
      options: [
        { name: 'No, Only This Date', value: 'no' },
        { name: 'Yes, 29 February on 28 February', value: 'feb28' },
        { name: 'Yes, 29 February on 1 March', value: 'mar1' },
      ],
      default: 'no',
      displayOptions: { show },
      description: 'Whether the day comes again every year, like a birthday, and what 29 February is in other years',
    },
  ];
}

/** Local hours on days of the week. */
export function hoursFields(show: Show): INodeProperties[] {
  return [
    {
      displayName: 'From',
      name: 'from',
      type: 'string',
      default: '09:00',
      placeholder: 'HH:MM',
      displayOptions: { show },
      description: 'When the hours begin, in local time',
    },
    {
      displayName: 'To',
      name: 'to',
      type: 'string',
      default: '20:00',
      placeholder: 'HH:MM',
      displayOptions: { show },
      description: 'When they end; earlier than the beginning means the next day',
    },
    {
      displayName: 'Days',
      name: 'days',
      type: 'multiOptions',
      options: [...weekdays],
      default: [],
      displayOptions: { show },
      description: 'Days on which these hours begin; none means every day',
    },
  ];
}
