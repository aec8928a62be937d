/** People of a journey; with `versionIds` those on these versions only. */
export interface PeopleScope {
  readonly workspaceId: string;
  readonly journeyId: string;
  readonly versionIds?: readonly string[];
  /** Asked between reading who is inside and writing. Throws when it is somebody else who has to write by now. */
  readonly still?: () => Promise<void>;
}

/** How many stand at a step of a version. */
export interface Standing {
  readonly versionId: string;
  readonly stepKey: string;
  readonly inside: number;
  /** Of those, standing still because the journey is paused. */
  readonly parked: number;
}

export interface MoveTarget {
  readonly versionId: string;
  /** Old step key → new one; null: whoever stands there leaves. Keys that are not named stay what they are. */
  readonly mapping: Readonly<Record<string, string | null>>;
  /** Steps of the new version. */
  readonly stepKeys: readonly string[];
  /** By old version: its Waits whose ways out are others in the new one. Whoever is held there is left where they are. */
  readonly otherWays?: Readonly<Record<string, readonly string[]>>;
}

/**
 * What journeys ask of enrolments. Writes do one batch and tell how many they found, 0 when nothing is left to do; all of them
 * can be repeated, also by two processes at once, and change nobody who is not any more as they were read.
 */
export interface JourneyPeople {
  insideOf(workspaceId: string, journeyIds: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /** Dead letters per journey. */
  stuckIn(workspaceId: string, journeyIds: readonly string[]): Promise<ReadonlyMap<string, number>>;
  standing(workspaceId: string, journeyId: string): Promise<readonly Standing[]>;
  park(scope: PeopleScope): Promise<number>;
  unpark(scope: PeopleScope, how: { readonly timeWentOn: boolean }): Promise<number>;
  leave(scope: PeopleScope, detail: string): Promise<number>;
  moveTo(scope: PeopleScope & Required<Pick<PeopleScope, 'versionIds'>>, target: MoveTarget): Promise<number>;
}

/** People who match the entry already, and letting them in. */
export interface MatchingPeople {
  countDraft(workspaceId: string, journeyId: string): Promise<{ readonly people: number; readonly capped: boolean }>;
  begin(wanted: {
    readonly workspaceId: string;
    readonly journeyId: string;
    readonly by: string;
    readonly perMinute: number;
    readonly hours?: number | undefined;
  }): Promise<unknown>;
}
