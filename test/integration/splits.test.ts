import { join } from 'node:path';

import type { HistoryPerson, HistoryQuestion } from '../../runtime/src/engine/ports';
import type { StepResult } from '../../runtime/src/engine/step';
import type { JourneyWorkflow, WorkflowNode } from '../../runtime/src/engine/workflow';
import { NodePackages } from '../../runtime/src/n8n/packages';
import { disposeN8n, prepareN8n } from '../../runtime/src/n8n/prepare';
import { N8nRunner } from '../../runtime/src/n8n/runner';
import { aBatch, aNode, anItem, aVersion, aWorkflow, silent } from '../support/n8n-batch';

// Our decisions on the real n8n-core, as the worker runs them: once for a whole batch.

let runner: N8nRunner;
const workflows = new Map<string, JourneyWorkflow>();
const asked: { workspaceId: string; question: HistoryQuestion; people: readonly HistoryPerson[] }[] = [];

beforeAll(async () => {
  const packages = new NodePackages(silent);
  await prepareN8n(silent);
  await packages.load(join(__dirname, '../..'));
  runner = new N8nRunner({
    packages,
    snapshots: { workflow: (id) => Promise.resolve(workflows.get(id)!) },
    credentials: { decrypted: () => Promise.reject(new Error('no credentials here')), keep: () => Promise.resolve() },
    histories: {
      wentThrough: (workspaceId, question, people) => {
        asked.push({ workspaceId, question, people });
        return Promise.resolve(people.map(({ profileId }) => profileId.endsWith('1')));
      },
    },
  });
});

afterAll(async () => {
  await runner.close();
  await disposeN8n();
});

async function run(node: WorkflowNode, items: ReturnType<typeof anItem>[]) {
  const workflow = aWorkflow(node);
  const version = aVersion(workflow);
  workflows.set(version.id, workflow);
  return await runner.run(aBatch(version, node.id, items));
}

const outputOf = (result: StepResult | undefined) => (result?.kind === 'passed' ? result.output : result);
const people = (count: number) => Array.from({ length: count }, (_, i) => anItem(i));

/** An item whose customer has these, as the item says and as the wake-up knows. */
function of(i: number, profile: Record<string, unknown>) {
  const item = anItem(i);
  const whole = { ...item.profile, ...profile };
  return { ...item, profile: whole, json: { ...item.json, profile: whole } };
}

test('a batch is shared out by percentages; the same people go the same way when they come again, in any batch', async () => {
  const split = aNode('Split', 'randomSplit', { stepKey: 'split01' });
  const first = (await run(split, people(1_000))).map(outputOf);
  expect(first.filter((output) => output === 0)).toHaveLength(first.length - first.filter((one) => one === 1).length);
  expect(Math.abs(first.filter((output) => output === 0).length - 500)).toBeLessThan(60);
  const again = (await run(split, people(1_000).slice(300, 400).toReversed())).map(outputOf);
  expect(again.toReversed()).toEqual(first.slice(300, 400));
});

test('a merged customer draws as the one they are now, whatever id the enrolment began with', async () => {
  const split = aNode('Split', 'randomSplit', { stepKey: 'split01' });
  const known = people(40);
  const merged = known.map((item, i) => ({ ...item, enrolmentId: `other_${String(i)}`, json: { http: 'answer' } }));
  expect((await run(split, merged)).map(outputOf)).toEqual((await run(split, known)).map(outputOf));
});

test('drawn anew: two entries of one customer are two draws, the same entry always one', async () => {
  const split = aNode('Split', 'randomSplit', { stepKey: 'split01', assignment: 'entry' });
  const entries = Array.from({ length: 60 }, (_, i) => ({ ...anItem(7), enrolmentId: `enr_${String(i)}` }));
  const drawn = (await run(split, entries)).map(outputOf);
  expect(new Set(drawn)).toEqual(new Set([0, 1]));
  expect((await run(split, entries)).map(outputOf)).toEqual(drawn);
});

test('an A/B test holds its share out by the last output', async () => {
  const node = aNode('Test', 'abTest', { stepKey: 'test01', holdout: 20 });
  const outputs = (await run(node, people(1_000))).map(outputOf);
  expect(Math.abs(outputs.filter((output) => output === 2).length - 200)).toBeLessThan(50);
  expect(new Set(outputs)).toEqual(new Set([0, 1, 2]));
});

