import type { Effects } from '../effects/service';
import type { Versions } from '../engine/ports';
import type { CompiledVersion } from '../engine/version';
import { BUCKETS } from '../platform/ids';
import type { Placed } from '../platform/placed';
import { standStill } from './atEntry';
import { endFamilies } from './endFamilies';
import { lateTurns } from './lateTurns';
import type { EnrolmentCollection, EnrolmentCollections, EnrolmentDocument } from './model';
import { announce, type AnnouncingParts } from './store/announce';
import { claim, renewLease, shortenLease, type Claim, type ClaimQuery } from './store/claim';
import { commit, type CommitRequest } from './store/commit';
import { findCascades, type FamilyEnding } from './store/end';
import { findForgettable, noteForgotten, type Forgettable } from './store/forget';
import { checkLeft, findLeftChecks, type EndedMember } from './store/left';
import { markCalling, type Call } from './store/markCalling';
import { markTried } from './store/markTried';
import { rest, type Resting } from './store/rest';
import { findLongHistories, rollUp } from './store/rollUp';
import { settle, type Turn } from './store/settle';
import { startChildren, type ChildRow } from './store/startChildren';

export { MAX_BUCKETS, type Claim, type ClaimQuery } from './store/claim';
export type { CommitRequest } from './store/commit';
export { turnOf, type Turn } from './store/settle';

/** The writes of a worker and its sweep, each one operation of PROTOCOL.md. */
export interface EnrolmentWrites {
  claim(query: ClaimQuery): Promise<Claim>;
  renewLease(claimed: Claim, lease: number): Promise<number>;
  shortenLease(claimed: Claim, delay: number): Promise<void>;
  markCalling(calls: readonly Call[], token: string): Promise<ReadonlySet<string>>;
  /** Of those who stand at the entry: who does not go on now, since everybody stands still in their journey, or had to leave it. */
  standStill(claimed: Claim): Promise<ReadonlySet<string>>;
  /** The same, with a new turn for who wakes too late after its own at an entry that lets in so many an hour. */
  lateTurns<W extends { readonly enrolment: EnrolmentDocument; readonly version: CompiledVersion }>(
    waking: readonly W[],
    now: Date,
  ): Promise<readonly W[]>;
  /** Before their commit: whose histories are about to grow, for counting. */
  announce(requests: readonly CommitRequest[]): Promise<void>;
  /** These are about to be run, after earlier attempts were cut off; all claimed equally often. */
  markTried(claimed: Claim): Promise<void>;
  /** The winners' ids. */
  commit(requests: readonly CommitRequest[], token: string): Promise<ReadonlySet<string>>;
  settle(turns: readonly Turn[]): Promise<number>;
  rest(resting: readonly Resting[]): Promise<number>;
  /** Exit: roots, families, unsent sends, mark; `alsoMarked` are children whose commit asked for it. */
  end(endings: readonly FamilyEnding[], alsoMarked?: readonly Pick<Placed, '_id' | 'bucket'>[]): Promise<number>;
  startChildren(rows: readonly ChildRow[]): Promise<void>;
  /** Ends the families of these members whose last has ended, and takes their marks away; gives back how many ended. */
  checkLeft(marked: readonly EndedMember[], now: Date): Promise<number>;
  /** Exits that were cut off, for the sweep. */
  findCascades(limit: number): ReturnType<typeof findCascades>;
  /** Members that have ended and whose families were not looked at. */
  findLeftChecks(limit: number): Promise<readonly EndedMember[]>;
  /** Ended before this, with something of theirs still in their profiles. */
  findForgettable(before: Date, limit: number): Promise<readonly Forgettable[]>;
  noteForgotten(over: readonly Forgettable[]): Promise<void>;
  /** Counts and trims histories beyond their limit; gives back how many. */
  rollUpLong(limit: number): Promise<number>;
  /** Due now, by queue, and since when the oldest is (undefined: nothing is due). Counts up to a limit. */
  backlog(now: Date): Promise<Readonly<Record<'local' | 'external', Backlog>>>;
  countDead(): Promise<number>;
  /** When the next becomes due in these buckets. */
  nextDue(queue: 'local' | 'external', buckets: readonly number[]): Promise<Date | undefined>;
}

