import type { EffectRow, EffectStatus } from '../engine/effect';
import type { HoldOutcome } from '../engine/hold';
import type { Placed } from '../platform/placed';

/** What decides about a row of an enrolment: read late, and final or safe whenever it is read (PROTOCOL, the confirm rule). */
export interface Standing {
  readonly active: boolean;
  readonly rootActive: boolean;
  readonly parked: boolean;
  readonly holdKey?: string;
  /** The attempt of the last commit. */
  readonly lastToken?: string;
  /** The attempt that may still commit. */
  readonly leaseToken?: string;
}

/** How the outcome of a send ends its hold. */
export interface Resumption {
  readonly enrolment: Placed;
  /** `stepKey:visit` of the send. */
  readonly holdKey: string;
  readonly outcome: HoldOutcome;
}

/** What effects need of enrolments. */
export interface EnrolmentStandings {
  /** One entry per enrolment that exists. Two queries at most. */
  standings(enrolments: readonly Placed[]): Promise<ReadonlyMap<string, Standing>>;
  /** Send, 5. Enrolments that are not at this hold any more stay as they are; gives back how many went on. */
  resume(resumptions: readonly Resumption[]): Promise<number>;
}

/** The enrolment a row is of: they stand in one bucket, under one profile id. */
export function enrolmentOf({
  enrolmentId,
  bucket,
  profileId,
}: Pick<EffectRow, 'enrolmentId' | 'bucket' | 'profileId'>): Placed {
  return { _id: enrolmentId, bucket, profileId };
}

export type Reality = 'real' | 'open' | 'dead';

/** The confirm rule: `open` rows may still become real. */
export function realityOf(row: { readonly token: string }, enrolment: Standing | undefined): Reality {
  if (enrolment?.lastToken === row.token) return 'real';
  return enrolment?.leaseToken === row.token ? 'open' : 'dead';
}

/** Outcomes that end a send's hold. */
export function isOutcome(status: EffectStatus): status is 'sent' | 'skipped' | 'failed' | 'unknown' {
  return status === 'sent' || status === 'skipped' || status === 'failed' || status === 'unknown';
}
