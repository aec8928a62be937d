import type { Effects, EnrolmentStandings } from '../effects/service';
import type {
  Clock,
  Doorbell,
  EnrolmentReactions,
  EventReader,
  HistoryReader,
  ProfileReader,
  Versions,
} from '../engine/ports';
import type { ProfileView } from '../engine/profile';
import type { Db } from '../platform/database';
import { notFound } from '../platform/errors/error';
import type { PageQuery } from '../platform/http/page';
import { removeOldest } from '../platform/removeOldest';
import { ofProfiles } from '../platform/placed';
import type {
  AbTestsView,
  DeadLetterAction,
  DeadLettersFilter,
  EnrolmentDetail,
  EnrolmentsQuery,
  EnrolmentSummary,
  JourneyPeopleQuery,
  JourneyPeopleView,
  RefusalView,
  StepCountsView,
} from './contract';
import { abTestResults } from './abTests/results';
import { countsOverTime, type CountsQuery } from './counts/read';
import { differencesOf } from './counts/differences';
import { rollUpCounts } from './counts/rollUpCounts';
import { createDeadBox, type DeadBox } from './deadBox';
import { flowOf } from './flow';
import { createExisting, type ExistingPeople } from './existing';
import { heldAt } from './held';
import { createHistories } from './history';
import { actOnDeadLetters } from './letters';
import { enrolmentCollections, type EnrolmentCollections, type EnrolmentDocument } from './model';
import { createPeople, type People } from './people';
import { createReactions } from './reactions';
import { aliasesOf, listDeadLetters, listEnrolments, listRefusals, type Page } from './reading';
import { retest } from './retest';
import { removeFamilies } from './removeFamilies';
import { removePeople, type Removal, type Removed } from './removing';
import type { StepPlace } from './store/claim';
import { familiesOf } from './store/end';
import { letHeldGo, type HeldOnes } from './store/letHeldGo';
import { removeEnded, type EndedBefore } from './store/removeEnded';
import { resume } from './store/resume';
import { standings } from './store/standings';
import { momentsOf, withStepNames, type EnrolmentMoment, type TimelineQuery } from './timeline';
import { createTriggered, type TriggeredPeople } from './triggered';
import { detailOf, peopleView, refusalView, stepCountsView, summaryOf } from './views';
import { endTwins } from './twins';
import { createLags } from './lag';
import { loadVersions, unknownVersion } from './versions';
import { createWrites, type EnrolmentWrites } from './writes';

export type { DeadBox } from './deadBox';
export type { EnrolmentDocument, EntryDocument } from './model';
export type { People } from './people';
export type { Removal, Removed } from './removing';
export type { EnrolmentMoment, TimelineQuery } from './timeline';
export { indexed, pagesOf, type EarlierEvents } from './earlier';
export { byEveryAlias, type AliasSets } from './concerned';
export { loadVersions, NOT_LOADABLE } from './versions';
export type { StepPlace } from './store/claim';
export { MAX_BUCKETS, turnOf, type Claim, type CommitRequest, type EnrolmentWrites } from './writes';

export interface EnrolmentParts {
  readonly db: Db;
  readonly effects: Pick<Effects, 'voidSends' | 'sentTo' | 'stillOpenOf' | 'removeOf'>;
  readonly versions: Versions;
  readonly profiles: Pick<ProfileReader, 'aliases' | 'read'> & {
    /** The profile, or what it merged into; undefined for another workspace's. */
    view(workspaceId: string, profileId: string): Promise<ProfileView | undefined>;
  };
  readonly events: EventReader;
  readonly clock: Clock;
  readonly doorbell: Doorbell;
}

