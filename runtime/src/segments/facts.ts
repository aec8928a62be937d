import type { ProfileView } from '../engine/profile';

/** What is known of one person, as far as the conditions that are tested ask for it. All under the survivor: aliases are added up. */
export interface PersonFacts {
  readonly profile: ProfileView;
  /** Days of events, by name; of all time. */
  readonly counters: ReadonlyMap<string, EventDays>;
  /** Stored events, of the names and times that were asked for. */
  readonly events: readonly EventFacts[];
  /** Orders that count. */
  readonly orders: readonly OrderFacts[];
  readonly enrolments: readonly EnrolmentFacts[];
  readonly sends: readonly SendFacts[];
  /** Ids of the segments the person is in. */
  readonly segments: ReadonlySet<string>;
}

export interface EventDays {
  readonly firstAt: Date;
  readonly lastAt: Date;
  readonly total: number;
  /** By day of UTC (`YYYY-MM-DD`), how many. */
  readonly days: ReadonlyMap<string, number>;
}

export interface EventFacts {
  readonly name: string;
  readonly occurredAt: Date;
  readonly properties: Readonly<Record<string, unknown>>;
}

export interface OrderFacts {
  readonly placedAt: Date;
  /** Net, in minor units of the currency spend is counted in; absent: without a rate, or nobody said. */
  readonly amount?: number;
  readonly currency?: string;
  readonly lines: readonly { readonly category?: string; readonly productId?: string; readonly sku?: string }[];
}

export interface EnrolmentFacts {
  readonly journeyId: string;
  readonly active: boolean;
  readonly startedAt: Date;
  readonly finished: boolean;
}

export interface SendFacts {
  readonly message: string;
  readonly outcome: 'sent' | 'notSent';
  readonly at: Date;
}
