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
import type { Duration } from '../perennial';
import { readBranches, readWait } from './parameters';

/**
 * In plain n8n: the whole execution sleeps. Its time-out leads to output 0; an event that our API has been told about
 * calls the execution's resume URL, and `resume` leads to the output of that event.
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
    const until = endOf(context, readWait(context, 0));
    if (context.getNodeParameter('mode', 0) === 'event') await register(context, until);
    // n8n keeps the input and gives it to output 0 when the time is over: this is what it then says.
    item.json = { ...item.json, wait: { outcome: 'timeout', at: until.toISOString() } };
    await context.putExecutionToWait(until);
    return [[item]];
  } catch (error) {
    throw itemError(context.getNode(), error, 0);
  }
}

/** The instant in the workflow's zone: n8n's own calendar knows its clock changes. */
function endOf(context: IExecuteFunctions, { amount, unit }: Duration): Date {
  const end = context.evaluateExpression(`{{ $now.plus({ ${unit}: ${String(amount)} }).toMillis() }}`, 0);
  if (typeof end !== 'number') throw new Error(`n8n could not add ${String(amount)} ${unit} to the present time`);
  return new Date(end);
}

async function register(context: IExecuteFunctions, until: Date): Promise<void> {
  const branches = readBranches(context, 0);
  const { profileId, key } = enteredAs(context, 0);
  await callApi(context, {
    method: 'POST',
    path: '/api/subscriptions/waits',
    itemIndex: 0,
    body: {
      resumeUrl: context.evaluateExpression('{{ $execution.resumeUrl }}', 0),
      profileId,
      ...(key !== undefined && { entryKey: key }),
      branches: branches,
      until: until.toISOString(),
    },
  });
}

/** The call of our API when an event came: `{output, event, at}`. The item is the one that was put to wait. */
export function resume(context: IWebhookFunctions): IWebhookResponseData {
  const { output, event, at } = context.getBodyData() as { output?: unknown; event?: IDataObject; at?: string };
  const branch = Number(output);
  if (!Number.isInteger(branch) || branch < 1 || !event) {
    return { webhookResponse: { accepted: false, reason: 'This is not how Perennial ends a wait' } };
  }
  const before = context.evaluateExpression('{{ $json }}', 0) as IDataObject;
  const item = { json: { ...before, wait: { outcome: 'event', at: at ?? null, event } }, pairedItem: { item: 0 } };
  const outputs: INodeExecutionData[][] = Array.from({ length: branch + 1 }, (_, k) => (k === branch ? [item] : []));
  return { workflowData: outputs };
}
