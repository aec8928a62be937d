import type { Translate } from '../i18n/translate';
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
  type StepType,
} from './graph/types';

/** What a new step is called until somebody gives it a name; its type's own name for nodes of others. */
export function newStepName(t: Translate, { type, displayName }: Pick<StepType, 'type' | 'displayName'>): string {
  switch (type) {
    case ENTRY:
      return t('palette:new.entry');
    case DATE_ENTRY:
      return t('dates:new');
    case SCHEDULE_ENTRY:
      return t('schedules:new');
    case SEGMENT_ENTRY:
      return t('segmentSteps:new.trigger');
    case SEGMENT_MEMBERSHIP:
      return t('segmentSteps:new.membership');
    case WAIT:
      return t('palette:new.wait');
    case BRANCH:
      return t('palette:new.branch');
    case EXIT:
      return t('palette:new.exit');
    case SEND_EMAIL:
      return t('palette:new.send');
    case PROFILE_LOOKUP:
      return t('palette:new.lookup');
    case RANDOM_SPLIT:
      return t('splits:new.random');
    case AB_TEST:
      return t('splits:new.abTest');
    case SPLIT_BY_VALUE:
      return t('splits:new.value');
    case SPLIT_BY_HISTORY:
      return t('splits:new.history');
    case UPDATE_PROFILE:
      return t('acts:name.update');
    case CONSENT:
      return t('acts:name.consent');
    case TRACK_EVENT:
      return t('acts:name.track');
    default:
      return displayName;
  }
}
