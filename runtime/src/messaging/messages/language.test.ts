import { chooseLanguage, formatLocale } from './language';

describe('the language a profile is written to in', () => {
  it.each([
    ['de', ['en', 'de'], 'de', 'exact'],
    ['zh_cn', ['en', 'zh-CN'], 'zh-CN', 'exact'],
    ['de-CH', ['en', 'de'], 'de', 'broader'],
    ['zh-Hans-SG', ['en', 'zh-Hans'], 'zh-Hans', 'broader'],
    ['de-CH', ['en', 'de-DE'], 'de-DE', 'sameScript'],
    ['zh', ['en', 'zh-CN'], 'zh-CN', 'sameScript'],
    ['zh-TW', ['en', 'zh-CN'], 'en', 'default'],
    ['zh-TW', ['en', 'zh'], 'en', 'default'],
    ['fr', ['en', 'de'], 'en', 'default'],
    ['not a language', ['en', 'de'], 'en', 'default'],
    [undefined, ['en', 'de'], 'en', 'default'],
  ])('%s among %j is %s (%s)', (wanted, available, language, because) => {
    expect(chooseLanguage(wanted, available, 'en')).toEqual({ language, because });
  });

  it('takes the region of numbers from the country when the language names none', () => {
    expect(formatLocale({ language: 'de', country: 'CH' }, 'en')).toBe('de-CH');
    expect(formatLocale({ language: 'pt-BR', country: 'US' }, 'en')).toBe('pt-BR');
    expect(formatLocale({ country: 'GB' }, 'en')).toBe('en-GB');
    expect(formatLocale({ language: '??', country: '??' }, '??')).toBe('en');
  });
});
