import type { Events } from '../events/service';
import type { Orders } from '../orders/service';
import type { Profiles } from '../profiles/service';
import { isEvent, isPerson, type EventUnit, type PersonUnit } from './look';
import { sourceOf } from './rows/orderReader';
import type { RowProblem } from './rows/problem';
import type { Unit } from './rows/unit';
import type { Plan } from './settings';

export interface WriteParts {
  readonly profiles: Pick<Profiles, 'resolve'>;
  readonly events: Pick<Events, 'ingest'>;
  readonly orders: Pick<Orders, 'note'>;
}

/** What `resolve` is given at once; several such go side by side. */
const LANE = 250;

/** Writes a portion by the ways that all sources go. Repeating it changes nothing. Gives back how many people it has made. */
export async function write(
  parts: WriteParts,
  plan: Plan,
  { units, refused }: { readonly units: readonly Unit[]; readonly refused: readonly RowProblem[] },
): Promise<number> {
  const rows = new Set(refused.map(({ row }) => row));
  const people = units.filter(isPerson);
  if (people.length > 0) return await writePeople(parts, plan, people);
  await writeEvents(parts, plan, units.filter(isEvent).filter(({ row }) => !rows.has(row))); // prettier-ignore
  return 0;
}

/** What is refused goes along: the rule that keeps somebody unsubscribed is the profiles' own, and they write down what was refused. */
async function writePeople({ profiles }: WriteParts, plan: Plan, people: readonly PersonUnit[]): Promise<number> {
  const made = await Promise.all(
    apart(people).map(async (lane) => {
      const items = lane.map(({ item }) => item);
      const ids = await profiles.resolve(plan.workspaceId, items);
      return items.filter(({ candidate }, index) => ids[index] === candidate).length;
    }),
  );
  return made.reduce((sum, count) => sum + count, 0);
}

/** Rows of one person stay in one lane and in their order; so lanes never wait for each other. */
function apart(people: readonly PersonUnit[]): readonly (readonly PersonUnit[])[] {
  const lanes = Math.max(1, Math.ceil(people.length / LANE));
  const laneOf = new Map<string, number>();
  const filled: PersonUnit[][] = Array.from({ length: lanes }, () => []);
  let next = 0;
  for (const unit of people) {
    const names = unit.item.identifiers.map(({ kind, value }) => `${kind} ${value}`);
    const known = names.flatMap((name) => laneOf.get(name) ?? []);
    // Two lanes that one row brings together: everything in one, which hardly ever happens.
    if (new Set(known).size > 1) return [people];
    const lane = known[0] ?? next++ % lanes;
    for (const name of names) laneOf.set(name, lane);
    filled[lane]?.push(unit);
  }
  return filled.filter((lane) => lane.length > 0);
}

async function writeEvents({ events, orders }: WriteParts, plan: Plan, units: readonly EventUnit[]): Promise<void> {
  if (units.length === 0) return;
  const { workspaceId } = plan;
  const source = { workspaceId, sourceId: sourceOf(plan), trust: 'import' } as const;
  const results = await events.ingest(source, units.map(({ event }) => event)); // prettier-ignore
  // The event of an order is stored once; what a later file says of the order is noted all the same.
  const again = results.flatMap((result, index) => {
    const statement = units[index]?.event.order;
    return statement && result.status === 'duplicate' ? [{ profileId: result.profileId, statement }] : [];
  });
  if (again.length > 0) await orders.note(source, again);
}