export interface Enrolments {
  /** What stored events do. */
  readonly reactions: EnrolmentReactions;
  /** What journeys do with the people inside. */
  readonly people: People;
  /** People who were there before a journey was, for somebody who lets them in. */
  readonly existing: ExistingPeople;
  /** People who are let in without an event of theirs. */
  readonly triggered: TriggeredPeople;
  /** Ends these at once. Throws not_found for ids that are none of the journey. */
  remove(removal: Removal): Promise<Removed>;
  /** What dispatchers read and how outcomes come back. */
  readonly standings: EnrolmentStandings;
  /** What people have been through, for steps that split by it. */
  readonly histories: HistoryReader;
  /** What happened at each step over time. */
  stepCounts(query: CountsQuery): Promise<StepCountsView>;
  /** Counts what is not counted yet; gives back how many slots of five minutes. Repeatable. */
  rollUpCounts(signal?: AbortSignal): Promise<number>;
  /** Retention: families that ended before this; how many enrolments were removed. */
  removeEnded(which: EndedBefore, signal?: AbortSignal): Promise<number>;
  /** Retention: refusals of before this. */
  removeRefusals(which: EndedBefore, signal?: AbortSignal): Promise<number>;
  /** What came of the A/B tests of a version, over all versions of its journey, with the people of the last days. */
  abTests(workspaceId: string, versionId: string, days: number): Promise<AbTestsView>;
  /** How many people stand before each of these steps because it fails for everybody; up to 100,000. */
  heldAt(steps: readonly { readonly versionId: string; readonly stepKey: string }[]): Promise<readonly number[]>;
  /** Those who are held before this step come by from now on, or the first of them alone; how many. Repeatable. */
  letHeldGo(step: StepPlace, which: HeldOnes): Promise<number>;
  /** By workspace: how many seconds late its oldest due enrolment is; those in time are left out. As of the last look (lag.ts). */
  lags(now: Date): Promise<ReadonlyMap<string, number>>;
  /** The worker's writes. */
  readonly writes: EnrolmentWrites;
  list(workspaceId: string, query: EnrolmentsQuery): Promise<Page<EnrolmentSummary>>;
  /** Who stands where now, and which ways those took who entered in the last days. */
  peopleOf(workspaceId: string, journeyId: string, query: JourneyPeopleQuery): Promise<JourneyPeopleView>;
  /** Throws not_found, for another workspace's too. */
  byId(workspaceId: string, enrolmentId: string): Promise<EnrolmentDetail>;
  /** Ends it with its family, as a person; `by` goes to its history. Throws not_found. */
  exit(workspaceId: string, enrolmentId: string, by: string): Promise<void>;
  /** Ends everything of a person who is erased and voids all unapplied effects. Ids over the alias set. */
  erase(workspaceId: string, profileIds: readonly string[]): Promise<number>;
  /**
   * These people have changed: what waits for a condition on them is tested. Gives back those of whom nothing waits for one.
   * Repeatable.
   */
  retest(workspaceId: string, profileIds: readonly string[]): Promise<ReadonlySet<string>>;
  /** After profiles have merged: of two enrolments of one journey and entry key the younger ends. Gives back how many. Repeatable. */
  endTwins(workspaceId: string, profileIds: readonly string[]): Promise<number>;
  deadLetters(workspaceId: string, query: PageQuery & DeadLettersFilter): Promise<Page<EnrolmentSummary>>;
  /** The same by what they have in common. */
  readonly dead: DeadBox;
  actOnDeadLetters(workspaceId: string, ids: readonly string[], action: DeadLetterAction): Promise<number>;
  /** Why this profile did not enter, newest first. */
  refusals(workspaceId: string, profileId: string, query: PageQuery): Promise<Page<RefusalView>>;
  /** For a profile's timeline, newest first. */
  moments(query: TimelineQuery): Promise<readonly EnrolmentMoment[]>;
}

const DAY = 86_400_000;

/** For an audit, which has a database and nothing else. */
export async function countDifferences(
  db: Db,
  journey: { readonly workspaceId: string; readonly journeyId: string },
  repair: boolean,
): ReturnType<typeof differencesOf> {
  return await differencesOf(enrolmentCollections(db), journey, repair);
}

