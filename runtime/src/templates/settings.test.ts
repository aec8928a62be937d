import { applySettings } from './apply';
import { templateBundle, type TemplateBundle } from './bundle';
import { readSettings } from './settings';

const label = { en: 'A setting' };
const step = (stepKey: string, more: object = {}) => ({
  ...{ id: stepKey, name: stepKey, type: 'n8n-nodes-perennial.wait', typeVersion: 1, position: [0, 0] },
  parameters: { stepKey, amount: 1, unit: 'days', ...more },
});
const wires = (...names: string[]) =>
  Object.fromEntries(
    names.slice(0, -1).map((name, i) => [name, { main: [[{ node: names[i + 1], type: 'main', index: 0 }]] }]),
  );

function aTemplate(settings: object[], names = ['entry000', 'optional1', 'optional2', 'behind00']): TemplateBundle {
  return templateBundle.parse({
    format: 'perennial-template',
    formatVersion: 1,
    manifest: { id: 't', version: '1.0.0', pivot: 'automation', name: label, summary: label, events: [], settings },
    journey: { name: 'T', nodes: names.map((name) => step(name)), connections: wires(...names) },
    messages: [],
  });
}

const off = { key: 'more', type: 'boolean', label, default: true, removesWhenOff: ['optional1', 'optional2'] };

test('steps in a row that are left out close the gap', () => {
  const bundle = aTemplate([off]);
  expect(applySettings(bundle, { more: true }).workflow).toEqual(bundle.journey);
  const { nodes, connections } = applySettings(bundle, { more: false }).workflow as {
    nodes: { name: string }[];
    connections: object;
  };
  expect(nodes.map(({ name }) => name)).toEqual(['entry000', 'behind00']);
  expect(connections).toEqual(wires('entry000', 'behind00'));
});

test('steps that lead to each other in a circle and are left out lead nowhere', () => {
  const bundle = aTemplate([off], ['entry000', 'optional1', 'optional2', 'optional1x']);
  const circle = wires('optional2', 'optional1');
  const journey = { ...bundle.journey, connections: { ...(bundle.journey['connections'] as object), ...circle } };
  const { connections } = applySettings({ ...bundle, journey }, { more: false }).workflow as { connections: object };
  expect(connections).toEqual({ entry000: { main: [[]] } });
});

test('one setting may be for several steps, several for one', () => {
  const into = (step: string, value: string) => ({ step, value });
  const number = { type: 'number', label, min: 0, max: 10 };
  const bundle = aTemplate([
    { ...number, key: 'a', default: 1, into: [into('entry000', 'x'), into('behind00', 'x')] },
    { ...number, key: 'b', default: 2, into: [into('behind00', 'y')] },
  ]);
  const { values } = readSettings(bundle.manifest, { a: 7 }, []);
  const { nodes } = applySettings(bundle, values).workflow as { nodes: { parameters: object }[] };
  expect(nodes[0]?.parameters).toMatchObject({ x: 7 });
  expect(nodes[3]?.parameters).toMatchObject({ x: 7, y: 2, unit: 'days' });
});

test.each([
  [{ amount: 59, unit: 'minutes' }, false],
  [{ amount: 1, unit: 'hours' }, true],
  [{ amount: 3_600, unit: 'seconds' }, true],
  [{ amount: 1, unit: 'weeks' }, true],
  [{ amount: 8, unit: 'days' }, false],
  [{ amount: 1, unit: 'months' }, false],
])('an hour to a week: %j is possible: %p', (given, possible) => {
  const hour = { amount: 1, unit: 'hours' };
  const bundle = aTemplate([
    { key: 'wait', type: 'duration', label, default: hour, min: hour, max: { amount: 1, unit: 'weeks' }, into: [] },
  ]);
  expect(readSettings(bundle.manifest, { wait: given }, []).problems.length === 0).toBe(possible);
});

test('what goes into texts cannot bring its own Liquid or HTML', () => {
  const bundle = aTemplate([{ key: 'greeting', type: 'text', label, default: 'Hi', maxLength: 40 }]);
  const isRefused = (text: string) => readSettings(bundle.manifest, { greeting: text }, []).problems.length > 0;
  expect(['{{ profile.email }}', '<b>', 'a & b', '"', 'a\nb'].map(isRefused)).toEqual([true, true, true, true, true]);
  expect(['你好，朋友', "Let's go", '5 %'].map(isRefused)).toEqual([false, false, false]);
});
