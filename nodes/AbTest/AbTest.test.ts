import { aContext } from '../../test/support/n8n-context';
import { AbTest } from './AbTest.node';

const variants = { variant: [{ key: 'a', name: 'Percent', percent: 50 }, { key: 'b', name: 'Gift', percent: 50 }] }; // prettier-ignore
const people = Array.from({ length: 2_000 }, (_, i) => `prf_${String(i)}`);

async function tested(parameters: Record<string, unknown>, ids: readonly string[] = people) {
  const items = ids.map((id) => ({ profile: { id } }));
  const outputs = await new AbTest().execute.call(aContext({ items, parameters }).n8n);
  return outputs.map((each) =>
    each.map(({ json }) => [(json['profile'] as { id: string }).id, json['abTest']] as const),
  );
}

test('variants get their shares, a tenth is held out, and each item says what it got', async () => {
  const outputs = await tested({ variants, holdout: 10 });
  const counts = outputs.map((each) => each.length);
  expect(counts).toEqual([expect.closeTo(900, -2), expect.closeTo(900, -2), expect.closeTo(200, -2)]);
  expect(outputs[0]?.[0]?.[1]).toEqual({ variant: 'a', name: 'Percent' });
  expect(outputs[2]?.[0]?.[1]).toEqual({ variant: 'holdout', name: 'Holdout' });
});

test('without a holdout there is no output for it', async () => {
  expect(await tested({ variants })).toHaveLength(2);
});

test('a larger holdout keeps whom it held out, and nobody changes between the variants', async () => {
  const idsOf = async (holdout: number) => (await tested({ variants, holdout })).map((each) => each.map(([id]) => id));
  const [small, large] = [await idsOf(10), await idsOf(30)];
  expect(small[2]!.every((id) => large[2]!.includes(id))).toBe(true);
  expect(large[0]!.every((id) => small[0]!.includes(id))).toBe(true);
  expect(large[1]!.every((id) => small[1]!.includes(id))).toBe(true);
});

test('a holdout that would leave nobody to test is refused', async () => {
  await expect(async () => await tested({ variants, holdout: 95 })).rejects.toThrow('0 to 90 are');
});
