import type { Translate } from '../i18n/translate';
import type { Action, ActionGroup } from './action';

const ORDER: readonly ActionGroup[] = ['here', 'create', 'go', 'person'];

export interface GroupOfActions {
  readonly group: ActionGroup;
  readonly actions: readonly Action[];
}

/** In the order of the palette; groups without an action are left out. */
export function inGroups(actions: readonly Action[]): GroupOfActions[] {
  return ORDER.map((group) => ({ group, actions: actions.filter((action) => action.group === group) })).filter(
    ({ actions: some }) => some.length > 0,
  );
}

export function groupName(group: ActionGroup, t: Translate): string {
  switch (group) {
    case 'here':
      return t('app:groups.here');
    case 'create':
      return t('app:groups.create');
    case 'go':
      return t('app:groups.go');
    case 'person':
      return t('app:groups.person');
  }
}
