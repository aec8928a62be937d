import { CircleAlert, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';

import { Badge } from '../design/Badge';
import type { Counts } from './summary';

/** Over the open list its name and how many; of the folded one, in a sentence, whether anything blocks. */
export function ChecksHead({ open, errors, warnings }: Counts & { readonly open: boolean }) {
  const { t } = useTranslation('checks');
  if (!open) {
    const Icon = errors > 0 ? CircleAlert : TriangleAlert;
    return (
      <>
        <Icon size={16} aria-hidden="true" className={errors > 0 ? 'checks-blocks' : 'checks-warns'} />
        <span className="grow">
          {errors > 0 ? t('blocking', { count: errors }) : t('notBlocking', { count: warnings })}
        </span>
      </>
    );
  }
  return (
    <>
      <span className="checks-title grow">{t('title')}</span>
      {errors > 0 && (
        <Badge tone="danger">
          <span aria-hidden="true">{errors}</span>
          <span className="sr-only">{t('errors', { count: errors })}</span>
        </Badge>
      )}
      {warnings > 0 && (
        <Badge tone="warn">
          <span aria-hidden="true">{warnings}</span>
          <span className="sr-only">{t('warnings', { count: warnings })}</span>
        </Badge>
      )}
    </>
  );
}
