import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { aJourney, type JourneyBuilder } from '../../../../test/support/journeys';

type Bad = unknown;

const ours = (type: string, parameters: Record<string, unknown>) =>
  aJourney()
    .entry()
    .foreign(`n8n-nodes-perennial.${type}`, { name: 'Step', parameters: { stepKey: 'step01', ...parameters } });
const entry = (parameters: Record<string, unknown>) => aJourney().entry({}, { parameters }).wait();
const shared = (percent: Bad) => [
  { key: 'a', name: 'A', percent },
  { key: 'b', name: 'B', percent: 50 },
];

/** Every number that our nodes ask for, where it matters. `evaluated`: it may be an expression, worked out for each person. */
const NUMBERS: readonly {
  readonly field: string;
  readonly parameter: string;
  readonly evaluated?: true;
  readonly with: (value: Bad) => JourneyBuilder;
}[] = [
  { field: 'Wait/amount', parameter: 'amount', evaluated: true, with: (amount) => ours('wait', { amount }) },
  { field: 'Wait/lateAmount', parameter: 'lateAmount', with: (lateAmount) => ours('wait', { lateAmount }) },
  {
    ...{ field: 'Wait/shiftAmount', parameter: 'shiftAmount', evaluated: true },
    with: (shiftAmount) =>
      ours('wait', { mode: 'date', date: '2026-12-24', shift: 'before', shiftAmount, missing: 'goOn', over: 'goOn' }),
  },
  {
    field: 'entry/reEntryDays',
    parameter: 'reEntryDays',
    with: (reEntryDays) => entry({ reEntry: 'everyDays', reEntryDays }),
  },
  { field: 'entry/maxAgeHours', parameter: 'maxAgeHours', with: (maxAgeHours) => entry({ maxAgeHours }) },
  { field: 'entry/perHour', parameter: 'perHour', with: (perHour) => entry({ perHour }) },
  {
    ...{ field: 'DateTrigger/shiftDays', parameter: 'shiftDays' },
    with: (shiftDays) =>
      aJourney()
        .foreign('n8n-nodes-perennial.dateTrigger', {
          parameters: { stepKey: 'entry1', date: 'birthday', shift: 'before', shiftDays },
        })
        .wait(),
  },
  {
    ...{ field: 'ScheduleTrigger/dayOfMonth', parameter: 'dayOfMonth' },
    with: (dayOfMonth) => aJourney().scheduleEntry({ repeats: 'monthly', dayOfMonth }).wait(),
  },
  {
    ...{ field: 'SendEmail/expiresAfterHours', parameter: 'expiresAfterHours', evaluated: true },
    with: (expiresAfterHours) => aJourney().entry().send({ expiresAfterHours }),
  },
  {
    field: 'shares/percent',
    parameter: 'ways.way[0].percent',
    with: (value) => ours('randomSplit', { ways: { way: shared(value) } }),
  },
  {
    field: 'shares/percent',
    parameter: 'variants.variant[0].percent',
    with: (value) => ours('abTest', { variants: { variant: shared(value) } }),
  },
  { field: 'AbTest/holdout', parameter: 'holdout', with: (holdout) => ours('abTest', { holdout }) },
  { field: 'AbTest/days', parameter: 'days', with: (days) => ours('abTest', { days }) },
  {
    field: 'SplitByHistory/days',
    parameter: 'days',
    with: (days) => ours('splitByHistory', { message: 'reminder', days }),
  },
];

const said = (value: Bad) => (typeof value === 'string' ? value : String(value));

describe.each(NUMBERS)('the number $field ($parameter)', ({ parameter, evaluated, with: journey }) => {
  test.each([null, '', 'abc', -1, '-1', true, ['1'], '1e999'])('is refused when it is %p, which is quoted', (bad) => {
    const about = journey(bad)
      .check()
      .problems.filter((problem) => problem.parameter === parameter);
    expect(about.map(({ severity }) => severity)).toContain('error');
    expect(about.some(({ message }) => message.includes(said(Array.isArray(bad) ? bad[0] : bad)))).toBe(true);
  });

  test(`may ${evaluated ? '' : 'not '}be an expression`, () => {
    const about = journey('={{ $json.profile.attributes.n }}')
      .check()
      .problems.filter((problem) => problem.parameter === parameter);
    expect(about.map(({ severity }) => severity)).toEqual(evaluated ? [] : about.map(() => 'error'));
    if (!evaluated) expect(about[0]?.message).toContain('$json.profile.attributes.n');
  });
});

test('are all numbers there are in the descriptions of our nodes', () => {
  const folder = join(__dirname, '../../../../nodes');
  const found = globSync('**/*.ts', { cwd: folder })
    .filter((path) => !path.endsWith('.test.ts'))
    .flatMap((path) =>
      [...readFileSync(join(folder, path), 'utf8').matchAll(/name: '(\w+)',\s+type: 'number'/g)].map(
        ([, name]) =>
          `${path.includes('/') ? path.slice(0, path.indexOf('/')) : path.replace(/Settings?\.ts$|\.ts$/, '')}/${String(name)}`,
      ),
    );
  expect([...new Set(NUMBERS.map(({ field }) => field))].sort()).toEqual(found.sort());
});
