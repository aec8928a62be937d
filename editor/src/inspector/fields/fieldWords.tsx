import { useTranslation } from 'react-i18next';

import { Badge } from '../../design/Badge';
import type { ParameterPath } from '../../draft/contract';
import type { Property } from '../property';
import { plainText } from './plainText';

export interface PropertyFieldProps {
  readonly property: Property;
  readonly path: ParameterPath;
}

/** Label, hint and mark of a parameter, as n8n's author wrote them. */
export function useFieldWords({ displayName, description, hint, required }: Property) {
  const { t } = useTranslation('inspector');
  const below = hint ?? description;
  return {
    label: displayName,
    ...(below !== undefined && below !== '' && { hint: plainText(below) }),
    ...(required && { aside: <Badge>{t('form.required')}</Badge> }),
  };
}
