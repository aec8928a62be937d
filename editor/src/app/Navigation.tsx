import '../design/Field.css';
import './Navigation.css';

import { FlaskConical, Search } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';

import { openPalette } from '../actions/surfaces';
import { KeyHint } from '../design/KeyHint';
import { translate } from '../i18n/translate';
import { PLACES, SETTINGS, type Place } from './places';
import { useMay, useSession } from './session';
import { UserMenu } from './UserMenu';
import { WorkspaceSwitcher } from './WorkspaceSwitcher';

export function Navigation() {
  const { t } = useTranslation('app');
  const { workspace } = useSession();
  const may = useMay();
  const groups = PLACES.map((group) => ({ ...group, places: group.places.filter((place) => may(place.permission)) }));
  return (
    <div className="navigation">
      <WorkspaceSwitcher />
      {workspace.demo && (
        <p className="navigation-demo">
          <FlaskConical size={14} aria-hidden="true" />
          {t('workspace.demo')}
        </p>
      )}
      <button
        type="button"
        className="navigation-find input"
        aria-keyshortcuts="Control+K Meta+K"
        onClick={openPalette}
      >
        <Search className="input-icon" aria-hidden="true" />
        <span className="grow cut">{t('palette.find')}</span>
        <KeyHint keys="Mod+K" />
      </button>
      <nav aria-label={t('nav.label')} className="navigation-places">
        {groups
          .filter((group) => group.places.length > 0)
          .map((group) => (
            <div key={group.id} role="group" aria-labelledby={`nav-${group.id}`}>
              <h2 id={`nav-${group.id}`} className="navigation-group">
                {group.label(translate)}
              </h2>
              <ul>
                {group.places.map((place) => (
                  <li key={place.to}>
                    <PlaceLink place={place} />
                  </li>
                ))}
              </ul>
            </div>
          ))}
        <div className="navigation-last">{may(SETTINGS.permission) && <PlaceLink place={SETTINGS} />}</div>
      </nav>
      <UserMenu />
    </div>
  );
}

function PlaceLink({ place }: { readonly place: Place }) {
  const Icon = place.icon;
  return (
    <NavLink to={place.to} className="navigation-place">
      <Icon size={16} aria-hidden="true" />
      <span className="cut">{place.label(translate)}</span>
    </NavLink>
  );
}
