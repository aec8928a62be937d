import { CalendarDays, SunMoon, type LucideIcon } from 'lucide-react';

import type { Preset } from '../canvas/edits/insert';
import type { Translate } from '../i18n/translate';

interface WaitOffer {
  readonly id: string;
  readonly name: string;
  readonly words: string;
  readonly preset: Preset;
  /** Told apart also where there is only an icon. */
  readonly icon: LucideIcon;
}

/** The ways to wait that have a place of their own in the palette, besides the usual one: one kind of step, set up differently. */
export function waitOffers(t: Translate): readonly WaitOffer[] {
  return [
    {
      ...{ id: 'date', name: t('palette:type.waitDate'), words: t('palette:words.waitDate') },
      preset: { name: t('palette:new.waitDate'), parameters: { mode: 'date' } },
      icon: CalendarDays,
    },
    {
      ...{ id: 'hours', name: t('palette:type.waitHours'), words: t('palette:words.waitHours') },
      preset: { name: t('palette:new.waitHours'), parameters: { mode: 'hours' } },
      icon: SunMoon,
    },
  ];
}
