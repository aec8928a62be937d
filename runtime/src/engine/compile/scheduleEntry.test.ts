import { aJourney } from '../../../../test/support/journeys';

const checked = (parameters: Record<string, unknown>) =>
  aJourney().scheduleEntry(parameters).wait().check().problems.map(({ code, parameter }) => `${code} ${parameter ?? ''}`); // prettier-ignore

test.each([
  [{ repeats: 'once' }, 'no_schedule_date date'],
  [{ repeats: 'once', date: '2026-02-30' }, 'invalid_date date'],
  [{ repeats: 'weekly', days: [] }, 'no_days days'],
  [{ repeats: 'weekly', days: ['someday'] }, 'unknown_option days'],
  [{ repeats: 'monthly', dayOfMonth: 32 }, 'invalid_day_of_month dayOfMonth'],
  [{ repeats: 'daily', time: '25:00' }, 'invalid_time time'],
  [{ repeats: 'cron', cron: 'soon' }, 'invalid_cron cron'],
  [{ repeats: 'cron', cron: '*/5 * * * *' }, 'cron_too_often cron'],
  [
    { audience: { conditions: { condition: [{ path: 'country', operator: 'equals', value: '' }] } } },
    'no_value audience.conditions.condition[0].value',
  ],
])('%j cannot be published', (parameters, problem) => {
  expect(checked(parameters)).toEqual([problem]);
});

test('a schedule is read with its defaults: every Monday at nine by the clock of the journey, everybody', () => {
  const { entry } = aJourney().scheduleEntry().wait().compile();
  expect(entry.occurs).toEqual({
    kind: 'schedule',
    times: { repeats: 'weekly', days: ['mon'], time: '09:00' },
    ...{ zoneOf: 'journey', alreadyPassed: 'skip' },
  });
});
