import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { callApi, repeatKey } from '../api';
import { enteredAs } from '../entered';
import { continued, passedOn } from '../items';
import { inRuntime } from '../perennial';
import { DEPTH, depthAfter, readEvent, type Tracked } from './parameters';

/** As many as our API takes at once. */
const AT_ONCE = 200;

/** The item goes on with `track: {event}`. */
export async function trackAll(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
  const items = context.getInputData();
  const out: INodeExecutionData[] = [];
  const wanted: { readonly i: number; readonly event: IDataObject }[] = [];
  for (const [i, item] of items.entries()) {
    try {
      const tracked = readEvent(context, i);
      if (inRuntime(context)) propose(context, tracked, i);
      else wanted.push({ i, event: asked(context, tracked, i) });
      out[i] = passedOn(item, i, { track: { event: tracked.name } });
    } catch (error) {
      out[i] = continued(context, error, i);
    }
  }
  for (let start = 0; start < wanted.length; start += AT_ONCE) {
    const some = wanted.slice(start, start + AT_ONCE);
    await callApi(context, {
      ...{ method: 'POST', path: '/api/events', body: { events: some.map(({ event }) => event) } },
      headers: { 'Idempotency-Key': repeatKey(context, some[0]?.i ?? 0) },
    });
  }
  return [out];
}

function propose(context: IExecuteFunctions, { name, properties }: Tracked, i: number): void {
  if (!inRuntime(context)) return;
  const { perennial } = context.helpers;
  const depth = depthAfter(perennial.standing(i).depth);
  perennial.propose(i, { kind: 'event', body: { name, properties: { ...properties, [DEPTH]: depth } } });
}

function asked(context: IExecuteFunctions, { name, properties }: Tracked, i: number): IDataObject {
  const { profileId, event } = enteredAs(context, i);
  const before = (event['properties'] as IDataObject | undefined)?.[DEPTH];
  return { profileId, name, properties: { ...properties, [DEPTH]: depthAfter(before) } };
}
