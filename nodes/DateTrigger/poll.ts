import type { INodeExecutionData, IPollFunctions } from 'n8n-workflow';

import { callApi } from '../api';
import { pollDue, type Due, type DuePlace } from '../pollDue';

/** Everybody whose day has come since the last time. */
export async function poll(context: IPollFunctions): Promise<INodeExecutionData[][] | null> {
  return await pollDue(context, { name: 'Date Reached', ask: async (place) => await ask(context, place) });
}

async function ask(context: IPollFunctions, place: DuePlace): Promise<Due> {
  const shift = context.getNodeParameter('shift', 'on') as string;
  const distance = shift === 'on' ? 0 : (context.getNodeParameter('shiftDays', 1) as number);
  const zone = (context.getNodeParameter('zone', 'UTC') as string) || 'UTC';
  const query = {
    attribute: (context.getNodeParameter('attribute', '') as string).replace(/^attributes\./, ''),
    yearly: context.getNodeParameter('yearly', 'feb28') as string,
    days: String(shift === 'before' ? -distance : distance),
    time: context.getNodeParameter('time', '09:00') as string,
    zoneOf: context.getNodeParameter('zoneOf', 'profile') as string,
    zone,
    ...place,
  };
  const text = Object.entries(query).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return await callApi<Due>(context, { method: 'GET', path: `/api/dates/due?${text.join('&')}` });
}
