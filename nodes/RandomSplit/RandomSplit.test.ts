import { aContext } from '../../test/support/n8n-context';
import { RandomSplit } from './RandomSplit.node';

const ways = { way: [{ key: 'a', name: 'Offer', percent: 50 }, { key: 'b', name: 'None', percent: 50 }] }; // prettier-ignore
const item = (person: string, enrolmentId = 'enr_1') => ({ profile: { id: person }, entry: { enrolmentId } });
const people = Array.from({ length: 200 }, (_, i) => `prf_${String(i)}`);

async function split(items: readonly Record<string, unknown>[], parameters: Record<string, unknown> = { ways }) {
  const context = aContext({ items, parameters });
  return await new RandomSplit().execute.call(context.n8n);
}

const idsOf = (outputs: Awaited<ReturnType<typeof split>>) =>
  outputs.map((items) => items.map(({ json }) => (json['profile'] as { id: string }).id));

test('in plain n8n every item leaves by one way, which it names, paired with its input', async () => {
  const outputs = await split(people.map((id) => item(id)));
  expect(outputs.map((items) => items.length)).toEqual([expect.closeTo(100, -1.5), expect.closeTo(100, -1.5)]);
  expect(outputs.flat()).toHaveLength(people.length);
  for (const [k, name] of ['Offer', 'None'].entries())
    for (const { json, pairedItem } of outputs[k]!) {
      expect(json['split']).toEqual({ name });
      expect(people[(pairedItem as { item: number }).item]).toBe((json['profile'] as { id: string }).id);
    }
});

test('who comes back goes the same way, alone or among others', async () => {
  const first = idsOf(await split(people.map((id) => item(id))));
  const again = idsOf(await split(people.toReversed().map((id) => item(id, 'enr_2'))));
  expect(again.map((ids) => ids.toReversed())).toEqual(first);
  const [alone] = idsOf(await split([item(first[1]![0]!)])).entries();
  expect(alone).toEqual([0, []]);
});

test('"anew at each entry" draws by the entry, not by the person', async () => {
  const entries = Array.from({ length: 40 }, (_, i) => item('prf_1', `enr_${String(i)}`));
  const outputs = await split(entries, { ways, assignment: 'entry' });
  expect(outputs.every((items) => items.length > 5)).toBe(true);
});

test('another step splits the same people otherwise', async () => {
  const items = people.map((id) => item(id));
  const [one, two] = [await split(items, { ways, stepKey: 'aaaaaa' }), await split(items, { ways, stepKey: 'bbbbbb' })];
  expect(idsOf(one)).not.toEqual(idsOf(two));
});

test('shares that are no whole stop the node with what they come to; an item of nobody is an error of its own', async () => {
  const wrong = { way: [{ percent: 50 }, { percent: 30 }] };
  await expect(async () => await split([item('prf_1')], { ways: wrong })).rejects.toThrow('come to 80 %');
  await expect(async () => await split([item('prf_1'), {}])).rejects.toMatchObject({ context: { itemIndex: 1 } });
});
