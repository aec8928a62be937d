import type { IExecuteFunctions } from 'n8n-workflow';

import type { SendRequest, SendWindow } from '../perennial';

const CLOCK = /^([01]\d|2[0-3]):[0-5]\d$/;

/** What the parameters of item `i` ask for. Throws for a message without a key and for hours that are no time of day. */
export function readSend(context: IExecuteFunctions, i: number): SendRequest {
  const text = (name: string, otherwise = '') => {
    const value = context.getNodeParameter(name, i, otherwise) as unknown;
    return typeof value === 'string' ? value.trim() : '';
  };
  const messageKey = text('message');
  if (messageKey === '') throw new Error('No message is chosen');
  const category = text('category') === 'transactional' ? 'transactional' : 'marketing';
  const window = text('window') === 'hours' ? readWindow(text) : undefined;
  const hours = Number(context.getNodeParameter('expiresAfterHours', i, 0));
  return {
    channel: 'email',
    messageKey,
    senderRole: text('senderRole') || 'marketing-email',
    category,
    ...(window && { window }),
    ...(Number.isFinite(hours) && hours > 0 && { expiresAfter: { amount: hours, unit: 'hours' as const } }),
    // Marketing never resends what may have arrived, whatever the parameter says.
    resendUnknown: category === 'transactional' && context.getNodeParameter('resendUnknown', i, false) === true,
  };
}

function readWindow(text: (name: string, otherwise?: string) => string): SendWindow {
  const [from, to] = [text('from', '09:00'), text('to', '20:00')];
  for (const time of [from, to]) {
    if (!CLOCK.test(time)) throw new Error(`"${time}" is not a time of day between 00:00 and 23:59, such as 09:00`);
  }
  return { from, to, outside: text('outside') === 'skip' ? 'skip' : 'defer' };
}
