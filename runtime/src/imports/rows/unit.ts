import type { NormalisedEvent } from '../../events/service';
import type { IdentityItem } from '../../profiles/service';
import type { RowProblem } from './problem';

/** What one row, or the rows of one order, come to. */
export type Unit =
  | { readonly row: number; readonly item: IdentityItem }
  | { readonly row: number; readonly event: NormalisedEvent; readonly partial?: true };

/** Rows that are written together, in the order of the file. */
export interface Portion {
  /** The number of its last row. */
  readonly upTo: number;
  readonly read: number;
  readonly skipped: number;
  readonly units: readonly Unit[];
  readonly problems: readonly RowProblem[];
  /** Rows (of orders: orders) that are not among the units. */
  readonly refused: number;
}

export type Outcome =
  | { readonly unit: Unit }
  | { readonly problems: readonly RowProblem[] }
  /** No data at all. */
  | 'skipped';
