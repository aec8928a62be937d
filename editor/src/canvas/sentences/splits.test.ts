import { createInstance } from 'i18next';

import type { DraftStep } from '../../draft/contract';
import canvasEn from '../../i18n/locales/en/canvas.json';
import splitsEn from '../../i18n/locales/en/splits.json';
import wordsEn from '../../i18n/locales/en/words.json';
import canvasZh from '../../i18n/locales/zh-CN/canvas.json';
import splitsZh from '../../i18n/locales/zh-CN/splits.json';
import wordsZh from '../../i18n/locales/zh-CN/words.json';
import { aspectsOf } from '../../words/aspects/aspects';
import { daysAgo } from '../../words/conditions';
import { outputsOf } from '../graph/outputs';
import { AB_TEST, BRANCH, RANDOM_SPLIT, SPLIT_BY_HISTORY, SPLIT_BY_VALUE } from '../graph/types';
import { labelWords } from './label';
import { sentenceOf } from './sentence';
import type { Words } from './words';

const texts = createInstance();
const words = (language: 'en' | 'zh-CN'): Words => ({
  t: texts.getFixedT(language),
  keyKind: '',
  messages: new Map([['letter', { name: 'Letter', languages: 2 }]]),
  journeys: new Map([['jrn_2', 'Welcome']]),
  steps: new Map([['send01', 'First mail']]),
});

beforeAll(async () => {
  await texts.init({
    lng: 'en',
    fallbackLng: false,
    interpolation: { escapeValue: false },
    resources: {
      en: { canvas: canvasEn, words: wordsEn, splits: splitsEn },
      'zh-CN': { canvas: canvasZh, words: wordsZh, splits: splitsZh },
    },
  });
});

type Parameters = Record<string, unknown>;
const node = (type: string, parameters: Parameters): DraftStep => ({
  ...{ id: 'a', name: 'A', type, typeVersion: 1 },
  position: [0, 0],
  parameters,
});
const said = (type: string, parameters: Parameters, language: 'en' | 'zh-CN' = 'en') =>
  sentenceOf(node(type, parameters), undefined, words(language));
const aspects = (type: string, parameters: Parameters) =>
  JSON.stringify(aspectsOf(texts.getFixedT('en'), { type, parameters }));
const labels = (type: string, parameters: Parameters) =>
  outputsOf(node(type, parameters), undefined, 0).map(({ label }) => labelWords(texts.getFixedT('en'), label));

const share = (key: string, percent: number, name = key.toUpperCase()) => ({ key, name, percent });
const cases = {
  case: [
    { name: 'German-speaking', values: ['DE', 'AT'] },
    { match: 'range', atLeast: '50' },
  ],
};
const times = { time: [{ name: 'Weekend', days: ['sat', 'sun'], from: '00:00', to: '00:00' }] };

test.each([
  ['a split that nobody has set', RANDOM_SPLIT, {}, 'A 50 %, B 50 %', 'A 50%，B 50%'],
  [
    'a test with a hold-out',
    AB_TEST,
    { holdout: 10, days: 3, valuePath: 'total.amount' },
    'A 50 %, B 50 %, 10 % held out: Order Completed within 3 days, worth Total',
    'A 50%，B 50%，10% 作为对照组：3 天内下单完成，价值取总额',
  ],
  [
    'a split by value',
    SPLIT_BY_VALUE,
    { cases },
    'By Country: German-speaking (DE or AT), 50 and more, else everyone',
    '按国家：German-speaking（DE或AT），50 及以上，否则其他所有人',
  ],
  [
    'a split by time',
    SPLIT_BY_VALUE,
    { by: 'time', times },
    'By day and time: Weekend (Sat Sun 00:00–00:00), else everyone',
    '按星期与时间：Weekend（周六 周日 00:00–00:00），否则其他所有人',
  ],
  [
    'a split by history',
    SPLIT_BY_HISTORY,
    { what: 'message', message: 'letter', days: 14 },
    'Was sent “Letter”, in the last 14 days',
    '曾收到《Letter》，最近 14 天内',
  ],
  ['a split by value without ways', SPLIT_BY_VALUE, {}, 'Add a way', '请添加分支'],
  [
    'a split by history without a message',
    SPLIT_BY_HISTORY,
    {},
    'Choose the message to look for',
    '请选择要查找的消息',
  ],
] as const)('%s says what it does, in both languages', (...[, type, parameters, en, zh]) => {
  expect([said(type, parameters), said(type, parameters, 'zh-CN')]).toEqual([en, zh]);
});

