import { useTranslation } from 'react-i18next';

import { useSession } from '../../app/session';
import { useRefusal } from '../../app/useRefusal';
import { ranksAtLeast } from '../roles';
import type { Person } from './PeopleTable';

/** Why the person who looks may not change this one; undefined when they may. */
export function useManageRefusal(): (person: Person) => string | undefined {
  const { t } = useTranslation('settings');
  const { role } = useSession();
  const refusal = useRefusal();
  return (person) => {
    const without = refusal('workspace:manage');
    if (without !== undefined) return without;
    return ranksAtLeast(role, person.role) ? undefined : t('people.onlyOwners');
  };
}
