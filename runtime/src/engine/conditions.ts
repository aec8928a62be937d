import type { Enrolment } from './enrolment';
import { matches } from './matches';
import { consentToEmail, type ProfileView } from './profile';
import type { SettleReaction } from './react';

/** A profile as it is, and since when at the latest: its last change, stamped by the database. */
export interface KnownProfile {
  readonly view: ProfileView;
  readonly changedAt: Date;
}

/**
 * What the paths of a condition lead into: the profile as the data of a journey shows it (`attributes.tier`, `tags`, `country`).
 * What was agreed to for another e-mail address is no consent to this one.
 */
export function conditionFields(view: ProfileView): Readonly<Record<string, unknown>> {
  return { ...view, consent: { ...view.consent, email: consentToEmail(view) } };
}

/**
 * The first of the hold's conditions that is true. It became so at the profile's last change or before: what was true when
 * the hold began ends it then, and what came true behind its end does not count.
 */
export function cameTrue({ active, hold }: Enrolment, { view, changedAt }: KnownProfile): SettleReaction | undefined {
  if (!active || hold?.kind !== 'listen' || hold.outcome || !hold.conditions) return undefined;
  const at = changedAt > hold.since ? changedAt : hold.since;
  if (at > hold.until) return undefined;
  const fields = conditionFields(view);
  const branch = hold.conditions.find(({ filter }) => matches(filter, fields));
  return branch && { kind: 'settle', holdKey: hold.key, outcome: { output: branch.output, at, kind: 'condition' } };
}
