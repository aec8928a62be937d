import type { Changes } from '../../changes/service';
import type { KnownSegment } from '../../engine/compile/segments';
import type { EventWriter } from '../../engine/ports';
import type { Clock } from '../../platform/clock';
import type { Db } from '../../platform/database';
import { flipDue, tellLeft } from './due';
import { applyLists, type ListRow } from './listRows';
import { changeList, type ListChange } from './lists';
import { listMembers, membershipsOf, whoIsIn, type MemberPage, type MemberQuery } from './read';
import { countMembers, refreshSome, type PeoplePage } from './refresh';
import type { RetestParts } from './retest';
import { knownSegments, TestedSegments } from './tested';
import { retestChanged } from './work';
import type { MemberDocument } from './model';

export { memberMigrations } from './migrations';
export type { ListChange } from './lists';
export type { MemberDocument } from './model';

export interface MembersParts {
  readonly db: Db;
  readonly clock: Clock;
  readonly changes: Pick<Changes, 'attach' | 'around'>;
  readonly events: Pick<EventWriter, 'record'>;
  readonly people: RetestParts['people'] & { readonly page: PeoplePage };
  readonly facts: RetestParts['facts'];
}

/** Who is in which segment. People are tested again when something changes for them, when time changes it, and after an edit. */
export interface Members {
  /** Tests those for whom time alone may have changed something. Returns how many; repeat while it is not 0. */
  flipDue(): Promise<number>;
  /** Tells what a crash has left untold. Returns how many; repeat while it is not 0. */
  tellLeft(): Promise<number>;
  /** Goes on with testing everybody against edited segments. Returns how many pages; repeat while it is not 0. */
  refresh(signal?: AbortSignal): Promise<number>;
  /** Puts people on a static list or takes them off it; gives back whose membership has changed. */
  changeList(change: ListChange): Promise<ReadonlySet<string>>;
  list(query: MemberQuery): Promise<MemberPage>;
  /** Every segment somebody is in, or has left; given as all its ids. */
  of(workspaceId: string, profileIds: readonly string[]): Promise<readonly MemberDocument[]>;
  /** Which of these people, each given as all its ids, are in; by their first id. One query. */
  whoIsIn(
    segment: { readonly workspaceId: string; readonly segmentId: string },
    people: readonly (readonly string[])[],
  ): Promise<ReadonlySet<string>>;
  /** For steps: which of these people are in, by any of their ids, in their order. Two queries for a batch. */
  areIn(workspaceId: string, segmentId: string, profileIds: readonly string[]): Promise<readonly boolean[]>;
  /** Puts people on lists and takes them off as steps have asked for it, once for each row. */
  applyLists(rows: readonly ListRow[]): Promise<void>;
  /** Segments of a workspace by id, for checks. */
  known(workspaceId: string): Promise<ReadonlyMap<string, KnownSegment>>;
  /** How many are in, by segment. */
  counts(workspaceId: string, segmentIds: readonly string[]): Promise<ReadonlyMap<string, number>>;
}

export function createMembers({ db, clock, changes, events, people, facts }: MembersParts): Members {
  const parts = { db, clock, changes, events, people, facts, tested: new TestedSegments(db, clock), page: people.page };
  changes.attach((notes) => retestChanged(parts, notes));
  return {
    flipDue: () => flipDue(parts),
    tellLeft: () => tellLeft(parts),
    refresh: (signal) => refreshSome(parts, signal),
    changeList: (change) => changeList(parts, change),
    list: (query) => listMembers(db, query),
    of: (...who) => membershipsOf(db, ...who),
    whoIsIn: (...who) => whoIsIn(db, ...who),
    counts: (...of) => countMembers(db, ...of),
    async areIn(workspaceId, segmentId, profileIds) {
      const aliases = await people.aliases(profileIds);
      const all = profileIds.map((id) => [id, ...(aliases.get(id) ?? [])]);
      const inside = await whoIsIn(db, { workspaceId, segmentId }, all);
      return profileIds.map((id) => inside.has(id));
    },
    applyLists: (rows) => applyLists(parts, rows),
    known: (workspaceId) => knownSegments(db, workspaceId),
  };
}
