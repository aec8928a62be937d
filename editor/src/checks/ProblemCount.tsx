import './checks.css';

import { useTranslation } from 'react-i18next';

import { useDraftProblems } from '../draft/useDraftProblems';
import { countsOf } from './summary';

/** On the Publish button: how many problems block it. */
export function ProblemCount() {
  const { t } = useTranslation('checks');
  const { problems } = useDraftProblems();
  const { errors } = countsOf(problems);
  if (errors === 0) return null;
  return (
    <span className="problem-count" aria-label={t('errors', { count: errors })}>
      {errors}
    </span>
  );
}
