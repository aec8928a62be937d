import type { IDataObject, INodeExecutionData, IPollFunctions } from 'n8n-workflow';

import { callApi } from '../api';
import { pollDue, type Due, type DuePlace } from '../pollDue';
import { readFilter } from '../rules';

/** The audience, each time that has come since the last poll. */
export async function poll(context: IPollFunctions): Promise<INodeExecutionData[][] | null> {
  return await pollDue(context, { name: 'Schedule Reached', ask: async (place) => await ask(context, place) });
}

async function ask(context: IPollFunctions, place: DuePlace): Promise<Due> {
  const audience = readFilter(context.getNodeParameter('audience', {}));
  const body: IDataObject = {
    schedule: scheduleOf(context),
    zoneOf: context.getNodeParameter('zoneOf', 'journey'),
    zone: context.getNodeParameter('zone', 'UTC') || 'UTC',
    ...(audience && {
      audience: { combinator: audience.combinator, conditions: audience.conditions.map((one) => ({ ...one })) },
    }),
    ...place,
  };
  return await callApi<Due>(context, { method: 'POST', path: '/api/schedules/due', body });
}

/** Only what the chosen kind of repetition asks for. */
function scheduleOf(context: IPollFunctions): IDataObject {
  const repeats = context.getNodeParameter('repeats', 'weekly') as string;
  if (repeats === 'cron') return { repeats, cron: context.getNodeParameter('cron', '0 9 * * 1') };
  return { repeats, time: context.getNodeParameter('time', '09:00'), ...daysOf(context, repeats) };
}

function daysOf(context: IPollFunctions, repeats: string): IDataObject {
  switch (repeats) {
    case 'once':
      return { date: context.getNodeParameter('date', '') };
    case 'monthly':
      return { dayOfMonth: context.getNodeParameter('dayOfMonth', 1) };
    case 'weekly':
      return { days: context.getNodeParameter('days', ['mon']) };
    default:
      return {};
  }
}
