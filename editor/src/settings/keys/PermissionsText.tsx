import { useTranslation } from 'react-i18next';

import type { Permission } from '../../app/session';
import { Tooltip } from '../../design/Tooltip';
import { useFormat } from '../../i18n/useFormat';
import { usePermissionWords } from './permissions';

/** "Everything", "Reading only", or how many, with the list in the tooltip. */
export function PermissionsText({ permissions }: { readonly permissions: readonly Permission[] }) {
  const { t } = useTranslation('settings');
  const { list } = useFormat();
  const words = usePermissionWords();
  const held = words.filter(({ value }) => permissions.includes(value));
  if (held.length === words.length) return t('keys.everything');
  const readsOnly = held.every(({ value }) => value.endsWith(':read'));
  return (
    <Tooltip text={list(held.map(({ label }) => label))}>
      <span tabIndex={0}>
        {readsOnly ? t('keys.readingOnly', { count: held.length }) : t('keys.someThings', { count: held.length })}
      </span>
    </Tooltip>
  );
}
