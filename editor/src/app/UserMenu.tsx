import { ChevronsUpDown } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { menuEntries } from '../actions/menuEntries';
import { Avatar } from '../design/Avatar';
import type { MenuGroup } from '../design/Menu';
import { chooseTheme, keptTheme, type Theme } from '../design/theme';
import { chooseLanguage, LANGUAGE_NAMES, LANGUAGES } from '../i18n/language';
import { LazyMenu } from './LazyMenu';
import { useSession } from './session';
import { PERSONAL } from './shellActions';
import { useThemeNames } from './useThemeNames';

/** Who one is, how it looks, in which language, and the way out. */
export function UserMenu() {
  const { t, i18n } = useTranslation('app');
  const { caller } = useSession();
  const [theme, setTheme] = useState<Theme>(keptTheme);
  const themeNames = useThemeNames();
  const groups: MenuGroup[] = [
    {
      label: t('language.label'),
      entries: LANGUAGES.map((language) => ({
        id: language,
        label: LANGUAGE_NAMES[language],
        checked: i18n.language === language,
        onSelect: () => void chooseLanguage(language),
      })),
    },
    {
      label: t('theme.label'),
      entries: themeNames.map(({ value, label }) => ({
        id: value,
        label,
        checked: theme === value,
        onSelect: () => {
          chooseTheme(value);
          setTheme(value);
        },
      })),
    },
    { entries: menuEntries(PERSONAL) },
  ];
  return (
    <div className="navigation-foot">
      <LazyMenu
        side="top"
        align="start"
        groups={groups}
        trigger={
          <button type="button" className="navigation-person">
            <Avatar name={caller.name} id={caller.id} />
            <span className="sr-only">{t('you')} </span>
            <span className="grow cut">{caller.name}</span>
            <ChevronsUpDown size={14} aria-hidden="true" />
          </button>
        }
      />
    </div>
  );
}
