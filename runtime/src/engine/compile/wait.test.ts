import { join } from 'node:path';

import { aJourney, conditions } from '../../../../test/support/journeys';
import { silent } from '../../../../test/support/n8n-batch';
import { createN8n, type N8n } from '../../n8n/service';
import { compile } from './compile';

// Against the real node: names, defaults and outputs must agree with the compiler.

let n8n: N8n;

beforeAll(async () => {
  n8n = await createN8n({
    ourPackage: join(__dirname, '../../../..'),
    folders: [],
    logger: silent,
    snapshots: { workflow: () => Promise.reject(new Error('nothing runs here')) },
  });
});

afterAll(() => n8n.close());

function check(parameters: Record<string, unknown>, entry: Parameters<ReturnType<typeof aJourney>['entry']>[0] = {}) {
  const workflow = aJourney().entry(entry).wait({}, { parameters }).send().workflow();
  const as = { id: 'ver_1', workspaceId: 'workspace', journeyId: 'jrn_1', number: 1 };
  return compile({ ...as, workflow, messages: { reminder: 1 } }, n8n.catalogue);
}

const found = (...asked: Parameters<typeof check>) =>
  check(...asked).problems.map(({ code, parameter, severity }) => [code, parameter, severity]);

const outputs = (parameters: Record<string, unknown>) => {
  const { version } = check(parameters);
  return [...version!.steps.values()].find(({ name }) => name === 'Wait')!.outputs.length;
};

const date = { mode: 'date', date: '={{ $json.profile.attributes.renewal }}' };
const branch = [
  { kind: 'event', event: 'Order Completed' },
  {
    kind: 'condition',
    name: 'Agreed',
    filter: conditions('all', { path: 'consent.email', operator: 'equals', value: 'subscribed' }),
  },
  { kind: 'date', name: 'Renewal', date: date.date, shift: 'before', shiftAmount: 1, shiftUnit: 'weeks' },
  { kind: 'hours', from: '09:00', to: '11:00', days: ['tue'] },
];

test('every kind of wait is a journey as it stands; the outputs of the node are those of the compiler', () => {
  const mode = 'event';
  const errors = [
    { mode: 'hours', from: '22:00', to: '02:00', days: ['fri', 'sat'], zoneOf: 'fixed', zone: 'Asia/Tokyo' },
    { mode, branches: { branch }, window: 'hours', from: '09:00', to: '20:00' },
    { ...date, time: '', yearly: 'mar1', missing: 'goOn' },
  ].flatMap((parameters) => found(parameters));
  expect(errors).toEqual([]);
  expect(outputs({ mode: 'time' })).toBe(1);
  expect(outputs({ mode: 'time', branches: { branch } })).toBe(1);
  expect(outputs({ mode: 'time', lateAmount: 2 })).toBe(2);
  expect(outputs({ mode: 'event', branches: { branch } })).toBe(5);
  expect(outputs(date)).toBe(3);
  expect(outputs({ ...date, over: 'goOn' })).toBe(2);
  expect(outputs({ ...date, yearly: 'feb28' })).toBe(2);
  expect(outputs({ ...date, branches: { branch }, lateAmount: 1, missing: 'goOn' })).toBe(7);
  expect(outputs({ mode: 'hours' })).toBe(1);
});

test('authors are told who leaves where they led nobody on', () => {
  expect(found({ ...date, lateAmount: 3 })).toEqual([
    ['exception_ends', 'missing', 'warning'],
    ['exception_ends', 'over', 'warning'],
    ['exception_ends', 'lateAmount', 'warning'],
  ]);
  expect(found({ ...date, missing: 'goOn', over: 'goOn' })).toEqual([]);
});

test.each<[string, Record<string, unknown>, string, string]>([
  ['no date', { mode: 'date', missing: 'goOn', over: 'goOn' }, 'no_date', 'date'],
  ['a date that is none', { ...date, date: '24.12.2026' }, 'invalid_date', 'date'],
  ['a time of day that is none', { ...date, time: '9 am' }, 'invalid_time', 'time'],
  ['a distance below nothing', { ...date, shift: 'before', shiftAmount: -1 }, 'invalid_duration', 'shiftAmount'],
  ['an unknown way to go on', { ...date, missing: 'skip' }, 'unknown_option', 'missing'],
  ['hours that are none', { mode: 'hours', from: '25:00' }, 'invalid_time', 'from'],
  ['a day that is none', { mode: 'hours', days: ['tuesday'] }, 'unknown_option', 'days'],
  ['hours that never close', { mode: 'hours', from: '09:00', to: '09:00' }, 'window_all_day', 'to'],
  ['hours of a time', { mode: 'time', window: 'hours', to: '' }, 'invalid_time', 'to'],
  ['a zone that is none', { mode: 'hours', zoneOf: 'fixed', zone: 'Berlin' }, 'invalid_zone', 'zone'],
  ['too late from data', { lateAmount: '={{ 1 }}' }, 'expression_not_allowed', 'lateAmount'],
  ['nothing to wait for', { mode: 'event' }, 'listens_to_nothing', 'branches'],
  [
    'a way of no kind',
    { mode: 'event', branches: { branch: [{ kind: 'weather' }] } },
    'unknown_option',
    'branches.branch[0].kind',
  ],
  [
    'a condition that compares nothing',
    { mode: 'event', branches: { branch: [{ kind: 'condition' }] } },
    'no_condition',
    'branches.branch[0].filter',
  ],
  [
    'a way at no date',
    { mode: 'event', branches: { branch: [branch[0], { kind: 'date' }] } },
    'no_date',
    'branches.branch[1].date',
  ],
  [
    'a way at no hours',
    { mode: 'hours', branches: { branch: [{ kind: 'hours', to: 'x' }] } },
    'invalid_time',
    'branches.branch[0].to',
  ],
])('%s leads to its field', (...[, parameters, code, parameter]) => {
  expect(found(parameters)).toContainEqual([code, parameter, expect.any(String)]);
});

test('a condition on what customers do not have is told from one they may have', () => {
  const of = (path: string) => ({
    mode: 'event',
    branches: { branch: [{ kind: 'condition', filter: conditions('all', { path, operator: 'exists' }) }] },
  });
  expect(found(of('profile.country'))).toContainEqual([
    'unknown_profile_field',
    'branches.branch[0].filter.conditions.condition[0].path',
    'error',
  ]);
  expect(found(of('attributes.tier'))).toEqual([]);
});

test('ways and hours of a wait for a time alone are kept and say nothing', () => {
  expect(found({ mode: 'time', branches: { branch: [{ kind: 'weather' }] }, from: 'x', date: 'y' })).toEqual([]);
});
