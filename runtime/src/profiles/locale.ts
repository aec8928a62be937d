const SHAPE = /^[A-Za-z]{2,3}([_-][A-Za-z0-9]{2,8}){0,4}$/;

/** BCP 47 in its usual spelling (`zh_cn` → `zh-CN`); undefined for what is no language tag. */
export function normalisedLanguage(text: unknown): string | undefined {
  if (typeof text !== 'string' || !SHAPE.test(text.trim())) return undefined;
  try {
    return Intl.getCanonicalLocales(text.trim().replaceAll('_', '-'))[0];
  } catch {
    return undefined; // Well-formed at first sight, refused by Intl: no language then.
  }
}

const regions = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });

/** ISO 3166 alpha-2 in capitals; undefined for anything else, names of countries included. */
export function normalisedCountry(text: unknown): string | undefined {
  if (typeof text !== 'string' || !/^[A-Za-z]{2}$/.test(text.trim())) return undefined;
  const code = text.trim().toUpperCase();
  return code !== 'ZZ' && regions.of(code) ? code : undefined;
}
