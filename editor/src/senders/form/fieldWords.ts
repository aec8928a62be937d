import { useTranslation } from 'react-i18next';

import type { Blamed } from '../connectionWords';
import type { Problem, Problems, Sender, SenderForm } from './form';

export interface SenderFieldsProps {
  readonly form: SenderForm;
  readonly setForm: (form: SenderForm) => void;
  readonly sender: Sender | undefined;
  readonly problems: Problems;
  /** Where the last try to connect points, and what is wrong there. */
  readonly blamed: { readonly field: Blamed | undefined; readonly fault: string | undefined } | undefined;
}

/** A problem in the person's words; undefined for none. */
export function useProblemWords(): (problem: Problem | undefined) => string | undefined {
  const { t } = useTranslation('senders');
  return (problem) => {
    switch (problem) {
      case undefined:
        return undefined;
      case 'wanted':
        return t('problem.wanted');
      case 'address':
        return t('problem.address');
      case 'port':
        return t('problem.port');
      case 'domain':
        return t('problem.domain');
    }
  };
}
