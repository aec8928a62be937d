import {
  leadTo,
  movedOutput,
  targetsOf,
  withoutOutput,
  withOutput,
  type Wires,
} from '../../editor/src/inspector/outputs';
import { pathOf, stillTrue } from '../../editor/src/inspector/form/complaints';
import { dotted, placesOf } from '../../editor/src/inspector/form/dotted';
import { stepsBefore } from '../../editor/src/inspector/samples/before';
import type { DraftWorkflow } from '../../runtime/src/journeys/draft/workflow';
import { aJourney } from '../support/journeys';

const to = (...names: string[]) => names.map((node) => ({ node, type: 'main', index: 0 }));
const wires = (...outputs: string[][]): Wires => ({ main: outputs.map((names) => to(...names)) });
const leads = (given: Wires | undefined) => given?.['main']?.map((targets) => (targets ?? []).map(({ node }) => node));

describe('ways out follow the rules they stand for', () => {
  const three = wires(['VIP'], ['German'], ['Else']);

  test('a new rule comes before Else, which keeps its way', () => {
    expect(leads(withOutput(three, 2))).toEqual([['VIP'], ['German'], [], ['Else']]);
  });

  test('a rule behind all that leads anywhere needs no change', () => {
    expect(leads(withOutput(three, 3))).toEqual(leads(three));
    expect(withOutput(undefined, 0)).toBeUndefined();
  });

  test('a rule that goes takes its wires with it', () => {
    expect(leads(withoutOutput(three, 0))).toEqual([['German'], ['Else']]);
  });

  test('a rule that moves keeps its way', () => {
    expect(leads(movedOutput(three, 0, 1))).toEqual([['German'], ['VIP'], ['Else']]);
    expect(leads(movedOutput(wires(['VIP']), 0, 2))).toEqual([[], [], ['VIP']]);
  });

  test('an output leads to one step, or nowhere', () => {
    expect(leads(leadTo(three, 1, 'VIP'))).toEqual([['VIP'], ['VIP'], ['Else']]);
    expect(leads(leadTo(three, 2, undefined))).toEqual([['VIP'], ['German']]);
    expect(leads(leadTo(undefined, 1, 'A'))).toEqual([[], ['A']]);
    expect(targetsOf(three, 1)).toEqual(['German']);
    expect(targetsOf(undefined, 0)).toEqual([]);
  });

  test('wires of other kinds stay as they are', () => {
    const both = { ...three, ai_tool: [to('Tool')] };
    expect(withoutOutput(both, 0)?.['ai_tool']).toEqual(both.ai_tool);
  });
});

test('a parameter and the places it lies in', () => {
  expect(dotted(['branches', 'branch', 0, 'filter', 'conditions'])).toBe('branches.branch[0].filter.conditions');
  expect(placesOf('branches.branch[0].event')).toEqual([
    'branches.branch[0].event',
    'branches.branch[0]',
    'branches.branch',
    'branches',
  ]);
});

test('the steps before a step, the nearest first, once each in a loop', () => {
  const workflow = aJourney().entry().wait().send().wait().to('Wait').workflow() as unknown as DraftWorkflow;
  expect(stepsBefore(workflow, 'Send Email').map(({ name }) => name)).toEqual(['Wait', 'Event Trigger', 'Wait1']);
});

test('what was mended since the check is wrong no longer, what was not still is', () => {
  const problem = (parameter?: string) => ({
    code: 'no_event',
    severity: 'error' as const,
    message: '',
    ...(parameter !== undefined && { parameter }),
  });
  const problems = [problem('message'), problem('branches.branch[0].event'), problem()];
  const checked = { message: '', branches: { branch: [{ event: '' }] } };
  const said = (now: object) => stillTrue(problems, checked, now as typeof checked).map(({ parameter }) => parameter);
  expect(said({ ...checked })).toEqual(['message', 'branches.branch[0].event', undefined]);
  expect(said({ ...checked, message: 'cart-1' })).toEqual(['branches.branch[0].event', undefined]);
  expect(said({ message: '', branches: {} })).toEqual(['message', undefined]);
  expect(stillTrue(problems, undefined, checked)).toEqual([]);
  expect(pathOf('a.b[10].c')).toEqual(['a', 'b', 10, 'c']);
});
