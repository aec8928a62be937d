import { formatMoney } from './money';

const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ');

describe('money in a text', () => {
  it.each([
    [{ amount: 4990, currency: 'EUR' }, 'de-DE', '49,90 €'],
    [{ amount: 4990, currency: 'USD' }, 'zh-CN', 'US$49.90'],
    [{ amount: 129900, currency: 'JPY' }, 'ja-JP', '¥129,900'],
    [{ amount: 1234, currency: 'KWD' }, 'en', 'KWD 1.234'],
    [{ amount: -5, currency: 'USD' }, 'en-US', '-$0.05'],
    [{ amount: '900719925474099301', currency: 'USD' }, 'en-US', '$9,007,199,254,740,993.01'],
  ])('%j in %s', (money, locale, text) => {
    expect(plain(formatMoney(money, locale)).replace('￥', '¥')).toBe(text);
  });

  it('refuses what is no money', () => {
    expect(() => formatMoney({ amount: 1.5, currency: 'EUR' }, 'de')).toThrow('1.5 is no integer of minor units');
    expect(() => formatMoney({ amount: 1, currency: 'EURO' }, 'de')).toThrow('"EURO" is no ISO 4217 currency');
  });
});
