/** One file of texts per subject: locales/<language>/<namespace>.json. */
export const NAMESPACES = [
  'common',
  'app',
  'signIn',
  'settings',
  'alerts',
  'journeys',
  'canvas',
  'inspector',
  'palette',
  'checks',
  'live',
  'draft',
  'customers',
  'messages',
  'senders',
  'credentials',
  'sources',
  'imports',
  'sends',
  'deadLetters',
  'sandbox',
  'splits',
  'acts',
  'dates',
  'schedules',
  'segmentSteps',
  'words',
] as const;

export type Namespace = (typeof NAMESPACES)[number];

/** Every screen needs these. */
export const ALWAYS: readonly Namespace[] = ['common', 'app'];
