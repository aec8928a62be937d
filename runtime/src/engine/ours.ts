const PACKAGE = 'n8n-nodes-perennial.';

/** Our node types that the engine must tell apart. */
export const EVENT_ENTRY = `${PACKAGE}eventTrigger`;
export const DATE_ENTRY = `${PACKAGE}dateTrigger`;
export const SEGMENT_ENTRY = `${PACKAGE}segmentTrigger`;
export const SCHEDULE_ENTRY = `${PACKAGE}scheduleTrigger`;
export const WAIT = `${PACKAGE}wait`;
export const BRANCH = `${PACKAGE}branch`;
export const SEND_EMAIL = `${PACKAGE}sendEmail`;
export const RANDOM_SPLIT = `${PACKAGE}randomSplit`;
export const AB_TEST = `${PACKAGE}abTest`;
export const SPLIT_BY_VALUE = `${PACKAGE}splitByValue`;
export const SPLIT_BY_HISTORY = `${PACKAGE}splitByHistory`;
const PROFILE_LOOKUP = `${PACKAGE}profileLookup`;
export const UPDATE_PROFILE = `${PACKAGE}updateProfile`;
export const CONSENT = `${PACKAGE}consent`;
export const TRACK_EVENT = `${PACKAGE}trackEvent`;
export const SEGMENT_MEMBERSHIP = `${PACKAGE}segmentMembership`;

/** The one key each of them adds to the item it passes through. */
export const OWN_KEYS: Readonly<Record<string, string>> = {
  [WAIT]: 'wait',
  [BRANCH]: 'branch',
  [SEND_EMAIL]: 'send',
  [PROFILE_LOOKUP]: 'lookup',
  [RANDOM_SPLIT]: 'split',
  [AB_TEST]: 'abTest',
  [SPLIT_BY_VALUE]: 'split',
  [SPLIT_BY_HISTORY]: 'split',
  [UPDATE_PROFILE]: 'update',
  [CONSENT]: 'consent',
  [TRACK_EVENT]: 'track',
  [SEGMENT_MEMBERSHIP]: 'membership',
};

/** Where people enter a journey, whatever lets them in. */
export function isEntry(type: string): boolean {
  return type === EVENT_ENTRY || type === DATE_ENTRY || type === SCHEDULE_ENTRY || type === SEGMENT_ENTRY;
}

/** Ours pass the item through; foreign nodes may replace it. */
export function isOurs(type: string): boolean {
  return type.startsWith(PACKAGE);
}
