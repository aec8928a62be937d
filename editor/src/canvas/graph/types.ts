import type { Family } from '../../design/Tile';

const OURS = 'n8n-nodes-perennial.';

export const ENTRY = `${OURS}eventTrigger`;
export const DATE_ENTRY = `${OURS}dateTrigger`;
export const SCHEDULE_ENTRY = `${OURS}scheduleTrigger`;
export const SEGMENT_ENTRY = `${OURS}segmentTrigger`;
export const SEGMENT_MEMBERSHIP = `${OURS}segmentMembership`;
export const WAIT = `${OURS}wait`;
export const BRANCH = `${OURS}branch`;
export const EXIT = `${OURS}exit`;
export const SEND_EMAIL = `${OURS}sendEmail`;
export const PROFILE_LOOKUP = `${OURS}profileLookup`;
export const RANDOM_SPLIT = `${OURS}randomSplit`;
export const AB_TEST = `${OURS}abTest`;
export const SPLIT_BY_VALUE = `${OURS}splitByValue`;
export const SPLIT_BY_HISTORY = `${OURS}splitByHistory`;
export const UPDATE_PROFILE = `${OURS}updateProfile`;
export const CONSENT = `${OURS}consent`;
export const TRACK_EVENT = `${OURS}trackEvent`;
export const STICKY_NOTE = 'n8n-nodes-base.stickyNote';
export const SWITCH = 'n8n-nodes-base.switch';

const FAMILIES: Readonly<Record<string, Family>> = {
  [ENTRY]: 'entry',
  [DATE_ENTRY]: 'entry',
  [SCHEDULE_ENTRY]: 'entry',
  [SEGMENT_ENTRY]: 'entry',
  [SEGMENT_MEMBERSHIP]: 'decide',
  [WAIT]: 'wait',
  [BRANCH]: 'decide',
  [EXIT]: 'act',
  [SEND_EMAIL]: 'send',
  [PROFILE_LOOKUP]: 'data',
  [RANDOM_SPLIT]: 'decide',
  [AB_TEST]: 'decide',
  [SPLIT_BY_VALUE]: 'decide',
  [SPLIT_BY_HISTORY]: 'decide',
  [UPDATE_PROFILE]: 'data',
  [CONSENT]: 'data',
  [TRACK_EVENT]: 'act',
};

/** Where people come in, whatever lets them in. */
export const isEntry = (type: string): boolean => FAMILIES[type] === 'entry';

/** Families stand in this order in the palette. */
export const FAMILY_ORDER: readonly Family[] = ['entry', 'data', 'loyalty', 'decide', 'wait', 'send', 'act', 'n8n'];

export function familyOf(type: string): Family {
  return FAMILIES[type] ?? 'n8n';
}

/** What the canvas has to know of a node type; `GET /api/nodes` gives it. */
export interface StepType {
  readonly type: string;
  readonly version: number;
  readonly displayName: string;
  readonly description: string;
  readonly aliases: readonly string[];
  readonly categories: readonly string[];
  readonly entry: boolean;
  readonly trigger: boolean;
  readonly ours: boolean;
  readonly inputs: number;
  readonly outputs: readonly string[];
  readonly icon?: { readonly light: string; readonly dark: string } | undefined;
  /** Why a journey cannot use it. */
  readonly refused?: string | undefined;
}

export type StepTypes = ReadonlyMap<string, StepType>;
