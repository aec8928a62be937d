import { NodeApiError, NodeOperationError, type INode } from 'n8n-workflow';

import { CutOff } from './execution';
import { failureOf, itemIndexOf } from './failures';

const node: INode = { id: 'n', name: 'Call', type: 'x', typeVersion: 1, position: [0, 0], parameters: {} };
const answered = (status: string) => new NodeApiError(node, { message: 'no', httpCode: status });
const network = (code: string) => new NodeApiError(node, Object.assign(new Error('x'), { code }) as never);

test.each([
  ['the other side is busy', answered('429'), 'transient'],
  ['it has too much to do', answered('503'), 'transient'],
  ['it had not got the whole request', answered('408'), 'transient'],
  ['it came too early', answered('425'), 'transient'],
  ['it failed on the way', answered('500'), 'unknown'],
  ['a gateway got no answer it understood', answered('502'), 'unknown'],
  ['a gateway waited in vain', answered('504'), 'unknown'],
  ["the shop's proxy got an answer that it could not read", answered('520'), 'unknown'],
  ["the shop's proxy waited in vain for a connection or an answer", answered('522'), 'unknown'],
  ["the shop's proxy waited in vain for the end", answered('524'), 'unknown'],
  ["the shop's proxy was refused", answered('521'), 'transient'],
  ["the shop's proxy found no way", answered('523'), 'transient'],
  ['it does not want it', answered('422'), 'permanent'],
  ['nobody was there', network('ECONNREFUSED'), 'transient'],
  ['the connection broke in the middle', network('ECONNRESET'), 'unknown'],
  ['it took too long', new CutOff('too long'), 'unknown'],
  ['the parameters are wrong', new NodeOperationError(node, 'wrong'), 'permanent'],
])('an external step of which %s: %p is %s', (_what, error, expected) => {
  expect(failureOf(error, { runs: 'external' }).class).toBe(expected);
});

const asking = (method: string, type = 'n8n-nodes-base.httpRequest') =>
  Object.assign(new NodeApiError({ ...node, type }, { message: 'no', httpCode: '502' }), {
    context: { request: { method } },
  });

test('what may have acted is called again when its author has switched that on, or when it only asked', () => {
  expect(failureOf(answered('500'), { runs: 'external', retryOnFail: true }).class).toBe('transient');
  expect(failureOf(new CutOff('too long'), { runs: 'external', retryOnFail: true }).class).toBe('transient');
  expect(failureOf(answered('422'), { runs: 'external', retryOnFail: true }).class).toBe('permanent');
  expect(failureOf(asking('GET'), { runs: 'external' }).class).toBe('transient');
  expect(failureOf(asking('POST'), { runs: 'external' }).class).toBe('unknown');
  // Before its last request another node may have made others.
  expect(failureOf(asking('GET', 'other.node'), { runs: 'external' }).class).toBe('unknown');
});

test('whoever looks at what may have acted reads what to do', () => {
  expect(failureOf(answered('500'), { runs: 'external' })).toMatchObject({
    code: 'outcome_unknown',
    message: expect.stringMatching(/\. It may have acted: look there before it is run again\.$/) as string,
  });
});

test('a local step that took too long is tried again: it changed nothing', () => {
  expect(failureOf(new CutOff('too long'), { runs: 'local' })).toMatchObject({
    class: 'transient',
    code: 'step_timed_out',
  });
});

test('messages keep no addresses and numbers of people', () => {
  const { message } = failureOf(new Error('No customer <bob@example.com> with +49 170 1234567'), { runs: 'local' });
  expect(message).toBe('No customer <‹address›> with ‹number›');
});

test('the item an error is about', () => {
  expect(itemIndexOf(new NodeOperationError(node, 'wrong', { itemIndex: 3 }))).toBe(3);
  expect(itemIndexOf(new Error('wrong'))).toBeUndefined();
});
