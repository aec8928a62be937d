/** Why an address gets nothing more. `unsubscribed` binds marketing only, the others everything. */
export const SUPPRESSION_REASONS = ['hard_bounce', 'complaint', 'unsubscribed', 'manual'] as const;

export type SuppressionReason = (typeof SUPPRESSION_REASONS)[number];

/**
 * One reason for one address. It hangs on the address, not on a profile, so that a merged or re-imported profile stays
 * silent. `_id` is made from workspace, channel, address and reason.
 */
export interface SuppressionDocument {
  readonly _id: string;
  readonly workspaceId: string;
  readonly channel: 'email';
  /** Lower case. */
  readonly address: string;
  readonly reason: SuppressionReason;
  /** What it came from: `smtp`, `report`, `unsubscribe_link`, or who added it. */
  readonly source: string;
  readonly detail?: string;
  readonly at: Date;
}
