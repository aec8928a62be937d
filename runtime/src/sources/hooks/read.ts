import { NO_TRAITS } from '../../profiles/service';
import type { HookEvent } from './event';

/** Of an event that says nothing of its person but who it is. */
export const NOTHING_OF_THEM = { keys: [], identifiers: [], traits: NO_TRAITS, consents: [] } as const satisfies Pick<
  HookEvent,
  'keys' | 'identifiers' | 'traits' | 'consents'
>;
