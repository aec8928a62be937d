import { useTranslation } from 'react-i18next';

import { useLiveStep } from '../live/store';
import { clauses } from './sentences/words';
import type { GraphStep } from './graph/graph';
import { useProblemCounts } from './useProblemCounts';
import { useWords } from '../words/useWords';

/** A step as a screen reader says it: name, what it does, who stands there, what is wrong. */
export function useStepLabel({ id, key, node }: GraphStep, sentence: string): string {
  const { t } = useTranslation('canvas');
  const words = useWords();
  const { errors, warnings } = useProblemCounts(id);
  const inside = useLiveStep(key)?.inside ?? 0;
  return clauses(
    [
      node.name,
      sentence,
      inside > 0 ? t('peopleHere', { count: inside }) : '',
      errors > 0 ? t('errors', { count: errors }) : '',
      warnings > 0 ? t('warnings', { count: warnings }) : '',
    ],
    { t: words },
  );
}
