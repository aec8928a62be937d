import type { Translate } from '../../i18n/translate';
import { listWords } from '../list';
import { ruleWords } from '../rules';
import type { Parameters } from './aspect';

export function rulesWords(t: Translate, rules: readonly Parameters[], keyKind: string): string {
  return (
    listWords(
      t,
      rules.map((rule) => ruleWords(t, rule, keyKind)),
      'or',
    ) || t('words:nothing')
  );
}
