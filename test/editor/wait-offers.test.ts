import i18next from 'i18next';

import en from '../../editor/src/i18n/locales/en/palette.json';
import zh from '../../editor/src/i18n/locales/zh-CN/palette.json';
import type { Translate } from '../../editor/src/i18n/translate';
import { WAIT, type StepType } from '../../editor/src/canvas/graph/types';
import { fitting, type Offer } from '../../editor/src/palette/groups';
import { waitOffers } from '../../editor/src/palette/waitOffers';

const texts = i18next.createInstance();

beforeAll(async () => {
  await texts.init({
    resources: { en: { palette: en }, 'zh-CN': { palette: zh } },
    interpolation: { escapeValue: false },
  });
});

const wait: StepType = {
  ...{ type: WAIT, version: 1, displayName: 'Wait', description: '', aliases: [], categories: [], outputs: ['main'] },
  ...{ entry: false, trigger: false, ours: true, inputs: 1 },
};

test.each([
  ['en', 'birthday', 'date'],
  ['en', 'hour', 'hours'],
  ['zh-CN', '生日', 'date'],
  ['zh-CN', '时段', 'hours'],
] as const)('in %s, "%s" finds the wait that is set up for it', (language, typed, mode) => {
  const offers: Offer[] = waitOffers(texts.getFixedT(language) as unknown as Translate).map((way) => ({
    ...way,
    type: wait,
  }));
  expect(fitting(offers, typed).map(({ preset }) => preset?.parameters)).toEqual([{ mode }]);
});

test('the ways to wait have icons of their own, also where the palette shows nothing else', () => {
  const icons = waitOffers(texts.getFixedT('en') as unknown as Translate).map(({ icon }) => icon);
  expect(new Set([undefined, ...icons]).size).toBe(1 + icons.length);
});
