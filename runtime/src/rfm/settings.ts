import type { Db } from '../platform/database';
import { decimalsOf } from '../platform/money';
import type { Boundaries } from './scores';

export type TierModel = 'simple' | 'detailed';

/** How a workspace scores its buyers. */
export interface RfmSettings {
  /** Orders of so many days count. */
  readonly windowDays: number;
  /** By which tiers `RFM Tier Changed` is told. */
  readonly model: TierModel;
  /** Where scores begin while there are fewer than 25 buyers. Spend in minor units of the workspace's currency. */
  readonly thresholds: Boundaries;
  /** Scored by themselves, beside all orders: `shop:<source id>`, `market:<country>`. */
  readonly scopes: readonly string[];
}

export interface RfmSettingsDocument extends Partial<RfmSettings> {
  /** The workspace's. */
  readonly _id: string;
  readonly workspaceId: string;
}

/** Orders of all shops and markets. */
export const EVERYTHING = 'all';

const settingsOf = (db: Db) => db.collection<RfmSettingsDocument>('rfmSettings');

/** Ours: a shop so small that fifths say nothing sells every few weeks, and its good customers come back a few times a year. */
const defaults = (currency: string): RfmSettings => {
  const unit = 10 ** (decimalsOf(currency) ?? 2);
  return {
    windowDays: 365,
    model: 'simple',
    thresholds: {
      days: [240, 120, 60, 30],
      orders: [2, 3, 4, 6],
      spend: [50 * unit, 100 * unit, 250 * unit, 500 * unit],
    },
    scopes: [],
  };
};

export async function readSettings(db: Db, workspaceId: string, currency: string): Promise<RfmSettings> {
  const held = await settingsOf(db).findOne({ _id: workspaceId });
  const { windowDays, model, thresholds, scopes } = { ...defaults(currency), ...held };
  return { windowDays, model, thresholds, scopes };
}

/** Only what is given changes; the next run scores by it. */
export async function writeSettings(db: Db, workspaceId: string, changes: Partial<RfmSettings>): Promise<void> {
  await settingsOf(db).updateOne({ _id: workspaceId }, { $set: { ...changes, workspaceId } }, { upsert: true });
}
