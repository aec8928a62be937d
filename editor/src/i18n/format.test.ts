import { formatDay, formatMoment, formatSum } from './format';

const now = new Date(2026, 10, 23, 14, 30);
const moment = (at: Date, language = 'en') => formatMoment(at, { language, now });

test('a moment is told by its day when it is near, and by its year only when it is another one', () => {
  expect(moment(new Date(2026, 10, 23, 8, 5))).toBe('today 08:05');
  expect(moment(new Date(2026, 10, 24, 0, 1))).toBe('tomorrow 00:01');
  expect(moment(new Date(2026, 10, 22, 23, 59))).toBe('yesterday 23:59');
  expect(moment(new Date(2026, 10, 27, 9, 0))).toBe('27 Nov, 09:00');
  expect(moment(new Date(2027, 2, 4, 9, 0))).toBe('4 Mar 2027, 09:00');
  expect(moment(new Date(2026, 10, 24, 9, 0), 'zh-CN')).toBe('明天 09:00');
  expect(formatDay(new Date(2026, 10, 3), { language: 'en', now })).toBe('3 Nov');
  expect(formatDay(new Date(2025, 2, 3), { language: 'en', now })).toBe('3 Mar 2025');
});

test('sums are whole, and dollars say whose they are', () => {
  expect(formatSum({ amount: 4_876_049, currency: 'EUR' }, 'en')).toBe('€48,760');
  expect(formatSum({ amount: 9_760, currency: 'JPY' }, 'en')).toBe('¥9,760');
  expect(formatSum({ amount: 10_000, currency: 'CAD' }, 'en')).toBe('CA$100');
  expect(formatSum({ amount: 1_200 }, 'en')).toBe('1,200');
});