test('a split by country, by an attribute, by a language with its regions', async () => {
  const cases = { case: [{ values: ['DE', 'at'] }, { values: ['fr'] }] };
  const by = async (path: string, items: ReturnType<typeof anItem>[]) =>
    (await run(aNode('Split', 'splitByValue', { value: `={{ $json.profile.${path} }}`, cases }), items)).map(outputOf);
  expect(await by('country', [of(0, { country: 'AT' }), of(1, { country: 'FR' }), of(2, {})])).toEqual([0, 1, 2]);
  expect(await by('language', [of(0, { language: 'de-CH' }), of(1, { language: 'fr' }), of(2, { language: 'en' })])).toEqual([0, 1, 2]); // prettier-ignore
  const range = { case: [{ match: 'range', atLeast: '3' }] };
  const node = aNode('Split', 'splitByValue', { value: '={{ $json.profile.attributes.orders }}', cases: range });
  const orders = [of(0, { attributes: { orders: 3 } }), of(1, { attributes: { orders: 2 } }), of(2, {})];
  expect((await run(node, orders)).map(outputOf)).toEqual([0, 1, 1]);
});

test('by day and time on the customer’s clock; without a zone of theirs on the journey’s', async () => {
  // 14:30 UTC on a Monday: 15:30 in Berlin (the journey’s), 23:30 in Tokyo, 6:30 in Los Angeles.
  const times = {
    time: [
      { days: ['mon'], from: '15:00', to: '16:00' },
      { from: '22:00', to: '07:00' },
    ],
  };
  const node = aNode('Split', 'splitByValue', { by: 'time', times });
  const items = [of(0, {}), of(1, { timeZone: 'Asia/Tokyo' }), of(2, { timeZone: 'America/Los_Angeles' }), of(3, { timeZone: 'UTC' })]; // prettier-ignore
  expect((await run(node, items)).map(outputOf)).toEqual([0, 1, 1, 2]);
});

test('a split by history looks once for three hundred people, in the journey in hand', async () => {
  asked.length = 0;
  const node = aNode('Past', 'splitByHistory', { what: 'step', step: 'letter1', days: 14 });
  const results = await run(node, people(300));
  expect(asked).toHaveLength(1);
  expect(asked[0]).toMatchObject({
    workspaceId: 'brand',
    question: { kind: 'step', stepKey: 'letter1', journeyId: 'jrn_1', days: 14 },
  });
  expect(asked[0]?.people[5]).toEqual({ profileId: 'prf_5', enrolmentId: 'enr_5' });
  expect(results.map(outputOf)).toEqual(people(300).map(({ profile }) => (profile.id.endsWith('1') ? 0 : 1)));
  expect(results[1]).toMatchObject({ item: { split: { name: 'Yes' }, profile: { id: 'prf_1' } } });
});

