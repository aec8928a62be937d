import { aJourney } from '../../../../test/support/journeys';

function checked(type: string, parameters: Record<string, unknown>) {
  const node = { name: 'Split', parameters: { stepKey: 'split1', ...parameters } };
  return aJourney().entry().foreign(`n8n-nodes-perennial.${type}`, node).check().problems;
}

const ways = (...way: object[]) => ({ cases: { case: way } });
const times = (...time: object[]) => ({ by: 'time', times: { time } });

test('a way for some countries, one for a range, one for the weekend', () => {
  expect(checked('splitByValue', ways({ values: ['DE', 'AT'] }, { match: 'range', atLeast: '50' }))).toEqual([]);
  expect(checked('splitByValue', times({ days: ['sat', 'sun'], from: '00:00', to: '00:00' }))).toEqual([]);
});

test.each([
  [{ value: 'DE', ...ways({ values: ['DE'] }) }, 'no_split_value', 'value', /fixed text "DE"/],
  [{}, 'no_ways', 'cases', /everybody takes Else/],
  [{ by: 'time' }, 'no_ways', 'times', /everybody takes Else/],
  [ways({ values: [] }), 'no_values', 'cases.case[0].values', /fits no value/],
  [ways({ values: ['DE'] }, { values: ['AT', 'de'] }), 'value_twice', 'cases.case[1].values', /"de" goes the way 1/],
  [ways({ match: 'range' }), 'no_range', 'cases.case[0].atLeast', /has no end/],
  [ways({ match: 'range', atLeast: '9', below: '3' }), 'empty_range', 'cases.case[0].below', /at least 9 and below 3/],
  [ways({ match: 'range', atLeast: 'x' }), 'not_a_number', 'cases.case[0].atLeast', /"x"/],
  [ways({ values: ['={{ $json.x }}'] }), 'expression_not_allowed', 'cases.case[0].values', /must be fixed/],
  [times({ from: '9', to: '18:00' }), 'invalid_time', 'times.time[0].from', /"9"; write a time of day/],
  [ways(...Array.from({ length: 21 }, (_, i) => ({ values: [String(i)] }))), 'too_many_ways', 'cases', /21 ways; 20/],
] as const)('a split by value with %j: %s', (parameters, code, parameter, message) => {
  const found = checked('splitByValue', parameters);
  expect(found).toMatchObject([{ code, parameter, nodeName: 'Split', stepKey: 'split1' }]);
  expect(found[0]?.message).toMatch(message);
});

test.each([
  [{ what: 'message' }, 'no_message', 'message'],
  [{ what: 'message', message: 'gone' }, 'unknown_past_message', 'message'],
  [{ what: 'step' }, 'no_step', 'step'],
  [{ what: 'step', step: 'nowhere1' }, 'unknown_step_key', 'step'],
  [{ what: 'journey', days: 401 }, 'invalid_history_days', 'days'],
])('a split by history with %j: %s', (parameters, code, parameter) => {
  expect(checked('splitByHistory', parameters)).toMatchObject([{ code, parameter }]);
});

test('a message, a step and a journey that are there', () => {
  expect(checked('splitByHistory', { what: 'message', message: 'reminder' })).toEqual([]);
  expect(checked('splitByHistory', { what: 'step', step: 'split1', days: 0 })).toEqual([]);
  expect(checked('splitByHistory', { what: 'step', journey: 'jrn_2', step: 'elsewhere' })).toEqual([]);
  expect(checked('splitByHistory', { what: 'journey' })).toEqual([]);
});
