import { LONGEST_DAYS } from '../durations';
import { minutesOf } from '../windows';
import { quoted, type Parameters } from './parameters';

/** A Send Email: which message, in which hours, until when. Gives back the message key, when there is one to pin. */
export function checkSend(parameters: Parameters, messages: Readonly<Record<string, number>>): string | undefined {
  parameters.option('category', ['marketing', 'transactional'], 'marketing');
  if (parameters.text('senderRole', 'marketing-email') === '') {
    parameters.error('no_sender_role', 'senderRole', 'no sender role is chosen, such as "marketing-email".');
  }
  checkHours(parameters);
  checkExpiry(parameters);
  return checkMessage(parameters, messages);
}

function checkMessage(parameters: Parameters, messages: Readonly<Record<string, number>>): string | undefined {
  const key = parameters.fixed('message');
  if (key === '') {
    parameters.error('no_message', 'message', 'no message is chosen.');
    return undefined;
  }
  if (Object.hasOwn(messages, key)) return key;
  const known = Object.keys(messages)
    .slice(0, 10)
    .map((one) => `"${one}"`)
    .join(', ');
  const there = known === '' ? 'there is none yet' : `there are: ${known}`;
  parameters.error('unknown_message', 'message', `no message has the key ${quoted(key)}; ${there}.`);
  return undefined;
}

function checkHours(parameters: Parameters): void {
  if (parameters.option('window', ['any', 'hours'], 'any') === 'any') return;
  parameters.option('outside', ['defer', 'skip'], 'defer');
  const [from, to] = [clock(parameters, 'from', '09:00'), clock(parameters, 'to', '20:00')];
  if (from !== undefined && from === to) {
    parameters.warning('window_all_day', 'to', `the hours begin and end at ${from}: the whole day is open.`);
  }
}

/** Undefined for an expression or something wrong. */
function clock(parameters: Parameters, name: 'from' | 'to', otherwise: string): string | undefined {
  const time = parameters.text(name, otherwise);
  if (time === undefined || minutesOf(time) !== undefined) return time;
  parameters.error('invalid_time', name, `${name} is ${quoted(time)}; write a time of day from 00:00 to 23:59.`);
  return undefined;
}

function checkExpiry(parameters: Parameters): void {
  const hours = parameters.number('expiresAfterHours', 0);
  if (hours === undefined || (hours >= 0 && hours <= LONGEST_DAYS * 24)) return;
  parameters.error('invalid_expiry', 'expiresAfterHours', `it expires after ${quoted(hours)} hours; 0 means never.`);
}
