import { aContext } from '../../test/support/n8n-context';
import { Branch } from './Branch.node';

const equals = (rightValue: string) => ({ conditions: [{ id: 'c', leftValue: 'DE', rightValue, operator: { type: 'string', operation: 'equals' } }], combinator: 'and' }); // prettier-ignore

async function route(rule: readonly { name?: string; conditions?: unknown }[]) {
  const each = Object.fromEntries(rule.map(({ conditions }, k) => [`rules.rule[${String(k)}].conditions`, conditions]));
  const context = aContext({ items: [{ a: 1 }], parameters: { rules: { rule }, ...each } });
  const outputs = await new Branch().execute.call(context.n8n);
  return outputs.map((items) => items.map(({ json }) => json));
}

test('the first rule that fits decides, and its name goes with the item', async () => {
  const rules = [{ name: 'France', conditions: equals('FR') }, { name: 'Germany', conditions: equals('de') }, { name: 'Too', conditions: equals('DE') }]; // prettier-ignore
  expect(await route(rules)).toEqual([[], [{ a: 1, branch: { name: 'Germany' } }], [], []]);
});

test('who fits no rule goes on at Else, the last output', async () => {
  expect(await route([{ name: 'France', conditions: equals('FR') }])).toEqual([
    [],
    [{ a: 1, branch: { name: 'Else' } }],
  ]);
  expect(await route([])).toEqual([[{ a: 1, branch: { name: 'Else' } }]]);
});

test('a rule without conditions takes nobody away from the others', async () => {
  expect(await route([{ name: 'Unfinished', conditions: {} }, { conditions: equals('DE') }])).toEqual([
    [],
    [{ a: 1, branch: { name: 'Rule 2' } }],
    [],
  ]);
});
