import type { Db } from '../platform/database';
import type { Boundaries, Scores } from './scores';
import type { RfmSettings } from './settings';
import type { DetailedTier, LAPSED, SimpleTier } from './tiers';

/** Where one person stood, from a generation on until their next standing. */
export type Standing = {
  readonly generation: number;
  /** When it was computed. */
  readonly at: Date;
} & (
  | (Scores & { readonly simple: SimpleTier; readonly detailed: DetailedTier; readonly cell: string })
  /** Has bought, and not in the window. */
  | { readonly simple: typeof LAPSED; readonly detailed: typeof LAPSED }
  /** No order of theirs counts any more. */
  | { readonly simple: null; readonly detailed: null }
);

/**
 * Scores of one person in one scope. Only changes are written, so most of them are older than the last run. Readers take `now` when
 * its generation was published, else `before`: so nobody ever sees half a run, and one that died leaves nothing that counts.
 */
export interface ScoreDocument {
  /** Hash of scope and profile. */
  readonly _id: string;
  readonly workspaceId: string;
  readonly scope: string;
  readonly profileId: string;
  readonly bucket: number;
  readonly now: Standing;
  readonly before?: Standing;
  /** Standings of published generations before these, the last ones; oldest first. */
  readonly earlier: readonly Standing[];
  /** Its tier has changed in this generation and nobody was told; so the event is told once it is published. */
  readonly untold?: number;
}

/** How many people stand in one cell, or are lapsed. */
export interface Cell {
  /** `RFM`, e.g. `545`. */
  readonly cell: string;
  readonly buyers: number;
  /** In the window, in minor units. */
  readonly spend: number;
}

/** One run that was published, or is being computed. */
export interface GenerationDocument {
  /** Hash of workspace, scope and number. */
  readonly _id: string;
  readonly workspaceId: string;
  readonly scope: string;
  readonly generation: number;
  readonly at: Date;
  readonly settings: RfmSettings;
  readonly currency: string;
  readonly buyers: number;
  readonly lapsed: number;
  /** Computed by itself, and not for the first time or by new rules: its changes start journeys. */
  readonly live: boolean;
  /** Fixed ones below 25 buyers. */
  readonly fixed: boolean;
  readonly boundaries: Boundaries;
  readonly cells: readonly Cell[];
  /** How many came from which simple and detailed tier to which, since the generation before. */
  readonly moves: readonly Move[];
}

export interface Move {
  readonly model: 'simple' | 'detailed';
  readonly from: string | null;
  readonly to: string | null;
  readonly people: number;
}

/** What counts in a scope. Publishing is one write to this document. */
export interface StateDocument {
  /** Hash of workspace and scope. */
  readonly _id: string;
  readonly workspaceId: string;
  readonly scope: string;
  /** Absent: nothing was computed yet. */
  readonly published?: number;
  /** The number of the last run that began. */
  readonly last?: number;
  /** A person wants it computed anew. */
  readonly wanted?: true;
  /** Generations of runs that died: what they left counts for nothing. */
  readonly dead: readonly number[];
  readonly run?: {
    readonly generation: number;
    readonly token: string;
    readonly until: Date;
    readonly done: number;
    readonly of?: number;
  };
}

export const scoresIn = (db: Db) => db.collection<ScoreDocument>('rfmScores');
export const generationsIn = (db: Db) => db.collection<GenerationDocument>('rfmGenerations');
export const statesIn = (db: Db) => db.collection<StateDocument>('rfmStates');
