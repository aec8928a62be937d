import { useTranslation } from 'react-i18next';

import { languageName } from '../customers/person';
import type { Option } from '../design/Select';

/** Of most shops that sell across borders; any other BCP 47 tag works through the API. */
const LANGUAGES = [
  ...['ar', 'cs', 'da', 'de', 'de-AT', 'de-CH', 'el', 'en', 'en-GB', 'en-US', 'es', 'es-MX', 'fi', 'fr', 'fr-CA', 'he'],
  ...['hu', 'id', 'it', 'ja', 'ko', 'ms', 'nb', 'nl', 'pl', 'pt', 'pt-BR', 'ro', 'ru', 'sk', 'sv', 'th', 'tr', 'uk'],
  ...['vi', 'zh-CN', 'zh-HK', 'zh-TW'],
];

/** Languages by their name on screen, the tag beside it. */
export function useLanguageOptions(without: readonly string[] = []): readonly Option<string>[] {
  const { i18n } = useTranslation();
  return LANGUAGES.filter((tag) => !without.includes(tag))
    .map((tag) => ({ value: tag, label: languageName(tag, i18n.language), hint: tag }))
    .toSorted((a, b) => a.label.localeCompare(b.label, i18n.language));
}
