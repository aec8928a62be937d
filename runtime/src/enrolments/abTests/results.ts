import { HOLDOUT, type AbTest } from '../../engine/abTest';
import type { GoalValue } from '../../engine/enrolment';
import type { Clock, EventReader, ProfileReader, Versions } from '../../engine/ports';
import type { AbTestsView } from '../contract';
import type { EnrolmentCollection } from '../model';
import { assignmentsOf } from './assignments';
import { testedPeople, type TestedPerson } from './people';
import { compared, intervalOf, type Comparison, type Proportion } from './significance';

export interface AbTestParts {
  readonly enrolments: EnrolmentCollection;
  readonly versions: Pick<Versions, 'byId'>;
  readonly profiles: Pick<ProfileReader, 'aliases'>;
  readonly events: EventReader;
  readonly clock: Clock;
}

export interface AbTestsQuery {
  readonly workspaceId: string;
  /** Whose tests are asked for; people of other versions of its journey count as well. */
  readonly versionId: string;
  readonly days: number;
}

const DAY = 86_400_000;

/** What came of the tests of a version. Read from history and events when somebody asks: nothing is counted while people move. */
export async function abTestResults(
  parts: AbTestParts,
  { workspaceId, versionId, days }: AbTestsQuery,
): Promise<AbTestsView> {
  const { journeyId, abTests = [] } = await parts.versions.byId(versionId);
  const now = parts.clock.now();
  const since = new Date(now.getTime() - days * DAY);
  const about = { at: now.toISOString(), since: since.toISOString() };
  if (abTests.length === 0) return { ...about, complete: true, items: [] };
  const stepKeys = abTests.map(({ stepKey }) => stepKey);
  const query = { workspaceId, journeyId, stepKeys, since };
  const { assignments, complete } = await assignmentsOf(parts.enrolments, parts.versions, query);
  const items: AbTestsView['items'] = [];
  for (const test of abTests) {
    const own = assignments.filter(({ stepKey }) => stepKey === test.stepKey);
    items.push(resultOf(test, await testedPeople(parts, workspaceId, test, own)));
  }
  return { ...about, complete, items };
}

/** Pure: the figures of one test. The control is who was held out, else the first variant. */
export function resultOf(test: AbTest, people: readonly TestedPerson[]): AbTestsView['items'][number] {
  const { stepKey, name, event, days, variants, holdout } = test;
  const byVariant = Map.groupBy(people, ({ variant }) => variant);
  const held = holdout || byVariant.has(HOLDOUT) ? [{ key: HOLDOUT, name: '' }] : [];
  const groups = [...variants, ...held].map(({ key, name: called }) => {
    const members = byVariant.get(key) ?? [];
    return { key, name: called, members, entered: members.length, converted: members.filter(isConverted).length };
  });
  const control = groups.find(({ key, entered }) => key === HOLDOUT && entered > 0) ?? groups[0];
  const others = groups.filter((group) => group !== control);
  const comparisons = control ? compared(control, others) : [];
  return {
    ...{ stepKey, name, event, days },
    ...(control && { control: control.key }),
    variants: groups.map(({ members, ...group }) => {
      const comparison = comparisons[others.findIndex(({ key }) => key === group.key)];
      return { ...figuresOf(group), worth: worthOf(members), ...(comparison && { comparison: viewOf(comparison) }) };
    }),
  };
}

const isConverted = ({ converted }: TestedPerson): boolean => converted;

function figuresOf({ key, name, entered, converted }: Proportion & { readonly key: string; readonly name: string }) {
  const interval = intervalOf({ entered, converted });
  const rate = entered === 0 ? null : converted / entered;
  return { key, name, entered, converted, rate, ...(interval && { low: interval[0], high: interval[1] }) };
}

function viewOf({ p, difference, verdict }: Comparison) {
  return { difference, verdict, ...(p !== undefined && { p }) };
}

/** By currency; the most first. */
function worthOf(people: readonly TestedPerson[]): GoalValue[] {
  const byCurrency = Map.groupBy(
    people.flatMap(({ worth }) => worth),
    ({ currency }) => currency,
  );
  return [...byCurrency]
    .map(([currency, values]) => ({
      amount: values.reduce((sum, { amount }) => sum + amount, 0),
      ...(currency !== undefined && { currency }),
    }))
    .sort((a, b) => b.amount - a.amount);
}
