import { isIP } from 'node:net';

import type { Trust } from '../engine/event';
import type { ConsentState } from '../engine/profile';
import { derivedId } from '../platform/ids';
import type { Consent } from './model';

export const CHANNELS = ['email', 'sms', 'whatsapp', 'line', 'push'] as const;
export type Channel = (typeof CHANNELS)[number];

/** What a source says about a consent. */
export interface ConsentStatement extends Omit<Consent, 'explicit'> {
  readonly channel: Channel;
  /**
   * True when the person did this just then and the source knows when; only such a statement may subscribe again who has
   * unsubscribed. A box that a shop pre-fills is not one.
   */
  readonly explicit: boolean;
  /** How far who says it is believed; absent: as a server. */
  readonly trust?: Trust;
  /** True when it is history that was brought in: it is kept, and starts nothing. */
  readonly past?: boolean;
}

/** Statements a source of this trust may make; from a browser none. */
export function believedStatements(trust: Trust, statements: readonly ConsentStatement[]): readonly ConsentStatement[] {
  if (trust === 'browser') return [];
  if (trust !== 'import') return statements.map((said) => ({ ...said, trust }));
  // What an import carries is history: only with evidence it counts as the person's own word.
  return statements.map((said) => ({ ...said, trust, explicit: said.explicit && hasEvidence(said), past: true }));
}

const hasEvidence = ({ evidence = {} }: ConsentStatement): boolean => Object.keys(evidence).length > 0;

/** How restrictive a state is; when two profiles become one, the higher wins. `never` says nothing yet. */
export const RESTRICTIVENESS: Readonly<Record<ConsentState, number>> = {
  never: 0,
  subscribed: 1,
  pending: 2,
  unsubscribed: 3,
};

/** What is kept of a consent itself, without who may say what. */
export function consentOf({ state, at, source, address, wording, evidence, explicit }: ConsentStatement): Consent {
  return {
    ...{ state, at, source },
    ...(address !== undefined && { address }),
    ...(wording !== undefined && { wording }),
    ...(evidence && { evidence: withoutNetworkAddresses(evidence) }),
    ...(explicit && { explicit }),
  };
}

/** Network addresses prove nothing that page and time do not, and are personal data of their own. */
function withoutNetworkAddresses(evidence: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(evidence).filter(([, value]) => isIP(value.trim()) === 0));
}

/** The same statement is the same entry of the history, however often it comes. */
export function statementKey({ channel, state, at, source, address }: ConsentStatement): string {
  return derivedId(channel, state, at.getTime(), source, address ?? '');
}