export interface Backlog {
  readonly due: number;
  readonly oldest?: Date;
}

export interface WriteParts extends AnnouncingParts {
  readonly collections: EnrolmentCollections;
  readonly enrolments: EnrolmentCollection;
  readonly effects: Pick<Effects, 'voidSends'>;
  readonly versions: Pick<Versions, 'byId' | 'standsOf'>;
}

const COUNT_LIMIT = 100_000;

export function createWrites(parts: WriteParts): EnrolmentWrites {
  const { enrolments, collections } = parts;
  return {
    claim: async (query) => await claim(enrolments, query),
    renewLease: async (claimed, lease) => await renewLease(enrolments, claimed, lease),
    shortenLease: async (claimed, delay) => {
      await shortenLease(enrolments, claimed, delay);
    },
    markCalling: async (calls, token) => await markCalling(enrolments, calls, token),
    standStill: async (claimed) => await standStill(parts, claimed),
    lateTurns: async (waking, now) => await lateTurns(parts.collections, waking, now),
    announce: async (requests) => {
      const growing = requests.filter(({ commit: { push } }) => push.length > 0);
      await announce(parts, { members: growing.map(({ enrolment }) => enrolment) });
    },
    markTried: async (claimed) => {
      await markTried(enrolments, claimed);
    },
    commit: async (requests, token) => await commit(enrolments, requests, token),
    settle: async (turns) => await settle(parts, turns),
    rest: async (resting) => await rest(enrolments, resting),
    end: async (endings, alsoMarked) => await endFamilies(parts, endings, alsoMarked),
    startChildren: async (rows) => {
      await startChildren(parts, rows);
    },
    checkLeft: async (marked, now) => await checkLeft(parts, marked, now),
    findCascades: async (limit) => await findCascades(enrolments, limit),
    findLeftChecks: async (limit) => await findLeftChecks(enrolments, limit),
    findForgettable: async (before, limit) => await findForgettable(enrolments, before, limit),
    noteForgotten: async (over) => {
      await noteForgotten(enrolments, over);
    },
    rollUpLong: async (limit) => {
      const long = await findLongHistories(enrolments, limit);
      await rollUp(collections, long);
      return long.length;
    },
    backlog: async (now) => ({
      local: await backlogOf(enrolments, 'local', now),
      external: await backlogOf(enrolments, 'external', now),
    }),
    countDead: async () => await enrolments.countDocuments({ queue: 'dead' }, { hint: 'dead', limit: COUNT_LIMIT }),
    nextDue: async (queue, buckets) => await nextDue(enrolments, queue, buckets),
  };
}

type Worked = 'local' | 'external';

/** Of at most MAX_BUCKETS: the first of their index ranges, merged. */
async function nextDue(
  enrolments: EnrolmentCollection,
  queue: Worked,
  buckets: readonly number[],
): Promise<Date | undefined> {
  const next = await enrolments.findOne(
    { queue, bucket: { $in: [...buckets] }, due: { $gt: new Date(0) } },
    { sort: { due: 1 }, projection: { due: 1 } },
  );
  return next?.due;
}

const HALVES = [0, 1].map((half) => Array.from({ length: BUCKETS / 2 }, (_, index) => half * (BUCKETS / 2) + index));

async function backlogOf(enrolments: EnrolmentCollection, queue: Worked, now: Date): Promise<Backlog> {
  const due = await enrolments.countDocuments(
    { queue, bucket: { $gte: 0 }, due: { $lte: now } },
    { hint: 'due', limit: COUNT_LIMIT },
  );
  const firsts = await Promise.all(HALVES.map(async (half) => await nextDue(enrolments, queue, half)));
  const oldest = Math.min(...firsts.map((first) => first?.getTime() ?? Infinity));
  return { due, ...(oldest <= now.getTime() && { oldest: new Date(oldest) }) };
}
