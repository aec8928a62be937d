import type { Layout } from './layout';
import type { ImportKind, Mapping } from './mapping/fields';
import type { Decimal } from './values/amounts';
import type { DateOrder } from './values/dates';

export const PRESETS = ['amazon', 'ebay', 'shopee'] as const;
/** Whose export it is, where that is known: such a file is read by what that marketplace writes. */
export type Preset = (typeof PRESETS)[number];

/** How values are read, and what holds for all rows. */
export interface Reading {
  /** IANA zone of dates without one. */
  readonly zone: string;
  /** ISO 3166 alpha-2 in which phone numbers without a country code were typed in. */
  readonly country?: string | undefined;
  readonly dateOrder: DateOrder;
  readonly decimal: Decimal;
  /** ISO 4217 of amounts that name none. */
  readonly currency?: string | undefined;
  readonly preset?: Preset | undefined;
  /** Of orders: the shop they are of, so that they are the same as those its webhooks tell of. */
  readonly sourceId?: string | undefined;
  /** Of events without a column that names them. */
  readonly event?: string | undefined;
  /** Of consents without columns for these. */
  readonly consent?:
    | {
        readonly channel?: string | undefined;
        readonly state?: string | undefined;
        readonly source?: string | undefined;
        readonly wording?: string | undefined;
      }
    | undefined;
}

/** All that decides what a row becomes. */
export interface Plan {
  readonly importId: string;
  readonly workspaceId: string;
  readonly kind: ImportKind;
  readonly layout: Layout;
  readonly reading: Reading;
  readonly mapping: Mapping;
  /** When the import was made: the stamp of what names no time of its own. */
  readonly at: Date;
}
