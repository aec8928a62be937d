import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { callApi, repeatKey } from '../api';
import { enteredAs } from '../entered';
import { continued, passedOn } from '../items';
import { readSend } from './parameters';

interface Answer {
  readonly status: string;
  readonly reason?: string | null;
  readonly at?: string | null;
}

/** In plain n8n: asks our API, which looks at consent and hours and answers with the outcome. */
export async function sendAll(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
  const out: INodeExecutionData[] = [];
  for (const [i, item] of context.getInputData().entries()) {
    try {
      const { status, reason, at } = await sendOne(context, i);
      const send = { outcome: status, ...(reason ? { reason } : {}), at: at ?? new Date().toISOString() };
      out.push(passedOn(item, i, { send }));
    } catch (error) {
      out.push(continued(context, error, i));
    }
  }
  return [out];
}

async function sendOne(context: IExecuteFunctions, i: number): Promise<Answer> {
  const { messageKey, expiresAfter, channel, ...request } = readSend(context, i);
  const { profileId, event, entry } = enteredAs(context, i);
  const idempotencyKey = repeatKey(context, i);
  return await callApi<Answer>(context, {
    method: 'POST',
    path: '/api/sends',
    itemIndex: i,
    headers: { 'Idempotency-Key': idempotencyKey },
    body: {
      ...(request as unknown as IDataObject),
      channel,
      message: messageKey,
      profileId,
      data: { event, entry },
      idempotencyKey,
      ...(expiresAfter && { expiresAfterHours: expiresAfter.amount }),
    },
  });
}
