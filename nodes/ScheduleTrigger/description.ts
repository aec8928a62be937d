import type { INodeProperties } from 'n8n-workflow';

import { entrySettings } from '../entrySettings';
import { audience, stepKey, weekdays } from '../properties';

/** When it comes: the form for people, or a cron expression. */
const times: INodeProperties[] = [
  {
    displayName: 'Repeats',
    name: 'repeats',
    type: 'options',
    noDataExpression: true,
    options: [
      { name: 'Every Day', value: 'daily' },
      { name: 'Every Month', value: 'monthly' },
      { name: 'Every Week', value: 'weekly' },
      { name: 'Once', value: 'once', description: 'On one day, for a campaign' },
      { name: 'When a Cron Expression Says', value: 'cron', description: 'For experts; at most once an hour' },
    ],
    default: 'weekly',
    description: 'How often customers come in',
  },
  {
    displayName: 'Days',
    name: 'days',
    type: 'multiOptions',
    options: [...weekdays],
    default: ['mon'],
    displayOptions: { show: { repeats: ['weekly'] } },
    description: 'On which days of the week',
  },
  {
    displayName: 'Day of the Month',
    name: 'dayOfMonth',
    type: 'number',
    typeOptions: { minValue: 1, maxValue: 31, numberPrecision: 0 },
    default: 1,
    displayOptions: { show: { repeats: ['monthly'] } },
    description: 'Shorter months have their last day instead',
  },
  {
    displayName: 'Date',
    name: 'date',
    type: 'string',
    default: '',
    placeholder: 'e.g. 2026-11-27',
    displayOptions: { show: { repeats: ['once'] } },
    description: 'The day, as YYYY-MM-DD',
  },
  {
    displayName: 'At',
    name: 'time',
    type: 'string',
    default: '09:00',
    placeholder: 'HH:MM',
    displayOptions: { hide: { repeats: ['cron'] } },
    description: 'Local time of day',
  },
  {
    displayName: 'Cron Expression',
    name: 'cron',
    type: 'string',
    default: '0 9 * * 1',
    placeholder: 'e.g. 0 9 * * 1',
    displayOptions: { show: { repeats: ['cron'] } },
    description: 'Minute, hour, day of the month, month, day of the week; at most once an hour',
  },
];

const whoseClock: INodeProperties[] = [
  {
    displayName: 'Whose Clock',
    name: 'zoneOf',
    type: 'options',
    options: [
      {
        name: 'Of Each Customer',
        value: 'profile',
        description: 'By their zone or country; of the journey where neither says',
      },
      { name: 'Of the Journey', value: 'journey', description: 'All at the same moment' },
    ],
    default: 'journey',
    description: 'Whether the time is that of each customer, or the same for all',
  },
  {
    displayName: 'Where It Is Over Already',
    name: 'alreadyPassed',
    type: 'options',
    options: [
      { name: 'Come in at Once', value: 'atOnce' },
      { name: 'Come in at This Time on the Next Day', value: 'nextDay' },
      { name: 'Do Not Come In', value: 'skip' },
    ],
    default: 'skip',
    displayOptions: { show: { repeats: ['once'], zoneOf: ['profile'] } },
    description: 'What happens to customers where the time is over already when the journey is published',
  },
];

/** When an audience comes in, by whose clock, and who belongs to it. */
export const properties: INodeProperties[] = [
  stepKey,
  ...times,
  ...whoseClock,
  audience,
  ...entrySettings({
    notice:
      'In plain n8n this asks a Perennial installation who is to come in. Re-entry, needs, limits, exits, goals and what happens where the time is over already are kept by a Perennial runtime only.',
    always: 'Every time starts a visit, also while another one goes on',
    maxAge:
      'What was due longer ago, because the machine stood still, lets nobody in. Of several times that were missed only the last one counts.',
  }),
];
