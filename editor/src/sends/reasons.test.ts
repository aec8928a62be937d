import i18next from 'i18next';

import { REASONS as RUNTIME } from '../../../runtime/src/messaging/reasons';
import en from '../i18n/locales/en/sends.json';
import zhCN from '../i18n/locales/zh-CN/sends.json';
import { REASONS, reasonWords } from './reasons';

beforeAll(async () => {
  await i18next.init({ fallbackLng: false, resources: { en: { sends: en }, 'zh-CN': { sends: zhCN } } });
});

test('every reason of the runtime is known here, and none that it does not have', () => {
  expect([...REASONS].toSorted()).toEqual(Object.keys(RUNTIME).toSorted());
});

describe.each(['en', 'zh-CN'])('in %s', (language) => {
  beforeAll(async () => {
    await i18next.changeLanguage(language);
  });

  test.each(Object.keys(RUNTIME))('%s has a badge and a sentence of its own', (code) => {
    const { badge, sentence } = reasonWords(code);
    expect(badge()).not.toMatch(/reason\.|^$/);
    expect(sentence()).toMatch(/[.。]$/);
    expect(sentence()).not.toMatch(/reason\./);
  });

  test('no two reasons are called the same', () => {
    const badges = REASONS.map((code) => reasonWords(code).badge());
    expect(new Set(badges).size).toBe(badges.length);
  });
});

test('a code of a later version explains itself by its name', () => {
  expect(reasonWords('frequency_cap').badge()).toBe('frequency cap');
});
