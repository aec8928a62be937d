import type { DraftStep } from '../../draft/contract';
import { n8nFilterWords } from '../../words/conditions';
import { entriesOf } from '../../words/rules';
import { textIn } from '../graph/parameters';
import { clauses, type Words } from './words';

/** "VIP (Tier is gold), else": each rule with what it asks, from the top. */
export function branchSentence(parameters: DraftStep['parameters'], words: Words): string {
  const { t } = words;
  const rules = entriesOf(parameters['rules'], 'rule').map((rule, at) => {
    const name = textIn(rule, 'name') || t('canvas:label.rule', { number: at + 1 });
    const where = n8nFilterWords(t, rule['conditions']);
    return where === '' ? name : t('canvas:branch.rule', { name, where });
  });
  return clauses([...rules, t('canvas:branch.else')], words);
}