const CHANGES: readonly (readonly [string, Parameters, readonly Parameters[]])[] = [
  [
    RANDOM_SPLIT,
    {},
    [
      { ways: { way: [share('a', 60), share('b', 40)] } },
      { ways: { way: [share('a', 50, 'Offer'), share('b', 50)] } },
      { assignment: 'entry' },
    ],
  ],
  [
    AB_TEST,
    {},
    [
      { variants: { variant: [share('a', 60), share('b', 40)] } },
      { variants: { variant: [share('a', 50, 'Gift'), share('b', 50)] } },
      { holdout: 5 },
      { event: 'Product Viewed' },
      { days: 8 },
      { valuePath: 'total' },
    ],
  ],
  [
    SPLIT_BY_VALUE,
    { cases },
    [
      { value: '={{ $json.profile.language }}' },
      { cases: { case: [{ name: 'Other', values: ['DE', 'AT'] }, cases.case[1]] } },
      { cases: { case: [{ name: 'German-speaking', values: ['DE'] }, cases.case[1]] } },
      { cases: { case: [cases.case[0], { match: 'range', atLeast: '60' }] } },
      { cases: { case: [cases.case[0], { match: 'range', atLeast: '50', below: '90' }] } },
      { by: 'time', times },
    ],
  ],
  [
    SPLIT_BY_VALUE,
    { by: 'time', times },
    [
      { times: { time: [{ ...times.time[0], name: 'Free' }] } },
      { times: { time: [{ ...times.time[0], days: ['sat'] }] } },
      { times: { time: [{ ...times.time[0], from: '08:00' }] } },
      { times: { time: [{ ...times.time[0], to: '20:00' }] } },
    ],
  ],
  [
    SPLIT_BY_HISTORY,
    { what: 'message', message: 'letter' },
    [{ message: 'other' }, { days: 0 }, { days: 31 }, { what: 'journey' }, { what: 'journey', journey: 'jrn_2' }, { what: 'step', step: 'send01' }], // prettier-ignore
  ],
];

test('the sentence and the words of changes differ with every visible parameter', () => {
  for (const [type, parameters, changes] of CHANGES)
    for (const tell of [said, aspects]) {
      const all = [parameters, ...changes.map((change) => ({ ...parameters, ...change }))].map((each) =>
        tell(type, each),
      );
      expect([...new Set(all)]).toEqual(all);
    }
});

test('journeys and steps are told by their names', () => {
  const step = said(SPLIT_BY_HISTORY, { what: 'step', step: 'send01', days: 0 });
  expect(step).toBe('Reached “First mail” in this journey, ever');
  expect(said(SPLIT_BY_HISTORY, { what: 'journey', journey: 'jrn_2' })).toContain('“Welcome”');
});

test('ways out are called what they are', () => {
  expect(labels(RANDOM_SPLIT, {})).toEqual(['A 50 %', 'B 50 %']);
  expect(labels(AB_TEST, { holdout: 10 })).toEqual(['A 50 %', 'B 50 %', 'Hold-out 10 %']);
  expect(labels(SPLIT_BY_VALUE, { cases })).toEqual(['German-speaking', '50–', 'Everyone else']);
  expect(labels(SPLIT_BY_HISTORY, {})).toEqual(['Yes', 'No']);
});

test.each([
  ['after', 'Recent (lastOrder is in the last 30 days), else everyone'],
  ['before', 'Recent (lastOrder is more than 30 days ago), else everyone'],
])('a branch on a date %s so many days ago is told in days', (operation, sentence) => {
  const leftValue = '={{ $json.profile.attributes.lastOrder }}';
  const condition = { leftValue, rightValue: daysAgo(30), operator: { type: 'dateTime', operation } };
  expect(said(BRANCH, { rules: { rule: [{ name: 'Recent', conditions: { conditions: [condition] } }] } })).toBe(
    sentence,
  );
});
