import i18next from 'i18next';

export const LANGUAGES = ['en', 'zh-CN'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Each in its own words. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { en: 'English', 'zh-CN': '简体中文' };

const KEPT = 'perennial.language';

/** What the person chose last, else the first language of the browser (its Accept-Language) that we speak. */
export function firstLanguage(): Language {
  const kept = localStorage.getItem(KEPT);
  const wanted = kept ? [kept] : navigator.languages;
  return wanted.map(spoken).find((language) => language !== undefined) ?? 'en';
}

/** Switches the page and remembers it. */
export async function chooseLanguage(language: Language): Promise<void> {
  localStorage.setItem(KEPT, language);
  await i18next.changeLanguage(language);
}

export function other(language: string): Language {
  return language === 'zh-CN' ? 'en' : 'zh-CN';
}

function spoken(tag: string): Language | undefined {
  if (/^zh\b/i.test(tag)) return 'zh-CN';
  return /^en\b/i.test(tag) ? 'en' : undefined;
}
