import { aJourney } from '../../../../test/support/journeys';

const UNKNOWN = 'n8n-nodes-acme.coupon';

describe('a step of a type that nobody knows', () => {
  test('hides nothing else that is wrong', () => {
    const journey = aJourney()
      .entry({ key: 'chekout' })
      .foreign(UNKNOWN, { name: 'Coupon' })
      .branch([], { name: 'Again?' })
      .branch([], { name: 'Sure?' })
      .to('Again?')
      .from('Sure?', 0)
      .wait({ amount: -1 });
    const codes = journey.check().problems.map(({ code }) => code);
    expect(codes.toSorted()).toEqual([
      'entry_key_not_carried',
      'invalid_duration',
      'loop_without_hold',
      'no_rules',
      'no_rules',
      'unknown_node_type',
    ]);
  });

  test('makes up nothing: what stands behind it is reached, and what is in it is not judged', () => {
    const behind = aJourney().entry().foreign(UNKNOWN, { name: 'Coupon' }).wait().from('Coupon', 3).send();
    expect(behind.check()).toEqual({ problems: [expect.objectContaining({ code: 'unknown_node_type' })] });
    const circle = aJourney().entry().foreign(UNKNOWN, { name: 'Coupon' }).send().to('Coupon');
    expect(circle.check().problems.map(({ code }) => code)).toEqual(['unknown_node_type']);
    const read = aJourney()
      .entry()
      .foreign(UNKNOWN, { name: 'Coupon' })
      .wait({}, { parameters: { amount: "={{ $('Coupon').item.json.hours }}" } });
    expect(read.check().problems.map(({ code }) => code)).toEqual(['unknown_node_type']);
  });

  test('n8n’s own Wait neither', () => {
    const journey = aJourney().entry().foreign('n8n-nodes-base.wait', { name: 'Pause' }).send().to('Pause');
    expect(journey.check().problems.map(({ code }) => code)).toEqual(['foreign_wait']);
  });
});

test('every problem of a step leads to it, also of a step of others', () => {
  const journey = aJourney()
    .entry()
    .foreign(UNKNOWN, { name: 'Coupon' })
    .foreign('n8n-nodes-base.httpRequest', { name: 'Shop' })
    .wait({ amount: -1 }, { stepKey: '' });
  const { problems } = journey.check();
  const nodes = new Map(journey.workflow().nodes.map((node) => [node.name, node]));
  expect(problems.map(({ code }) => code)).toEqual([
    ...['unknown_node_type', 'parameter_issue', 'missing_step_key', 'invalid_duration'],
  ]);
  for (const { nodeName, stepKey } of problems) expect(stepKey).toBe(nodes.get(nodeName ?? '')?.id);
});
