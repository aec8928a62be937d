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
  readonly createdAt: string;
}
