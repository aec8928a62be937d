import type { Events } from '../events/service';
import type { Orders } from '../orders/service';
import { derivedId } from '../platform/ids';
import type { KnownPerson, Profiles } from '../profiles/service';
import type { Looked } from './counts';
import { sourceOf } from './rows/orderReader';
import { problem, type RowProblem } from './rows/problem';
import type { Unit } from './rows/unit';
import type { Plan } from './settings';

export interface LookParts {
  readonly profiles: Pick<Profiles, 'known'>;
  readonly events: Pick<Events, 'byIds'>;
  readonly orders: Pick<Orders, 'known'>;
  /** Which of these addresses no marketing is sent to, whatever their people agree to. */
  readonly suppressed: (workspaceId: string, addresses: readonly string[]) => Promise<ReadonlySet<string>>;
}

export type PersonUnit = Extract<Unit, { item: unknown }>;
export type EventUnit = Extract<Unit, { event: unknown }>;

export const isPerson = (unit: Unit): unit is PersonUnit => 'item' in unit;
export const isEvent = (unit: Unit): unit is EventUnit => 'event' in unit;

/** What of a portion is there already, and what is refused for what is there; changes nothing. `seen`: who came earlier in the file. */
export async function look(
  parts: LookParts,
  plan: Plan,
  units: readonly Unit[],
  seen = new Set<number>(),
): Promise<Looked> {
  const people = units.filter(isPerson);
  if (people.length > 0) return await lookAtPeople(parts, plan, { people, seen });
  const events = units.filter(isEvent);
  return plan.kind === 'orders'
    ? await lookAtOrders(parts, plan, events)
    : await lookAtEvents(parts, plan, { events, seen });
}

async function lookAtPeople(
  parts: LookParts,
  plan: Plan,
  { people, seen }: { readonly people: readonly PersonUnit[]; readonly seen: Set<number> },
): Promise<Looked> {
  const known = await parts.profiles.known(plan.workspaceId, people.map(({ item }) => item)); // prettier-ignore
  const suppressed = await suppressedAmong(parts, plan, people);
  const looked = { new: 0, existing: 0, problems: [] as RowProblem[] };
  people.forEach((unit, index) => {
    const refusal = refusalOf(unit, known[index], suppressed);
    if (refusal) {
      looked.problems.push(refusal);
      return;
    }
    const again = isAgain(unit, seen);
    const changes =
      plan.kind === 'profiles' ? known[index] === undefined && !again : !known[index]?.same && !says(known[index]);
    if (changes) looked.new++;
    else looked.existing++;
  });
  return looked;
}

/** What holds already is nothing that is refused. */
const says = (known: KnownPerson | undefined): boolean =>
  known?.refusal === 'says_nothing' || known?.refusal === 'subscribed_already';

/** 52 bits of a hash: a million of them are held while a file is gone through. */
const shortOf = (hash: string): number => Number.parseInt(hash.slice(0, 13), 16);

/** Whether somebody of this row stood in an earlier one. */
function isAgain({ item: { identifiers } }: PersonUnit, seen: Set<number>): boolean {
  const names = identifiers.map(({ kind, value }) => shortOf(derivedId(kind, value)));
  const again = names.some((name) => seen.has(name));
  for (const name of names) seen.add(name);
  return again;
}

async function suppressedAmong(
  parts: LookParts,
  { workspaceId, kind }: Plan,
  people: readonly PersonUnit[],
): Promise<ReadonlySet<string>> {
  const addresses = people.flatMap(({ item }) => subscribing(item) ?? []);
  if (kind !== 'consents' || addresses.length === 0) return new Set();
  return await parts.suppressed(workspaceId, addresses);
}

function subscribing({ consents, identifiers }: PersonUnit['item']): string | undefined {
  const [said] = consents;
  if (said?.channel !== 'email' || said.state !== 'subscribed') return undefined;
  return identifiers.find(({ kind }) => kind === 'email')?.value;
}

const REFUSED: Readonly<Record<Exclude<KnownPerson['refusal'], undefined>, string>> = {
  stays_unsubscribed:
    'This person has unsubscribed. Only a later word of their own, with evidence of it, subscribes them again.',
  older: 'Something that was said later is known already.',
  unconfirmed: 'This person was asked to confirm, and has not done so. Only they can, or a row with evidence of it.',
  other_address: 'It was said of another address than the one this person has now.',
  says_nothing: '',
  subscribed_already: '',
};

const SUPPRESSED =
  'Nothing is sent to this address: it bounced, complained or unsubscribed. That is not undone by an import.';

function refusalOf(
  { row, item }: PersonUnit,
  known: KnownPerson | undefined,
  suppressed: ReadonlySet<string>,
): RowProblem | undefined {
  const address = subscribing(item);
  const value = item.identifiers[0]?.value;
  if (known?.refusal !== undefined && !known.same && !says(known))
    return problem(row, known.refusal, REFUSED[known.refusal], { value });
  return address !== undefined && suppressed.has(address)
    ? problem(row, 'suppressed', SUPPRESSED, { value })
    : undefined;
}

async function lookAtEvents(
  { events: stored }: LookParts,
  plan: Plan,
  { events, seen }: { readonly events: readonly EventUnit[]; readonly seen: Set<number> },
): Promise<Looked> {
  const ids = events.map(({ event }) => derivedId(plan.workspaceId, sourceOf(plan), event.messageId));
  const there = new Set((await stored.byIds(plan.workspaceId, ids)).map(({ id }) => id));
  let existing = 0;
  for (const id of ids) {
    const name = shortOf(id);
    if (there.has(id) || seen.has(name)) existing++;
    seen.add(name);
  }
  return { new: events.length - existing, existing, problems: [] };
}

async function lookAtOrders({ orders }: LookParts, plan: Plan, events: readonly EventUnit[]): Promise<Looked> {
  const source = { workspaceId: plan.workspaceId, sourceId: sourceOf(plan) };
  const known = await orders.known(source, events.flatMap(({ event }) => event.order?.orderId ?? [])); // prettier-ignore
  const isKnown = ({ event }: EventUnit) => known.has(event.order?.orderId ?? '');
  const problems = events.flatMap((unit) => (unit.partial && !isKnown(unit) ? [unknownOrder(unit)] : []));
  const existing = events.filter(isKnown).length;
  return { new: events.length - existing - problems.length, existing, problems };
}

const unknownOrder = ({ row, event }: EventUnit): RowProblem =>
  problem(row, 'unknown_order', 'The file has only the items of this order. Import the orders first.', {
    value: event.order?.orderId,
  });
