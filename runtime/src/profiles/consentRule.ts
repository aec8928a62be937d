import type { Consent } from './model';
import type { ConsentStatement } from './consent';

/** Why a statement changes nothing. */
export const CONSENT_REFUSALS = [
  /** `never` says nothing about somebody of whom something is known. */
  'says_nothing',
  /** Something that was said later is held already. */
  'older',
  /** Only the person subscribes again, after they have unsubscribed. */
  'stays_unsubscribed',
  /** Only the person confirms what waits for their confirmation. */
  'unconfirmed',
  /** Who is subscribed is not asked once more. */
  'subscribed_already',
  /** It is about another address than the one the person has now, of which something is known. */
  'other_address',
] as const;

export type ConsentRefusal = (typeof CONSENT_REFUSALS)[number];

type Said = Pick<ConsentStatement, 'state' | 'at' | 'address' | 'explicit'>;

/**
 * Who may move which state to which, by time, by whether the person said it themself, and by the address; what a browser or an
 * import may say was settled before (`believedStatements`). `present` is the address the person has now on that channel. Gives
 * back why nothing changes, undefined when the statement replaces what is held. `consentStage.ts` is the same for the database.
 */
export function refusalOf(held: Consent | undefined, said: Said, present?: string): ConsentRefusal | undefined {
  if (!held) return undefined;
  if (said.state === 'never') return 'says_nothing';
  if (said.state === 'unsubscribed') return outlasts(held, said) ? 'older' : undefined;
  if (held.state === 'unsubscribed' && !said.explicit) return 'stays_unsubscribed';
  if (held.state === 'pending' && said.state === 'subscribed' && !said.explicit) return 'unconfirmed';
  if (!isLater(held, said)) return 'older';
  if (held.state === 'subscribed' && said.state === 'pending' && heldFor(held, said, present))
    return 'subscribed_already';
  return concernsPresent(held, said, present) ? undefined : 'other_address';
}

/** A refusal wins at once; only what the person themself said later stands against one that becomes known late. */
function outlasts(held: Consent, said: Said): boolean {
  if (held.state === 'unsubscribed') return said.at < held.at;
  return held.explicit === true && said.at < held.at;
}

/** The same once more may be about a new address: a customer's account was given one. */
const isLater = (held: Consent, said: Said): boolean =>
  said.at > held.at || (said.at.getTime() === held.at.getTime() && said.state === held.state);

function heldFor(held: Consent, said: Said, present: string | undefined): boolean {
  const about = said.address ?? present;
  return held.address === undefined || about === undefined || held.address === about;
}

/** False when it is about another address than the present one while what is held is about that. */
function concernsPresent(held: Consent, said: Said, present: string | undefined): boolean {
  if (said.address === undefined || present === undefined || said.address === present) return true;
  return held.address !== undefined && held.address !== present;
}
