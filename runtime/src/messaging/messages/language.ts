/** Why a text in this language was chosen. */
export type LanguageMatch = 'exact' | 'broader' | 'sameScript' | 'default';

export interface ChosenLanguage {
  readonly language: string;
  readonly because: LanguageMatch;
}

/**
 * The text a profile gets: its own language (`de-CH`), else that without its last parts (`de`), else one of the same
 * language and script (`de` for `de-CH` offered as `de-DE`; `zh-CN` for `zh`, but never for `zh-TW`), else the default.
 * `available` decides between equals.
 */
export function chooseLanguage(
  wanted: string | undefined,
  available: readonly string[],
  fallback: string,
): ChosenLanguage {
  const tag = canonical(wanted);
  if (tag === undefined) return { language: fallback, because: 'default' };
  const exact = find(tag, available);
  if (exact !== undefined) return { language: exact, because: 'exact' };
  for (let broader = parent(tag); broader !== undefined; broader = parent(broader)) {
    const found = find(broader, available);
    if (found !== undefined && script(found) === script(tag)) return { language: found, because: 'broader' };
  }
  const related = available.find((offered) => script(offered) === script(tag));
  return related === undefined
    ? { language: fallback, because: 'default' }
    : { language: related, because: 'sameScript' };
}

/** The locale in which numbers and dates are written: the profile's language, with its country when that says no region. */
export function formatLocale(
  profile: { readonly language?: string; readonly country?: string },
  fallback: string,
): string {
  const tag = canonical(profile.language) ?? canonical(fallback) ?? 'en';
  const locale = new Intl.Locale(tag);
  if (locale.region !== undefined || !/^[A-Za-z]{2}$/.test(profile.country ?? '')) return tag;
  return canonical(`${tag}-${profile.country ?? ''}`) ?? tag;
}

/** The tag in BCP 47 form; `zh_CN` is read as `zh-CN`. Undefined for what is no tag. */
export function canonical(tag: string | undefined): string | undefined {
  if (tag === undefined || tag === '') return undefined;
  try {
    return Intl.getCanonicalLocales(tag.replaceAll('_', '-'))[0];
  } catch {
    // Not a language tag ("English", "??"): as good as none.
    return undefined;
  }
}

const find = (tag: string, available: readonly string[]) => available.find((offered) => canonical(offered) === tag);

function parent(tag: string): string | undefined {
  const cut = tag.lastIndexOf('-');
  return cut < 0 ? undefined : tag.slice(0, cut);
}

function script(tag: string): string | undefined {
  const known = canonical(tag);
  if (known === undefined) return undefined;
  const { language, script: written } = new Intl.Locale(known).maximize();
  return `${language}-${written ?? ''}`;
}
