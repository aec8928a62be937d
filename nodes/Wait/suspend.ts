import {
  NodeOperationError,
  type IDataObject,
  type IExecuteFunctions,
  type INodeExecutionData,
  type IWebhookFunctions,
  type IWebhookResponseData,
} from 'n8n-workflow';

import { callApi } from '../api';
import { enteredAs } from '../entered';
import { itemError } from '../items';
import type { Duration, WaitRequest } from '../perennial';
import { instantOfDate, isZone, nextInHours } from './calendar';
import { readWait, type ReadWait } from './parameters';

/**
 * In plain n8n: the whole execution sleeps. Its time-out leads to output 0; an event or condition that our API has been told
 * about calls the execution's resume URL, and `resume` leads to the output of that way.
 */
export async function suspend(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
  const items = context.getInputData();
  const [item] = items;
  if (!item) return [[]];
  if (items.length > 1) {
    throw new NodeOperationError(
      context.getNode(),
      `A wait in n8n holds the whole execution, and ${String(items.length)} items came in at once`,
      { description: 'Put a Loop Over Items node with batch size 1 before it, so that one customer comes at a time.' },
    );
  }
  try {
    const wait = readWait(context, 0);
    refuseWhatNeedsUs(context, wait);
    const end = endOf(context, wait.end);
    if ('output' in end) return leaving(item, end);
    const { until, now } = end;
    if (!wait.listens && wait.end.hours && until <= now)
      return leaving(item, { output: 0, outcome: 'timeout', at: now });
    if (wait.listens) await register(context, wait, until);
    // n8n keeps the input and gives it to output 0 when the time is over: this is what it then says.
    item.json = { ...item.json, wait: { outcome: 'timeout', at: until.toISOString() } };
    await context.putExecutionToWait(until);
    return [[item]];
  } catch (error) {
    throw itemError(context.getNode(), error, 0);
  }
}

/** n8n wakes an execution at output 0 and knows neither why nor how late. */
function refuseWhatNeedsUs(context: IExecuteFunctions, { ways, end }: ReadWait): void {
  const refuse = (what: string, instead: string): never => {
    throw new NodeOperationError(context.getNode(), `${what} works in a Perennial runtime only, not in n8n`, {
      itemIndex: 0,
      description: instead,
    });
  };
  if (ways.times.length > 0)
    refuse(
      'A date or local hours as one of several ways out',
      'Choose "Until a Date" or "Until Local Hours" for the whole wait.',
    );
  if (end.late) refuse('A way out for being too late', 'Set "Too Late After" to 0.');
}

interface Leaving {
  readonly output: number;
  readonly outcome: 'noDate' | 'over' | 'timeout';
  readonly at: Date;
}

/** Nobody waits: what the way out says, at its output. */
function leaving(item: INodeExecutionData, { output, outcome, at }: Leaving): INodeExecutionData[][] {
  const json = { ...item.json, wait: { outcome, at: at.toISOString() } };
  return Array.from({ length: output + 1 }, (_, k) => (k === output ? [{ json, pairedItem: { item: 0 } }] : []));
}

/** When the wait is over by itself, or the way out of who has no date or a date that is over. */
function endOf(context: IExecuteFunctions, { wait, date, hours, zone: fixed }: WaitRequest) {
  const now = new Date(numberOf(context, '$now.toMillis()'));
  const zone = fixed ?? zoneOf(context);
  if (!isZone(zone)) throw new Error(`There is no time zone "${zone}"`);
  const inHours = (at: Date) => (hours ? nextInHours(at, hours, zone) : at);
  if (!date) return { until: inHours(wait.amount === 0 ? now : plus(context, wait)), now };
  const at = instantOfDate(date, now, zone);
  if (at && at >= now) return { until: inHours(at), now };
  const way = at
    ? ({ output: date.over, outcome: 'over' } as const)
    : ({ output: date.missing, outcome: 'noDate' } as const);
  const opens = inHours(now);
  return way.output === 0 && opens > now ? { until: opens, now } : { ...way, at: now };
}

/** The customer's own zone, else that of the workflow. */
function zoneOf(context: IExecuteFunctions): string {
  const profile = context.getInputData()[0]?.json['profile'] as { timeZone?: unknown } | undefined;
  return typeof profile?.timeZone === 'string' ? profile.timeZone : context.getTimezone();
}

/** The instant in the workflow's zone: n8n's own calendar knows its clock changes. */
function plus(context: IExecuteFunctions, { amount, unit }: Duration): Date {
  return new Date(numberOf(context, `$now.plus({ ${unit}: ${String(amount)} }).toMillis()`));
}

function numberOf(context: IExecuteFunctions, expression: string): number {
  const value = context.evaluateExpression(`{{ ${expression} }}`, 0);
  if (typeof value !== 'number') throw new Error(`n8n could not tell the time: ${expression}`);
  return value;
}

async function register(context: IExecuteFunctions, { ways }: ReadWait, until: Date): Promise<void> {
  const { branches, conditions } = ways;
  const { profileId, key, entry } = enteredAs(context, 0);
  const enteredAt = branches.some(({ since }) => since === 'entry') ? entry['at'] : undefined;
  await callApi(context, {
    method: 'POST',
    path: '/api/subscriptions/waits',
    itemIndex: 0,
    body: {
      resumeUrl: context.evaluateExpression('{{ $execution.resumeUrl }}', 0),
      profileId,
      ...(key !== undefined && { entryKey: key }),
      ...(typeof enteredAt === 'string' && { enteredAt }),
      branches,
      ...(conditions.length > 0 && { conditions }),
      until: until.toISOString(),
    },
  });
}

/** The call of our API when a way opened: `{output, at, event}`, without an event for a condition. The item is the one that was put to wait. */
export function resume(context: IWebhookFunctions): IWebhookResponseData {
  const { output, event, outcome, at } = context.getBodyData() as {
    output?: unknown;
    event?: IDataObject;
    outcome?: unknown;
    at?: string;
  };
  const branch = Number(output);
  if (!Number.isInteger(branch) || branch < 1 || !(event ?? outcome === 'condition')) {
    return { webhookResponse: { accepted: false, reason: 'This is not how Perennial ends a wait' } };
  }
  const before = context.evaluateExpression('{{ $json }}', 0) as IDataObject;
  const why = event ? { outcome: 'event', at: at ?? null, event } : { outcome: 'condition', at: at ?? null };
  const item = { json: { ...before, wait: why }, pairedItem: { item: 0 } };
  const outputs: INodeExecutionData[][] = Array.from({ length: branch + 1 }, (_, k) => (k === branch ? [item] : []));
  return { workflowData: outputs };
}
