import i18next from 'i18next';

import en from '../../editor/src/i18n/locales/en/schedules.json';
import zh from '../../editor/src/i18n/locales/zh-CN/schedules.json';
import type { Translate } from '../../editor/src/i18n/translate';
import { timesWords } from '../../editor/src/words/schedule';

const texts = i18next.createInstance();

beforeAll(async () => {
  await texts.init({
    resources: { en: { schedules: en }, 'zh-CN': { schedules: zh } },
    interpolation: { escapeValue: false },
  });
});

test.each([
  ['en', '2026-11-27', 'On 27 Nov 2026 at 09:00'],
  ['zh-CN', '2026-11-27', '2026年11月27日 09:00'],
  // What is no day is shown as it is written.
  ['en', '2026-02-31', 'On 2026-02-31 at 09:00'],
  ['zh-CN', 'soon', 'soon 09:00'],
] as const)('in %s, a schedule that comes once on %s reads "%s"', (language, date, words) => {
  const t = texts.getFixedT(language) as unknown as Translate;
  expect(timesWords(t, { repeats: 'once', date, time: '09:00' })).toBe(words);
});
