export type ConsentState = 'subscribed' | 'unsubscribed' | 'pending' | 'never';

interface Amount {
  /** In minor units. */
  readonly amount: number;
  /** ISO 4217. */
  readonly currency: string;
}

/** What somebody has bought; orders that were cancelled or made to try a shop out do not count. */
export interface OrderFigures {
  readonly count: number;
  /** Net of refunds, in the workspace's currency; absent without an order. */
  readonly spend?: Amount;
  /** Over the orders whose amount is in `spend`. */
  readonly averageValue?: Amount;
  /** Amounts that are in no other figure, because no exchange rate of their day is known. */
  readonly unconverted?: readonly Amount[];
  readonly firstAt?: string;
  readonly lastAt?: string;
  /** Of the last fifty orders. */
  readonly medianIntervalDays?: number;
  readonly favouriteCategory?: string;
}

/** How far somebody has come as a customer, by what they have bought. Who has gone quiet is told by scores, not by this. */
export type LifecycleStage = 'anonymous' | 'subscriber' | 'first_time_buyer' | 'repeat_buyer';

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
  readonly orders?: OrderFigures;
  readonly stage?: LifecycleStage;
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
