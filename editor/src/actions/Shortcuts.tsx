import './Shortcuts.css';

import { useTranslation } from 'react-i18next';

import { Dialog } from '../design/Dialog';
import { KeyHint } from '../design/KeyHint';
import { translate } from '../i18n/translate';
import { groupName, inGroups } from './groups';
import { offeredActions } from './registry';
import { closeSurface, useSurface } from './surfaces';

/** Every key that does something here. */
export default function Shortcuts() {
  const { t } = useTranslation('app');
  const open = useSurface((surface) => surface.open === 'shortcuts');
  const groups = open ? inGroups(offeredActions().filter((action) => action.shortcut !== undefined)) : [];
  return (
    <Dialog open={open} onOpenChange={closeSurface} title={t('shortcuts.title')}>
      {groups.map(({ group, actions }) => (
        <section key={group}>
          <h3>{groupName(group, translate)}</h3>
          <dl className="shortcuts">
            {actions.map((action) => (
              <div key={action.id}>
                <dt>{action.label(translate)}</dt>
                <dd>
                  <span className="sr-only">{action.shortcut}</span>
                  <KeyHint keys={action.shortcut ?? ''} />
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </Dialog>
  );
}
