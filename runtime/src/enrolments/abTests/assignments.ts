import { variantAt, type AbTest } from '../../engine/abTest';
import type { Versions } from '../../engine/ports';
import { loadVersions } from '../versions';
import type { EnrolmentCollection } from '../model';

/** Who got which variant of a test, and when first. */
export interface Assignment {
  readonly profileId: string;
  readonly stepKey: string;
  readonly variant: string;
  readonly at: Date;
}

export interface AssignmentsQuery {
  readonly workspaceId: string;
  readonly journeyId: string;
  readonly stepKeys: readonly string[];
  /** Enrolments that began at or after this. */
  readonly since: Date;
}

/** Enrolments looked at per request, the newest; 0.2 s of the database (measured for the flow of a journey). */
export const ASSIGNMENT_LIMIT = 20_000;

interface Line {
  readonly profileId: string;
  readonly versionId: string;
  readonly stepKey: string;
  readonly output: number;
  readonly at: Date;
}

/** Every passage through the tests' steps, told as variants of the version it went by; in no order. */
export async function assignmentsOf(
  enrolments: EnrolmentCollection,
  versions: Pick<Versions, 'byId'>,
  { workspaceId, journeyId, stepKeys, since }: AssignmentsQuery,
  limit = ASSIGNMENT_LIMIT,
): Promise<{ readonly assignments: readonly Assignment[]; readonly complete: boolean }> {
  const which = { workspaceId, journeyId, startedAt: { $gte: since } };
  const isTested = { $and: [{ $in: ['$$line.stepKey', [...stepKeys]] }, { $eq: ['$$line.what', 'passed'] }] };
  const [all, lines] = await Promise.all([
    enrolments.countDocuments(which, { limit: limit + 1 }),
    enrolments
      .aggregate<Line>([
        { $match: which },
        { $sort: { startedAt: -1, _id: -1 } },
        { $limit: limit },
        {
          $project: {
            ...{ profileId: 1, versionId: 1 },
            line: { $filter: { input: '$history', as: 'line', cond: isTested } },
          },
        },
        { $unwind: '$line' },
        { $match: { 'line.output': { $exists: true } } },
        {
          $project: {
            ...{ _id: 0, profileId: 1, versionId: 1 },
            ...{ stepKey: '$line.stepKey', output: '$line.output', at: '$line.at' },
          },
        },
      ])
      .toArray(),
  ]);
  const tests = await testsOf(versions, lines);
  const assignments = lines.flatMap(({ profileId, versionId, stepKey, output, at }) => {
    const test = tests.get(versionId)?.find((one) => one.stepKey === stepKey);
    const variant = test && variantAt(test, output);
    return variant === undefined ? [] : [{ profileId, stepKey, variant, at }];
  });
  return { assignments, complete: all <= limit };
}

/** An output means what it meant in the version somebody went by. Passages of versions that do not load count for nothing. */
async function testsOf(
  source: Pick<Versions, 'byId'>,
  lines: readonly Line[],
): Promise<ReadonlyMap<string, readonly AbTest[]>> {
  const { versions } = await loadVersions(
    source,
    lines.map(({ versionId }) => versionId),
  );
  return new Map([...versions].map(([id, { abTests = [] }]) => [id, abTests]));
}
