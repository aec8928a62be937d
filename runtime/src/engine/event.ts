/** Where an event came from in time: only `live` ones enrol people or settle holds. */
export type EventOrigin = 'live' | 'backfill' | 'recompute';

/** How far a source is believed. What comes from a browser never merges two known profiles and never sets consent by itself. */
export type Trust = 'server' | 'shop' | 'form' | 'browser' | 'import';

/** An event as journeys see it; the document of the events collection has the same fields and more. */
export interface JourneyEvent {
  readonly id: string;
  readonly workspaceId: string;
  readonly name: string;
  /** The id it was written with; read through the alias set when profiles have merged. */
  readonly profileId: string;
  /** What it is about beside the profile, as `<kind>:<value>`: `checkout:…`, `cart:…`, `order:…`. Joins guests to their cart. */
  readonly keys: readonly string[];
  readonly properties: Readonly<Record<string, unknown>>;
  /** When it happened, as the source says. */
  readonly occurredAt: Date;
  /** When it was stored, stamped by the database; the only time that is compared with holds. */
  readonly receivedAt: Date;
  readonly origin: EventOrigin;
  readonly trust: Trust;
}
