import { BookOpen, Keyboard, Languages, LogOut, Search, SunMoon } from 'lucide-react';
import type { NavigateFunction } from 'react-router';

import type { Action } from '../actions/action';
import { openPalette, openShortcuts, useSurface } from '../actions/surfaces';
import { chooseTheme, keptTheme } from '../design/theme';
import { chooseLanguage, other } from '../i18n/language';
import i18next from 'i18next';
import { PLACES, SETTINGS, type Place } from './places';
import type { Permission } from './session';
import { signOut } from './signOut';

export interface ShellParts {
  readonly go: NavigateFunction;
  readonly may: (permission: Permission) => boolean;
}

/** What can be done everywhere. */
export function shellActions({ go, may }: ShellParts): Action[] {
  const places = [...PLACES.flatMap((group) => group.places), SETTINGS];
  return [...places.map((place) => goTo(place, { go, may })), PALETTE, ...SWITCHES, ...PERSONAL];
}

function goTo(place: Place, { go, may }: ShellParts): Action {
  return {
    id: `go.${place.to}`,
    group: 'go',
    label: place.label,
    icon: place.icon,
    shortcut: `G ${place.key}`,
    when: () => may(place.permission),
    perform: () => void go(place.to),
  };
}

const PALETTE: Action = {
  id: 'palette.open',
  group: 'person',
  label: (t) => t('app:palette.title'),
  icon: Search,
  shortcut: 'Mod+K',
  when: () => useSurface.getState().open !== 'palette',
  perform: openPalette,
};

const SWITCHES: readonly Action[] = [
  {
    id: 'theme.switch',
    group: 'person',
    label: (t) => t('app:theme.switch'),
    keywords: (t) => t('app:theme.keywords'),
    icon: SunMoon,
    perform: () => {
      chooseTheme(keptTheme() === 'dark' ? 'light' : 'dark');
    },
  },
  {
    id: 'language.switch',
    group: 'person',
    label: (t) => t('app:language.switch'),
    keywords: () => 'language 语言 English 中文',
    icon: Languages,
    perform: () => void chooseLanguage(other(i18next.language)),
  },
];

/** Also in the person's own menu. */
export const PERSONAL: readonly Action[] = [
  {
    id: 'shortcuts.open',
    group: 'person',
    label: (t) => t('app:shortcuts.title'),
    icon: Keyboard,
    shortcut: '?',
    perform: openShortcuts,
  },
  {
    id: 'docs.open',
    group: 'person',
    label: (t) => t('app:docs'),
    icon: BookOpen,
    perform: () => {
      window.open('/docs', '_blank', 'noopener');
    },
  },
  {
    id: 'session.end',
    group: 'person',
    label: (t) => t('app:signOut'),
    icon: LogOut,
    perform: () => void signOut(),
  },
];
