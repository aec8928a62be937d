import { aJourney } from '../../../../test/support/journeys';

const share = (percent: unknown, more: object = {}) => ({ percent, ...more });

function split(ways: unknown, more: Record<string, unknown> = {}) {
  const parameters = { stepKey: 'split1', ...(ways !== undefined && { ways }), ...more };
  return aJourney().entry().foreign('n8n-nodes-perennial.randomSplit', { name: 'Split', parameters }).check();
}

function abTest(parameters: Record<string, unknown>) {
  const node = { name: 'Test', parameters: { stepKey: 'abtest', ...parameters } };
  return aJourney().entry().foreign('n8n-nodes-perennial.abTest', node).check();
}

test('two halves are what a new split has, whether n8n writes them down or not', () => {
  expect(split(undefined).problems).toEqual([]);
  expect(split({ way: [share(50), share(50)] }).problems).toEqual([]);
  expect(split({ way: [share(33.33), share('33.33'), share(33.34)] }).problems).toEqual([]);
});

test.each([
  [[share(100)], 'too_few_shares', 'ways', /two ways at least/],
  [Array.from({ length: 11 }, () => share(9)), 'too_many_shares', 'ways', /11 ways; 10/],
  [[share(50), share(40)], 'shares_not_whole', 'ways', /come to 90 per cent/],
  [[share(110), share(-10)], 'invalid_share', 'ways.way[0].percent', /"110"/],
  [[share('half'), share(50)], 'not_a_number', 'ways.way[0].percent', /"half"/],
  [[share('={{ 50 }}'), share(50)], 'expression_not_allowed', 'ways.way[0].percent', /fixed number/],
  [[share(50, { key: 'x' }), share(50, { key: 'x' })], 'duplicate_share', 'ways', /"A" and "B" have the same key "x"/],
])('ways %j: %s, at %s', (way, code, parameter, message) => {
  const found = split({ way }).problems.find((problem) => problem.code === code);
  expect(found).toMatchObject({ severity: 'error', nodeName: 'Split', stepKey: 'split1', parameter });
  expect(found?.message).toMatch(message);
});

test('an assignment that does not exist is refused', () => {
  expect(split(undefined, { assignment: 'weather' }).problems).toMatchObject([{ code: 'unknown_option' }]);
});

test('a version knows its tests: variants by key, whether somebody is held out, and the measure', () => {
  const variants = { variant: [share(60, { key: 'x', name: 'Gift' }), share(40)] };
  const { version, problems } = abTest({ variants, holdout: 10, days: 3, valuePath: 'total' });
  expect(problems).toEqual([]);
  expect(version?.abTests).toEqual([
    {
      ...{ stepKey: 'abtest', name: 'Test', holdout: true, event: 'Order Completed', days: 3, valuePath: 'total' },
      variants: [
        { key: 'x', name: 'Gift' },
        { key: 'b', name: 'B' },
      ],
    },
  ]);
});

test.each([
  [{ holdout: 95 }, 'invalid_holdout', 'holdout', /"95" per cent are held out; 0 to 90/],
  [{ holdout: '={{ 5 }}' }, 'invalid_holdout', 'holdout', /per cent are held out/],
  [{ days: 0 }, 'invalid_metric_days', 'days', /for "0" days; 1 to 90/],
  [{ event: ' ' }, 'no_metric', 'event', /no event says what is measured/],
  [{ variants: { variant: [share(50), share(20)] } }, 'shares_not_whole', 'variants', /70 per cent/],
])('an A/B test with %j: %s', (parameters, code, parameter, message) => {
  const { problems } = abTest(parameters);
  expect(problems).toMatchObject([{ code, parameter, severity: 'error', nodeName: 'Test' }]);
  expect(problems[0]?.message).toMatch(message);
});
