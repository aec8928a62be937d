import { NodeApiError, NodeOperationError, type INode } from 'n8n-workflow';

import { CutOff } from './execution';
import { failureOf, itemIndexOf } from './failures';

const node: INode = { id: 'n', name: 'Call', type: 'x', typeVersion: 1, position: [0, 0], parameters: {} };
const answered = (status: string) => new NodeApiError(node, { message: 'no', httpCode: status });
const network = (code: string) => new NodeApiError(node, Object.assign(new Error('x'), { code }) as never);

test.each([
  ['the other side is busy', answered('429'), 'transient'],
  ['it has a problem of its own', answered('503'), 'transient'],
  ['a gateway waited in vain', answered('504'), 'unknown'],
  ['it does not want it', answered('422'), 'permanent'],
  ['nobody was there', network('ECONNREFUSED'), 'transient'],
  ['the connection broke in the middle', network('ECONNRESET'), 'unknown'],
  ['it took too long', new CutOff('too long'), 'unknown'],
  ['the parameters are wrong', new NodeOperationError(node, 'wrong'), 'permanent'],
])('an external step of which %s: %p is %s', (_what, error, expected) => {
  expect(failureOf(error, 'external').class).toBe(expected);
});

test('a local step that took too long is tried again: it changed nothing', () => {
  expect(failureOf(new CutOff('too long'), 'local')).toMatchObject({ class: 'transient', code: 'step_timed_out' });
});

test('messages keep no addresses and numbers of people', () => {
  const { message } = failureOf(new Error('No customer <bob@example.com> with +49 170 1234567'), 'local');
  expect(message).toBe('No customer <‹address›> with ‹number›');
});

test('the item an error is about', () => {
  expect(itemIndexOf(new NodeOperationError(node, 'wrong', { itemIndex: 3 }))).toBe(3);
  expect(itemIndexOf(new Error('wrong'))).toBeUndefined();
});
