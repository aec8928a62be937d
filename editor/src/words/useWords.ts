import { useTranslation } from 'react-i18next';

import { translate, type Translate } from '../i18n/translate';

/** `t` for the functions of words/ inside a component, drawn again when the language changes. */
export function useWords(): Translate {
  useTranslation('words');
  return translate;
}
