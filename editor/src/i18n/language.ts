export type Language = 'en' | 'zh-CN';

const KEPT = 'perennial.language';

/** What the person chose last, else the first language of the browser (its Accept-Language) that we speak. */
export function firstLanguage(): Language {
  const kept = localStorage.getItem(KEPT);
  const wanted = kept ? [kept] : navigator.languages;
  return wanted.map(spoken).find((language) => language !== undefined) ?? 'en';
}

export function keepLanguage(language: Language): void {
  localStorage.setItem(KEPT, language);
}

export function other(language: string): Language {
  return language === 'zh-CN' ? 'en' : 'zh-CN';
}

function spoken(tag: string): Language | undefined {
  if (/^zh\b/i.test(tag)) return 'zh-CN';
  return /^en\b/i.test(tag) ? 'en' : undefined;
}
