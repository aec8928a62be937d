import type { EffectRow } from '../engine/effect';
import type { Clock, Doorbell, Outbox, SendRow } from '../engine/ports';
import type { Db } from '../platform/database';
import type { Placed } from '../platform/placed';
import { applyRows, type ApplyPorts } from './apply';
import { effectsOf } from './model';
import { createOutbox } from './outbox';
import { sendRows, type SendsQuery, type SentQuery } from './sendRows';
import type { EnrolmentStandings } from './standing';
import { findProposedOf, findStaleProposed } from './store/findProposed';
import { insertProposed } from './store/insertProposed';
import { removeOf, stillOpenOf } from './store/removeOf';
import { voidDead } from './store/voidDead';
import { voidSends } from './store/voidSends';

export type { ApplyPorts } from './apply';
export type { SendsQuery } from './sendRows';
export { enrolmentOf, realityOf, type EnrolmentStandings, type Resumption, type Standing } from './standing';

/** The rows of all effects: what steps want done outside their enrolment. */
export interface Effects {
  insertProposed(rows: readonly EffectRow[]): Promise<void>;
  /** Unapplied rows other than sends; real ones are those whose token is the enrolment's `last.token`. */
  findProposedOf(enrolments: readonly Placed[]): Promise<readonly EffectRow[]>;
  findStaleProposed(before: Date, limit: number): Promise<readonly EffectRow[]>;
  /** Applies real rows; gives back how many sends became pending. */
  apply(ports: ApplyPorts, rows: readonly EffectRow[]): Promise<number>;
  voidDead(rows: readonly EffectRow[]): Promise<number>;
  voidSends(enrolments: readonly Placed[], options?: { readonly everyKind?: boolean }): Promise<number>;
  outbox(parts: {
    readonly enrolments: EnrolmentStandings;
    readonly clock: Clock;
    readonly doorbell: Doorbell;
  }): Outbox;
  /** Newest first. */
  sends(query: SendsQuery): Promise<readonly SendRow[]>;
  sendById(workspaceId: string, rowId: string): Promise<SendRow | undefined>;
  /** One row per attempt; at most one of them went out. */
  sendsByKey(workspaceId: string, key: string): Promise<readonly SendRow[]>;
  /** Those of the profiles to whom the message really went out; one query. */
  sentTo(query: SentQuery): Promise<readonly string[]>;
  /** A send outside of any enrolment, as given (pending). False when it exists already. */
  addSingle(row: SendRow): Promise<boolean>;
  /** Those of these enrolments of whom something is not at its end. */
  stillOpenOf(enrolmentIds: readonly string[]): Promise<readonly string[]>;
  /** Retention: all rows of these enrolments. */
  removeOf(enrolmentIds: readonly string[]): Promise<number>;
  counts(): Promise<{
    readonly proposed: number;
    readonly pending: number;
    readonly sending: number;
    readonly owed: number;
  }>;
}

/** Rows older than a minute are rare; counting more of them than this would tell nothing new. */
const COUNT_LIMIT = 100_000;

export function createEffects(db: Db): Effects {
  const effects = effectsOf(db);
  const count = async (filter: object) => await effects.countDocuments(filter, { limit: COUNT_LIMIT });
  return {
    insertProposed: async (rows) => {
      await insertProposed(effects, rows);
    },
    findProposedOf: async (enrolments) => await findProposedOf(effects, enrolments),
    findStaleProposed: async (before, limit) => await findStaleProposed(effects, before, limit),
    apply: async (ports, rows) => await applyRows(effects, ports, rows),
    voidDead: async (rows) => await voidDead(effects, rows),
    voidSends: async (enrolments, options) => await voidSends(effects, enrolments, options),
    outbox: (parts) => createOutbox({ effects, ...parts }),
    ...sendRows(effects),
    stillOpenOf: async (enrolmentIds) => await stillOpenOf(effects, enrolmentIds),
    removeOf: async (enrolmentIds) => await removeOf(effects, enrolmentIds),
    counts: async () => {
      const [proposed, pending, sending, owed] = await Promise.all([
        count({ status: 'proposed' }),
        count({ status: 'pending' }),
        count({ status: 'sending' }),
        count({ owed: true }),
      ]);
      return { proposed, pending, sending, owed };
    },
  };
}
