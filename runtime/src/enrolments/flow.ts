import type { EnrolmentCollection } from './model';

export interface FlowQuery {
  readonly workspaceId: string;
  readonly journeyId: string;
  readonly versionId?: string | undefined;
  /** Enrolments that began at or after this. */
  readonly since: Date;
}

/** What people did in a journey: each person counts once per output, however often a loop led them through it. */
export interface Flow {
  readonly entered: number;
  /** False when there were more than could be looked at; the newest were. */
  readonly complete: boolean;
  readonly passed: readonly { readonly stepKey: string; readonly output: number; readonly people: number }[];
  /** By how they ended; those still inside are in none. */
  readonly ended: readonly { readonly reason: string; readonly people: number }[];
  /** What goals were worth, by currency; without one for bare numbers. */
  readonly worth: readonly { readonly currency?: string; readonly amount: number; readonly people: number }[];
}

/** Enrolments looked at per request, 0.2 s of the database (measured, 14 lines each); beyond it figures are of the newest. */
export const FLOW_LIMIT = 20_000;

/** Who entered, where people are counted; along forks and behind goals every enrolment counts for itself. */
export async function flowOf(enrolments: EnrolmentCollection, query: FlowQuery, limit = FLOW_LIMIT): Promise<Flow> {
  const { workspaceId, journeyId, versionId, since } = query;
  const which = { workspaceId, journeyId, startedAt: { $gte: since }, ...(versionId !== undefined && { versionId }) };
  const newest = [{ $match: which }, { $sort: { startedAt: -1, _id: -1 } }, { $limit: limit }];
  const [all, passed, outcomes] = await Promise.all([
    enrolments.countDocuments(which, { limit: limit + 1 }),
    enrolments.aggregate<Flow['passed'][number]>([...newest, ...PASSED]).toArray(),
    enrolments.aggregate<Outcome>([...newest, ...OUTCOMES]).toArray(),
  ]);
  const entered = outcomes.reduce((sum, { people }) => sum + people, 0);
  return { entered, complete: all <= limit, passed, ended: endedOf(outcomes), worth: worthOf(outcomes) };
}

interface Outcome {
  readonly reason: string | null;
  readonly currency: string | null;
  readonly amount: number;
  readonly valued: number;
  readonly people: number;
}

/** A passage is a line with an output: let in, run, or a hold that ended. */
const PASSED = [
  { $project: { ways: { $filter: { input: '$history', cond: { $ne: [{ $type: '$$this.output' }, 'missing'] } } } } },
  {
    $project: { ways: { $setUnion: [{ $map: { input: '$ways', in: { s: '$$this.stepKey', o: '$$this.output' } } }] } },
  },
  { $unwind: '$ways' },
  { $group: { _id: '$ways', people: { $sum: 1 } } },
  { $project: { _id: 0, stepKey: '$_id.s', output: '$_id.o', people: 1 } },
  { $sort: { stepKey: 1, output: 1 } },
];

/** A person who entered: no branch of a fork, and none who goes on behind a goal. */
const isPerson = { $and: [{ $eq: ['$rootId', '$_id'] }, { $eq: [{ $type: '$follows' }, 'missing'] }] };
const PERSON = { $cond: [isPerson, 1, 0] };
/** A family has reached its goal once, however many branches it had. */
const isValued = { $and: [isPerson, { $isNumber: '$ended.value.amount' }] };

const OUTCOMES = [
  {
    $group: {
      _id: { reason: { $ifNull: ['$ended.reason', null] }, currency: { $ifNull: ['$ended.value.currency', null] } },
      people: { $sum: PERSON },
      amount: { $sum: { $cond: [isValued, '$ended.value.amount', 0] } },
      valued: { $sum: { $cond: [isValued, 1, 0] } },
    },
  },
  {
    $project: { _id: 0, reason: '$_id.reason', currency: '$_id.currency', people: 1, amount: 1, valued: 1 },
  },
];

function endedOf(outcomes: readonly Outcome[]): Flow['ended'] {
  const byReason = Map.groupBy(outcomes, ({ reason }) => reason);
  return [...byReason]
    .flatMap(([reason, same]) =>
      reason === null ? [] : [{ reason, people: same.reduce((sum, { people }) => sum + people, 0) }],
    )
    .filter(({ people }) => people > 0)
    .sort((a, b) => b.people - a.people || a.reason.localeCompare(b.reason));
}

function worthOf(outcomes: readonly Outcome[]): Flow['worth'] {
  const valued = outcomes.filter((one) => one.valued > 0);
  const byCurrency = Map.groupBy(valued, ({ currency }) => currency);
  return [...byCurrency]
    .map(([currency, same]) => ({
      ...(currency !== null && { currency }),
      amount: same.reduce((sum, one) => sum + one.amount, 0),
      people: same.reduce((sum, one) => sum + one.valued, 0),
    }))
    .sort((a, b) => b.amount - a.amount);
}
