import { addDuration } from '../../engine/durations';
import type { SendBody } from '../../engine/effect';
import { consentToEmail, type ProfileView } from '../../engine/profile';
import { nextInWindow } from '../../engine/windows';
import { zoneOf } from '../../engine/zones';
import { sendableAddress } from '../addresses';
import type { Reason } from '../reasons';
import type { SuppressionReason } from '../suppression/model';

/** Everything that decides whether one message goes out now; read after the row was marked. */
export interface DispatchFacts {
  readonly now: Date;
  readonly askedAt: Date;
  readonly body: Pick<SendBody, 'category' | 'window' | 'expiresAfter' | 'zone'>;
  /** Undefined when the profile has been erased. */
  readonly profile: Pick<ProfileView, 'email' | 'timeZone' | 'consent' | 'consentFor'> | undefined;
  readonly suppressed: readonly SuppressionReason[];
  /** Undefined when there is a usable sender; else why there is none. */
  readonly noSender: string | undefined;
  /** False when the message or its revision does not exist. */
  readonly hasMessage: boolean;
}

export type Decision =
  | { readonly kind: 'send'; readonly address: string }
  | { readonly kind: 'defer'; readonly due: Date; readonly reason: Reason }
  | { readonly kind: 'skip'; readonly reason: Reason; readonly detail?: string };

/**
 * Consent and suppression are separate facts: marketing needs consent, transactional does not; an unsubscription binds
 * marketing, a hard bounce or complaint everything. What can never become right is said before what only the hour forbids.
 */
export function decide(facts: DispatchFacts): Decision {
  const { profile, body, suppressed } = facts;
  if (!profile) return skip('erased');
  if (isExpired(facts)) return skip('expired');
  if (!facts.hasMessage) return skip('no_message');
  if (!profile.email) return skip('no_address');
  const address = sendableAddress(profile.email);
  if (address === undefined) return skip('invalid_address');
  const binding = suppressed.find((reason) => reason !== 'unsubscribed');
  if (binding) return skip('suppressed', binding);
  if (body.category === 'marketing') {
    const consent = consentToEmail(profile);
    if (suppressed.includes('unsubscribed') || consent === 'unsubscribed') return skip('unsubscribed');
    // Who agreed for another address has said nothing about this one, which may be somebody else's.
    const elsewhere = profile.consent['email'] === 'subscribed';
    if (consent !== 'subscribed') return skip('no_consent', elsewhere ? 'other_address' : consent);
  }
  if (facts.noSender !== undefined) return skip('no_sender', facts.noSender);
  return inWindow(facts, address);
}

function inWindow(facts: DispatchFacts, address: string): Decision {
  const { now, body } = facts;
  if (!body.window) return { kind: 'send', address };
  const due = nextInWindow(now, body.window, zoneFor(facts));
  if (due.getTime() <= now.getTime()) return { kind: 'send', address };
  if (body.window.outside === 'skip') return skip('quiet_hours');
  return isExpired({ ...facts, now: due }) ? skip('expired') : { kind: 'defer', due, reason: 'quiet_hours' };
}

function isExpired(facts: DispatchFacts): boolean {
  const { expiresAfter } = facts.body;
  if (!expiresAfter || expiresAfter.amount <= 0) return false;
  return addDuration(facts.askedAt, expiresAfter, zoneFor(facts)).getTime() < facts.now.getTime();
}

/** The recipient's zone, else the journey's, else UTC. */
const zoneFor = ({ profile, body }: DispatchFacts) => zoneOf(profile?.timeZone, body.zone);

function skip(reason: Reason, detail?: string): Decision {
  return { kind: 'skip', reason, ...(detail !== undefined && { detail }) };
}
