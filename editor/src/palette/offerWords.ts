import type { Family } from '../design/Tile';
import {
  AB_TEST,
  BRANCH,
  CONSENT,
  DATE_ENTRY,
  ENTRY,
  EXIT,
  PROFILE_LOOKUP,
  RANDOM_SPLIT,
  SCHEDULE_ENTRY,
  SEGMENT_ENTRY,
  SEGMENT_MEMBERSHIP,
  SEND_EMAIL,
  SPLIT_BY_HISTORY,
  SPLIT_BY_VALUE,
  TRACK_EVENT,
  UPDATE_PROFILE,
  WAIT,
} from '../canvas/graph/types';
import type { Translate } from '../i18n/translate';

interface Said {
  readonly name: (t: Translate) => string;
  /** Other words somebody may type. */
  readonly words: (t: Translate) => string;
}

const OURS: Readonly<Record<string, Said>> = {
  [ENTRY]: { name: (t) => t('palette:type.entry'), words: (t) => t('palette:words.entry') },
  [DATE_ENTRY]: { name: (t) => t('dates:type'), words: (t) => t('dates:words') },
  [SCHEDULE_ENTRY]: { name: (t) => t('schedules:type'), words: (t) => t('schedules:words') },
  [SEGMENT_ENTRY]: { name: (t) => t('segmentSteps:type.trigger'), words: (t) => t('segmentSteps:words.trigger') },
  [SEGMENT_MEMBERSHIP]: {
    name: (t) => t('segmentSteps:type.membership'),
    words: (t) => t('segmentSteps:words.membership'),
  },
  [WAIT]: { name: (t) => t('palette:type.wait'), words: (t) => t('palette:words.wait') },
  [BRANCH]: { name: (t) => t('palette:type.branch'), words: (t) => t('palette:words.branch') },
  [SPLIT_BY_VALUE]: { name: (t) => t('splits:type.value'), words: (t) => t('splits:words.value') },
  [SPLIT_BY_HISTORY]: { name: (t) => t('splits:type.history'), words: (t) => t('splits:words.history') },
  [RANDOM_SPLIT]: { name: (t) => t('splits:type.random'), words: (t) => t('splits:words.random') },
  [AB_TEST]: { name: (t) => t('splits:type.abTest'), words: (t) => t('splits:words.abTest') },
  [UPDATE_PROFILE]: { name: (t) => t('acts:name.update'), words: (t) => t('acts:words.update') },
  [CONSENT]: { name: (t) => t('acts:name.consent'), words: (t) => t('acts:words.consent') },
  [TRACK_EVENT]: { name: (t) => t('acts:name.track'), words: (t) => t('acts:words.track') },
  [EXIT]: { name: (t) => t('palette:type.exit'), words: (t) => t('palette:words.exit') },
  [SEND_EMAIL]: { name: (t) => t('palette:type.send'), words: (t) => t('palette:words.send') },
  [PROFILE_LOOKUP]: { name: (t) => t('palette:type.lookup'), words: (t) => t('palette:words.lookup') },
};

/** Name and search words of our steps in the viewer's language; undefined for those of others. */
export function ourWords(t: Translate, type: string): { readonly name: string; readonly words: string } | undefined {
  const said = Object.hasOwn(OURS, type) ? OURS[type] : undefined;
  return said && { name: said.name(t), words: said.words(t) };
}

export function familyName(t: Translate, family: Family): string {
  switch (family) {
    case 'entry':
      return t('palette:family.entry');
    case 'data':
      return t('palette:family.data');
    case 'loyalty':
      return t('palette:family.loyalty');
    case 'decide':
      return t('palette:family.decide');
    case 'wait':
      return t('palette:family.wait');
    case 'send':
      return t('palette:family.send');
    case 'act':
      return t('palette:family.act');
    case 'n8n':
      return t('palette:family.n8n');
  }
}