export function createEnrolments(parts: EnrolmentParts): Enrolments {
  const collections = enrolmentCollections(parts.db);
  const { enrolments } = collections;
  const inner = { ...parts, collections, enrolments };
  const people = createPeople(inner);
  return {
    reactions: createReactions(inner),
    existing: createExisting(inner),
    triggered: createTriggered(inner),
    remove: async (removal) => await removePeople(inner, removal),
    people,
    standings: {
      standings: async (placed) => await standings(enrolments, placed),
      resume: async (resumptions) => await resume(inner, resumptions),
    },
    lags: createLags(enrolments),
    heldAt: async (steps) => await heldAt(enrolments, steps),
    letHeldGo: async (step, which) => await letHeldGo(parts, enrolments, { ...step, which }),
    writes: createWrites(inner),
    histories: createHistories(inner),
    abTests: async (workspaceId, versionId, days) => await abTestResults(inner, { workspaceId, versionId, days }),
    stepCounts: async (query) => stepCountsView(query, await countsOverTime(collections, query)),
    rollUpCounts: async (signal) => await rollUpCounts(inner, signal),
    removeEnded: async (which, signal) => await removeEnded(inner, which, { ...(signal && { signal }) }),
    removeRefusals: async ({ workspaceId, before }, signal) =>
      await removeOldest(
        parts.db.collection<{ _id: string }>('refusals'),
        {
          ...{ filter: { workspaceId }, hint: 'ofWorkspace', sort: { workspaceId: 1, at: 1 } },
          isOver: ({ at }) => at instanceof Date && at < before,
        },
        signal,
      ),
    list: async (workspaceId, query) => {
      const profileIds = query.profileId === undefined ? undefined : await known(parts, workspaceId, query.profileId);
      return await summaries(parts, await listEnrolments(collections, workspaceId, query, profileIds));
    },
    peopleOf: async (workspaceId, journeyId, { versionId, days }) => {
      const now = parts.clock.now();
      const since = new Date(now.getTime() - days * DAY);
      const [standing, flow] = await Promise.all([
        people.standing(workspaceId, journeyId),
        flowOf(enrolments, { workspaceId, journeyId, versionId, since }),
      ]);
      return peopleView(standing, flow, { now, since });
    },
    byId: async (workspaceId, enrolmentId) => {
      const enrolment = await existing(collections, workspaceId, enrolmentId);
      const { versions } = await loadVersions(parts.versions, [enrolment.versionId]);
      return detailOf(enrolment, versions.get(enrolment.versionId) ?? unknownVersion(enrolment), parts.clock.now());
    },
    exit: async (workspaceId, enrolmentId, by) => {
      const { rootId, bucket } = await existing(collections, workspaceId, enrolmentId);
      const ending = { reason: 'removed', at: parts.clock.now(), detail: by } as const;
      await removeFamilies(inner, [{ rootId, bucket, ending }]);
    },
    erase: async (workspaceId, profileIds) => {
      const members = await enrolments
        .find({ workspaceId, ...ofProfiles(profileIds) }, { projection: { rootId: 1, bucket: 1 } })
        .toArray();
      const ending = { reason: 'erased', at: parts.clock.now() } as const;
      return await removeFamilies(inner, familiesOf(members, ending));
    },
    retest: async (workspaceId, profileIds) => await retest(inner, workspaceId, profileIds),
    endTwins: async (workspaceId, profileIds) => await endTwins(inner, workspaceId, profileIds),
    deadLetters: async (workspaceId, query) =>
      await summaries(parts, await listDeadLetters(collections, workspaceId, query)),
    dead: createDeadBox({
      ...{ enrolments, versions: parts.versions },
      act: async (workspaceId, ids, action) => await actOnDeadLetters(inner, { workspaceId, ids }, action),
    }),
    actOnDeadLetters: async (workspaceId, ids, action) => await actOnDeadLetters(inner, { workspaceId, ids }, action),
    refusals: async (workspaceId, profileId, query) => {
      const profileIds = await known(parts, workspaceId, profileId);
      return mapped(await listRefusals(collections, workspaceId, profileIds, query), refusalView);
    },
    moments: async (query) => await withStepNames(parts.versions, await momentsOf(enrolments, query)),
  };
}

const mapped = <A, B>({ items, nextCursor }: Page<A>, view: (item: A) => B): Page<B> => ({
  items: items.map(view),
  ...(nextCursor !== undefined && { nextCursor }),
});

/** With the names that steps have in their versions, which are few and cached; without those of versions that do not load. */
async function summaries({ versions }: EnrolmentParts, page: Page<EnrolmentDocument>): Promise<Page<EnrolmentSummary>> {
  const { versions: read } = await loadVersions(
    versions,
    page.items.map(({ versionId }) => versionId),
  );
  return mapped(page, (enrolment) => summaryOf(enrolment, read.get(enrolment.versionId)));
}

/** Everybody who is the same person; not_found for another workspace's profile. */
async function known({ profiles }: EnrolmentParts, workspaceId: string, profileId: string) {
  if (!(await profiles.view(workspaceId, profileId))) throw notFound('profile', profileId);
  return await aliasesOf(profiles, profileId);
}

async function existing({ enrolments }: EnrolmentCollections, workspaceId: string, enrolmentId: string) {
  const enrolment = await enrolments.findOne({ _id: enrolmentId, workspaceId });
  if (!enrolment) throw notFound('enrolment', enrolmentId);
  return enrolment;
}
