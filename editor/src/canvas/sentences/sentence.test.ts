import { createInstance } from 'i18next';

import type { DraftStep } from '../../draft/contract';
import canvasEn from '../../i18n/locales/en/canvas.json';
import wordsEn from '../../i18n/locales/en/words.json';
import canvasZh from '../../i18n/locales/zh-CN/canvas.json';
import wordsZh from '../../i18n/locales/zh-CN/words.json';
import { BRANCH, ENTRY, EXIT, PROFILE_LOOKUP, SEND_EMAIL, WAIT } from '../graph/types';
import { labelWords } from './label';
import { sentenceOf } from './sentence';
import type { Words } from './words';

const texts = createInstance();
const words = (language: 'en' | 'zh-CN'): Words => ({
  t: texts.getFixedT(language),
  keyKind: 'cart',
  messages: new Map([['still-yours', { name: 'Still yours', languages: 3 }]]),
});

beforeAll(async () => {
  await texts.init({
    lng: 'en',
    fallbackLng: false,
    interpolation: { escapeValue: false },
    resources: { en: { canvas: canvasEn, words: wordsEn }, 'zh-CN': { canvas: canvasZh, words: wordsZh } },
  });
});

type Parameters = Record<string, unknown>;
const node = (type: string, parameters: Parameters): DraftStep => ({
  id: 'a',
  name: 'A',
  type,
  typeVersion: 1,
  position: [0, 0],
  parameters,
});
const said = (type: string, parameters: Parameters, language: 'en' | 'zh-CN' = 'en') =>
  sentenceOf(node(type, parameters), undefined, words(language));

const filter = { conditions: { condition: [{ path: 'total.amount', operator: 'greaterThan', value: '5000' }] } };
const bought = { event: 'Order Completed', by: 'entryKey' };
const tier = {
  combinator: 'and',
  conditions: [
    { leftValue: '={{ $json.profile.country }}', rightValue: 'DE', operator: { type: 'string', operation: 'equals' } },
  ],
};

test.each([
  [
    'an entry',
    ENTRY,
    { events: ['Checkout Started'], entryKey: 'cart', reEntry: 'once' },
    'Checkout Started, once per cart',
    '开始结账，每个购物车仅一次',
  ],
  ['a wait', WAIT, { amount: 2, unit: 'hours' }, '2 hours', '2 小时'],
  [
    'a wait for an event',
    WAIT,
    { mode: 'event', amount: 2, unit: 'hours', branches: { branch: [bought] } },
    '2 hours, or until Order Completed of the same cart',
    '2 小时，或直到同一购物车的下单完成',
  ],
  [
    'a wait that only begins anew',
    WAIT,
    { mode: 'event', amount: 2, unit: 'hours', restartOn: { rule: [{ event: 'Cart Updated' }] } },
    '2 hours, starts again on Cart Updated',
    '2 小时，购物车已更新时重新计时',
  ],
  [
    'a branch',
    BRANCH,
    { rules: { rule: [{ name: 'At home', conditions: tier }] } },
    'At home (Country is DE), else everyone',
    'At home（国家等于 DE），否则其他所有人',
  ],
  ['a message', SEND_EMAIL, { message: 'still-yours' }, '“Still yours”, 3 languages', '《Still yours》，3 种语言'],
  ['an exit', EXIT, { reason: 'Bought' }, 'Ends: Bought', '结束：Bought'],
  ['a step without what it needs', SEND_EMAIL, {}, 'Choose a message', '请选择消息'],
] as const)('%s says what it does, in both languages', (...[, type, parameters, en, zh]) => {
  expect([said(type, parameters), said(type, parameters, 'zh-CN')]).toEqual([en, zh]);
});

