import type { Translate } from '../i18n/translate';
import { propertyName } from './fieldName';
import { ruleWords, textIn } from './rules';

/** What counts as the goal, what it is worth, and whether whoever reaches it goes on. */
export function goalWords(t: Translate, goal: Readonly<Record<string, unknown>>, keyKind: string): string {
  const path = textIn(goal['valuePath']);
  const rule = ruleWords(t, goal, keyKind);
  const worth = path === '' ? rule : t('words:goal.worth', { rule, path: propertyName(t, path) });
  return goal['goesOn'] === true ? t('words:goal.goesOn', { goal: worth }) : worth;
}
