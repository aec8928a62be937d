import {
  CircleAlert,
  FileUp,
  Inbox,
  KeyRound,
  Mail,
  MailCheck,
  Plug,
  Send,
  Settings,
  Users,
  Waypoints,
  type LucideIcon,
} from 'lucide-react';

import type { Translate } from '../i18n/translate';
import type { Permission } from './session';

export interface Place {
  readonly to: string;
  readonly label: (t: Translate) => string;
  readonly icon: LucideIcon;
  /** Pressed after G. */
  readonly key: string;
  /** Whole areas are hidden from those who may not look. */
  readonly permission: Permission;
}

export interface PlaceGroup {
  readonly id: string;
  readonly label: (t: Translate) => string;
  readonly places: readonly Place[];
}

/** The navigation; also actions (G and a letter, palette). */
export const PLACES: readonly PlaceGroup[] = [
  {
    id: 'build',
    label: (t) => t('app:nav.build'),
    places: [
      { to: '/journeys', label: (t) => t('app:nav.journeys'), icon: Waypoints, key: 'J', permission: 'journeys:read' },
      { to: '/messages', label: (t) => t('app:nav.messages'), icon: Mail, key: 'M', permission: 'messages:read' },
    ],
  },
  {
    id: 'audience',
    label: (t) => t('app:nav.audience'),
    places: [
      { to: '/customers', label: (t) => t('app:nav.customers'), icon: Users, key: 'C', permission: 'profiles:read' },
    ],
  },
  {
    id: 'results',
    label: (t) => t('app:nav.results'),
    places: [
      { to: '/sends', label: (t) => t('app:nav.sends'), icon: MailCheck, key: 'S', permission: 'enrolments:read' },
      {
        to: '/dead-letters',
        label: (t) => t('app:nav.deadLetters'),
        icon: CircleAlert,
        key: 'D',
        permission: 'enrolments:read',
      },
      { to: '/sandbox', label: (t) => t('app:nav.sandbox'), icon: Inbox, key: 'B', permission: 'messages:read' },
    ],
  },
  {
    id: 'connections',
    label: (t) => t('app:nav.connections'),
    places: [
      { to: '/imports', label: (t) => t('app:nav.imports'), icon: FileUp, key: 'I', permission: 'profiles:read' },
      { to: '/sources', label: (t) => t('app:nav.sources'), icon: Plug, key: 'O', permission: 'sources:read' },
      { to: '/senders', label: (t) => t('app:nav.senders'), icon: Send, key: 'E', permission: 'senders:read' },
      {
        to: '/credentials',
        label: (t) => t('app:nav.credentials'),
        icon: KeyRound,
        key: 'K',
        permission: 'credentials:read',
      },
    ],
  },
];

export const SETTINGS: Place = {
  to: '/settings',
  label: (t) => t('app:nav.settings'),
  icon: Settings,
  key: ',',
  permission: 'workspace:read',
};
