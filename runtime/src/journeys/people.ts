/** People of a journey; with `exceptVersionId` those on its other versions only. */
export interface PeopleScope {
  readonly workspaceId: string;
  readonly journeyId: string;
  readonly exceptVersionId?: string;
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
}

/**
 * What journeys ask of enrolments. Writes do one batch and tell how many they changed, 0 when nothing is left to do;
 * all of them can be repeated, also by two processes at once.
 */
export interface JourneyPeople {
  insideOf(workspaceId: string, journeyIds: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /** Dead letters per journey. */
  stuckIn(workspaceId: string, journeyIds: readonly string[]): Promise<ReadonlyMap<string, number>>;
  standing(workspaceId: string, journeyId: string): Promise<readonly Standing[]>;
  park(scope: PeopleScope): Promise<number>;
  unpark(scope: PeopleScope, how: { readonly timeWentOn: boolean }): Promise<number>;
  leave(scope: PeopleScope, detail: string): Promise<number>;
  moveTo(scope: PeopleScope, target: MoveTarget): Promise<number>;
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
