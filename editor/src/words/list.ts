import type { Translate } from '../i18n/translate';

/** "a, b and c" in the language of the texts. */
export function listWords(t: Translate, items: readonly string[], how: 'and' | 'or' = 'and'): string {
  const [first = ''] = items;
  if (items.length < 2) return first;
  const all = items.slice(0, -1).join(t('words:list.comma'));
  const last = items.at(-1) ?? '';
  return how === 'or' ? t('words:list.or', { all, last }) : t('words:list.and', { all, last });
}