/** Each with a parameter changed; the sentence has to change with every one of them. */
const CHANGES: readonly (readonly [string, Parameters, readonly Parameters[]])[] = [
  [
    ENTRY,
    { events: ['Checkout Started'], entryKey: 'cart' },
    [
      { events: ['Cart Updated'] },
      { filter },
      {
        filter: {
          ...filter,
          combinator: 'any',
          conditions: { condition: [...filter.conditions.condition, { path: 'coupon', operator: 'exists' }] },
        },
      },
      { entryKey: 'order' },
      { keyAliases: ['checkout'] },
      { reEntry: 'always' },
      { reEntry: 'everyDays', reEntryDays: 7 },
      { reEntry: 'everyDays', reEntryDays: 30 },
      { maxAgeHours: 48 },
      { needsConsent: 'email' },
      { needsAddress: 'email' },
      { exits: { exit: [bought] } },
      { goals: { goal: [bought] } },
      { goals: { goal: [{ ...bought, valuePath: 'total.amount' }] } },
      { goals: { goal: [{ ...bought, goesOn: true }] } },
      { zone: 'Europe/Berlin' },
    ],
  ],
  [
    WAIT,
    {
      mode: 'event',
      amount: 2,
      unit: 'hours',
      branches: { branch: [bought] },
      restartOn: { rule: [{ event: 'Cart Updated' }] },
    },
    [
      { mode: 'time' },
      { amount: 3 },
      { unit: 'days' },
      { branches: { branch: [{ ...bought, by: 'profile' }] } },
      { branches: { branch: [{ ...bought, filter }] } },
      { restartOn: {} },
      { refresh: false },
    ],
  ],
  [
    BRANCH,
    { rules: { rule: [{ name: 'At home', conditions: tier }] } },
    [
      { rules: { rule: [{ name: 'Abroad', conditions: tier }] } },
      {
        rules: {
          rule: [
            { name: 'At home', conditions: { ...tier, conditions: [{ ...tier.conditions[0], rightValue: 'FR' }] } },
          ],
        },
      },
      { rules: { rule: [{ name: 'At home', conditions: tier }, { name: 'Else' }] } },
    ],
  ],
  [
    SEND_EMAIL,
    { message: 'still-yours', category: 'transactional', window: 'hours' },
    [
      { message: 'another' },
      { category: 'marketing' },
      { senderRole: 'service' },
      { window: 'any' },
      { from: '10:00' },
      { to: '21:00' },
      { outside: 'skip' },
      { expiresAfterHours: 12 },
      { resendUnknown: true },
    ],
  ],
  [
    PROFILE_LOOKUP,
    { by: 'email', value: 'a@b.example' },
    [{ by: 'phone' }, { value: 'c@d.example' }, { fields: ['tags'] }],
  ],
  [EXIT, { reason: 'Bought' }, [{ reason: 'Returned' }]],
  [
    'n8n-nodes-base.httpRequest',
    { method: 'GET', url: 'https://shop.example' },
    [{ method: 'POST' }, { url: 'https://other.example' }],
  ],
];

describe.each(['en', 'zh-CN'] as const)('in %s', (language) => {
  test.each(CHANGES)('the sentence of %s changes with every parameter that is shown', (type, parameters, changes) => {
    const sentences = [parameters, ...changes.map((change) => ({ ...parameters, ...change }))].map((each) =>
      said(type, each, language),
    );
    expect(new Set(sentences).size).toBe(sentences.length);
    expect(sentences.join()).not.toMatch(/canvas:|words:|\{\{|undefined/);
  });

  test('ways out have names', () => {
    const { t } = words(language);
    const labels = [
      labelWords(t, { kind: 'after', amount: '2', unit: 'hours' }),
      labelWords(t, { kind: 'event', event: 'Order Completed' }),
      labelWords(t, { kind: 'rule', name: '', number: 2 }),
      labelWords(t, { kind: 'else' }),
    ];
    expect(labels).toEqual(
      language === 'en'
        ? ['After 2 hours', 'Order Completed', 'Rule 2', 'Everyone else']
        : ['2 小时后', '下单完成', '规则 2', '其他所有人'],
    );
  });
});
