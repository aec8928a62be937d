export type ConsentState = 'subscribed' | 'unsubscribed' | 'pending' | 'never';

/** A profile as nodes, expressions and texts see it; as of this wake-up, with the pending changes of earlier steps over it. */
export interface ProfileView {
  readonly id: string;
  readonly email?: string;
  readonly phone?: string;
  readonly firstName?: string;
  readonly lastName?: string;
  /** BCP 47, e.g. `de`, `zh-CN`. */
  readonly language?: string;
  /** ISO 3166 alpha-2. */
  readonly country?: string;
  /** IANA zone. */
  readonly timeZone?: string;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly tags: readonly string[];
  readonly consent: Readonly<Record<string, ConsentState>>;
  /** By channel: the address the consent was given for, where that is known. */
  readonly consentFor?: Readonly<Record<string, string>>;
  readonly createdAt: string;
}

/** What somebody has said to marketing at the e-mail address they have now: what was agreed to for another one is no consent. */
export function consentToEmail({
  email,
  consent,
  consentFor,
}: Pick<ProfileView, 'email' | 'consent' | 'consentFor'>): ConsentState {
  const said = consent['email'] ?? 'never';
  const about = consentFor?.['email'];
  return said === 'subscribed' && about !== undefined && about !== email ? 'never' : said;
}
