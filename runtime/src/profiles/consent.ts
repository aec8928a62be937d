import type { ConsentState } from '../engine/profile';
import type { Trust } from '../engine/event';
import type { Consent } from './model';

export const CHANNELS = ['email', 'sms', 'whatsapp', 'line', 'push'] as const;
export type Channel = (typeof CHANNELS)[number];

/** What a source says about a consent. */
export interface ConsentStatement extends Consent {
  readonly channel: Channel;
  /**
   * True when the person did this just then and the source knows when; only such a statement may subscribe again who has
   * unsubscribed. A box that a shop pre-fills is not one.
   */
  readonly explicit: boolean;
}

/** Statements a source of this trust may make; from a browser none. */
export function believedStatements(trust: Trust, statements: readonly ConsentStatement[]): readonly ConsentStatement[] {
  if (trust === 'browser') return [];
  // An import never subscribes again who has unsubscribed: what it carries is history.
  return trust === 'import' ? statements.map((statement) => ({ ...statement, explicit: false })) : statements;
}

/** How restrictive a state is; when two profiles become one, the higher wins. `never` says nothing yet. */
export const RESTRICTIVENESS: Readonly<Record<ConsentState, number>> = {
  never: 0,
  subscribed: 1,
  pending: 2,
  unsubscribed: 3,
};
