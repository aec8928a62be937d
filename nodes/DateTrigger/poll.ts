import type { IDataObject, INodeExecutionData, IPollFunctions } from 'n8n-workflow';

import { callApi } from '../api';

/** What our API says who is due; `until` is the time on its clock up to which that is all. */
interface Due {
  readonly items: readonly { id: string; profile: IDataObject; properties: IDataObject; at: string }[];
  readonly until: string;
  readonly nextCursor?: string;
}

const HOUR_MS = 3_600_000;
/** Of 500 people each; what is left comes with the next poll. */
const MOST_PAGES = 20;

/** Everybody whose day has come since the last time, as items of the shape that journeys have. The first time only notes the time. */
export async function poll(context: IPollFunctions): Promise<INodeExecutionData[][] | null> {
  const manual = context.getMode() === 'manual';
  const data = context.getWorkflowStaticData('node') as { until?: string; cursor?: string };
  const hours = context.getNodeParameter('maxAgeHours', 24) as number;
  const since = manual ? ago(hours) : data.until && later(data.until, ago(hours));
  const found: Due['items'][number][] = [];
  let { cursor } = data;
  for (let page = 0; page < (manual ? 1 : MOST_PAGES); page += 1) {
    const due = await ask(context, { ...(since !== undefined && { since }), ...(cursor !== undefined && { cursor }) });
    found.push(...due.items);
    cursor = due.nextCursor;
    if (manual) break;
    if (cursor === undefined) {
      data.until = due.until;
      break;
    }
  }
  if (!manual) {
    if (cursor === undefined) delete data.cursor;
    else data.cursor = cursor;
  }
  const items = found.slice(0, manual ? 1 : undefined).map((due) => ({ json: itemOf(context, due) }));
  return items.length === 0 ? null : [items];
}

const ago = (hours: number): string => new Date(Date.now() - hours * HOUR_MS).toISOString();
const later = (a: string, b: string): string => (a > b ? a : b);

async function ask(context: IPollFunctions, place: Readonly<Record<string, string>>): Promise<Due> {
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

function itemOf(context: IPollFunctions, { id, profile, properties, at }: Due['items'][number]): IDataObject {
  return {
    profile,
    event: { id, name: 'Date Reached', properties, occurredAt: at, receivedAt: at },
    entry: { at, enrolmentId: id, journeyId: context.getWorkflow().id ?? '' },
  };
}
