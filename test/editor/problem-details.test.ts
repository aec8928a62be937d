import { createInstance } from 'i18next';

import { problemWords } from '../../editor/src/checks/problemWords';
import checksEn from '../../editor/src/i18n/locales/en/checks.json';
import wordsEn from '../../editor/src/i18n/locales/en/words.json';
import checksZh from '../../editor/src/i18n/locales/zh-CN/checks.json';
import wordsZh from '../../editor/src/i18n/locales/zh-CN/words.json';
import type { Translate } from '../../editor/src/i18n/translate';
import { namesApart, propertyName } from '../../editor/src/words/fieldName';
import { aJourney, branchRule, type JourneyBuilder } from '../support/journeys';

const texts = createInstance();

beforeAll(async () => {
  await texts.init({
    lng: 'en',
    fallbackLng: false,
    interpolation: { escapeValue: false },
    resources: { en: { checks: checksEn, words: wordsEn }, 'zh-CN': { checks: checksZh, words: wordsZh } },
  });
});

/** What the compiler of the server finds, in words. */
function detail(journey: JourneyBuilder, code: string, language: 'en' | 'zh-CN'): string | undefined {
  const problem = journey.check().problems.find((each) => each.code === code);
  if (!problem) throw new Error(`The server finds no ${code}: ${JSON.stringify(journey.check().problems)}`);
  return problemWords(texts.getFixedT(language) as Translate, problem).detail;
}

const ours = (type: string, parameters: Record<string, unknown>) =>
  aJourney()
    .entry()
    .foreign(`n8n-nodes-perennial.${type}`, { name: 'Step', parameters: { stepKey: 'stepkey1', ...parameters } });
const condition = { path: 'total.amount', operator: 'equals', value: 5 };

test.each([
  [
    'unknown_node_type',
    aJourney().entry().foreign('n8n-nodes-acme.coupon', { name: 'Coupon' }),
    'n8n-nodes-acme.coupon',
  ],
  [
    'unknown_reference',
    aJourney()
      .entry()
      .branch([branchRule('One', "={{ $('Gone').item.json.profile.country }}", 'DE')], { name: 'Market' }),
    'Gone',
  ],
  [
    'shares_not_whole',
    ours('randomSplit', {
      ways: {
        way: [
          { key: 'a', name: 'A', percent: 60 },
          { key: 'b', name: 'B', percent: 30 },
        ],
      },
    }),
    '90',
  ],
  [
    'value_twice',
    ours('splitByValue', {
      cases: {
        case: [
          { name: 'One', values: ['DE'] },
          { name: 'Two', values: ['DE'] },
        ],
      },
    }),
    'DE',
  ],
  ['invalid_date', ours('wait', { mode: 'date', date: 'tomorrow' }), 'tomorrow'],
  ['exception_ends', ours('wait', { mode: 'date', date: '={{ $json.profile.attributes.renewal }}' }), '日期'],
  [
    'unknown_profile_field',
    ours('wait', {
      mode: 'event',
      amount: 1,
      branches: {
        branch: [
          { kind: 'condition', name: 'C', filter: { combinator: 'all', conditions: { condition: [condition] } } },
        ],
      },
    }),
    'total.amount',
  ],
  ['key_alias_not_carried', aJourney().entry({ key: 'checkout', aliases: ['crat'] }), 'crat'],
  ['key_alias_not_carried', aJourney().entry({ events: ['Cart Updated'], key: 'cart', aliases: ['order'] }), '订单'],
] as const)('of %s the detail is in the language of the person and names what it is about', (code, journey, about) => {
  const said = detail(journey, code, 'zh-CN');
  expect(said).toContain(about);
  expect(said?.replaceAll(about, '')).not.toMatch(/[a-z]{4,} [a-z]{2,}/);
  expect(said).not.toMatch(/\{\{|checks:/);
  expect(detail(journey, code, 'en')).toMatch(/[a-z]+ [a-z]+/);
});

test.each([
  ['message_not_usable', 'There is no message "spring" in this workspace.', '此工作区没有消息「spring」。'],
  ['message_not_usable', 'The message "spring" cannot be used as it is: The subject is empty.', '主题为空。'],
  [
    'message_not_usable',
    'The message "spring" cannot be used as it is: Write the message as MJML or as plain text.',
    '消息没有正文：请写 MJML 或纯文本。',
  ],
  [
    'message_not_usable',
    'The message "spring" cannot be used as it is: The default language is "de", but there are texts for en only.',
    '缺少默认语言「de」的内容。',
  ],
  ['parameter_issue', '"Post": Parameter "Channel" is required.', '必须填写「Channel」。'],
  ['parameter_issue', '"Post": Something of its own.', 'Something of its own.'],
] as const)('what the server says of %s ("%s") is said in the language of the person', (code, message, said) => {
  expect(problemWords(texts.getFixedT('zh-CN') as Translate, { code, message }).detail).toBe(said);
});

test('what is called the same is told apart by its path, the shortest keeps the name', () => {
  const t = texts.getFixedT('en') as Translate;
  const nameOf = namesApart(t, ['total.amount', 'total', 'coupon'], (path) => propertyName(t, path));
  expect(['total', 'total.amount', 'coupon'].map(nameOf)).toEqual(['Total', 'Total (total.amount)', 'Coupon']);
  expect(namesApart(t, ['total.amount'], (path) => propertyName(t, path))('total.amount')).toBe('Total');
});