describe('a branch compares as n8n does', () => {
  const DAY = 86_400_000;
  const LEFT = '={{ $json.profile.attributes.x }}';
  /** As the editor writes them, and n8n's own form. */
  function operatorFor(type: string, operation: string) {
    const alone = ['exists', 'notExists', 'empty', 'notEmpty', 'true', 'false'].includes(operation);
    const rightType = operation.startsWith('length') ? 'number' : 'any';
    return { type, operation, ...(alone ? { singleValue: true } : type === 'array' && { rightType }) };
  }
  const OPTIONS = { caseSensitive: false, leftValue: '', typeValidation: 'loose', version: 2 };
  const ago = (days: number) => new Date(Date.now() - days * DAY).toISOString();

  /** Whether a rule of one condition on the value takes the customer. */
  async function fits(value: unknown, type: string, operation: string, rightValue?: unknown): Promise<boolean> {
    const condition = { id: 'c', leftValue: LEFT, rightValue, operator: operatorFor(type, operation) };
    const conditions = { options: OPTIONS, combinator: 'and', conditions: [condition] };
    const node = aNode('Branch', 'branch', { rules: { rule: [{ name: 'Fits', conditions }] } });
    const [result] = await run(node, [of(0, { attributes: value === undefined ? {} : { x: value } })]);
    if (result?.kind !== 'passed') throw new Error(JSON.stringify(result));
    return result.output === 0;
  }

  test.each([
    ['string', 'equals', 'Gold', 'gold', 'silver'],
    ['string', 'notEquals', 'gold', 'silver', 'gold'],
    ['string', 'contains', 'ol', 'GOLD', 'silver'],
    ['string', 'notContains', 'ol', 'silver', 'gold'],
    ['string', 'startsWith', 'go', 'Gold', 'old'],
    ['string', 'notStartsWith', 'go', 'old', 'gold'],
    ['string', 'endsWith', 'ld', 'gold', 'silver'],
    ['string', 'notEndsWith', 'ld', 'silver', 'gold'],
    ['string', 'regex', '^(de|at)$', 'AT', 'ATX'],
    ['string', 'notRegex', '^(de|at)$', 'FR', 'DE'],
    ['string', 'exists', undefined, 'x', undefined],
    ['string', 'notExists', undefined, undefined, 'x'],
    ['string', 'empty', undefined, '', 'x'],
    ['string', 'empty', undefined, undefined, 'x'],
    ['string', 'notEmpty', undefined, 'x', ''],
    ['number', 'equals', 3, 3, 4],
    ['number', 'notEquals', 3, 4, 3],
    ['number', 'gt', 3, 4, 3],
    ['number', 'lt', 3, 2, 3],
    ['number', 'gte', 3, 3, 2],
    ['number', 'lte', 3, 3, 4],
    ['number', 'gt', '3', '4', '3'],
    ['number', 'empty', undefined, undefined, 0],
    ['boolean', 'true', undefined, true, false],
    ['boolean', 'false', undefined, false, true],
    ['boolean', 'equals', true, true, false],
    ['array', 'contains', 'vip', ['vip', 'new'], ['new']],
    ['array', 'notContains', 'vip', ['new'], ['vip']],
    ['array', 'lengthGt', 1, [1, 2], [1]],
    ['array', 'lengthEquals', 0, [], [1]],
    ['array', 'empty', undefined, [], ['x']],
    ['array', 'notEmpty', undefined, ['x'], []],
    ['object', 'exists', undefined, { a: 1 }, undefined],
    ['object', 'notEmpty', undefined, { a: 1 }, {}],
    ['dateTime', 'after', '2026-01-01', '2026-06-01T00:00:00Z', '2025-06-01'],
    ['dateTime', 'before', '2026-01-01', '2025-06-01', '2026-06-01T00:00:00Z'],
    ['dateTime', 'equals', '2026-01-01T00:00:00Z', '2026-01-01T00:00:00.000Z', '2026-01-02'],
    ['dateTime', 'afterOrEquals', '2026-01-01', '2026-01-01', '2025-12-31'],
    ['dateTime', 'beforeOrEquals', '2026-01-01', '2026-01-01', '2026-01-02'],
    ['dateTime', 'notExists', undefined, undefined, '2026-01-01'],
  ])('%s %s %j: takes %j, leaves %j', async (...[type, operation, right, yes, no]) => {
    expect([await fits(yes, type, operation, right), await fits(no, type, operation, right)]).toEqual([true, false]);
  });

  test.each([
    ['in the last 30 days', 'after', ago(29), ago(31)],
    ['more than 30 days ago', 'before', ago(31), ago(29)],
  ])('a date %s', async (_what, operation, yes, no) => {
    const right = '={{ $now.minus({ days: 30 }).toISO() }}';
    expect([await fits(yes, 'dateTime', operation, right), await fits(no, 'dateTime', operation, right)]).toEqual([true, false]); // prettier-ignore
  });

  test('what is missing is neither before nor after anything, and hurts nobody else in the batch', async () => {
    for (const operation of ['after', 'before', 'equals'])
      expect(await fits(undefined, 'dateTime', operation, '2026-01-01')).toBe(false);
    expect(await fits(undefined, 'number', 'gt', 3)).toBe(false);
    expect(await fits(undefined, 'array', 'contains', 'x')).toBe(false);
  });
});
