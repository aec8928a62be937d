import { ledgerAfter, RECENT, type HeldLedger, type Ledger, type LedgerAfter } from '../profiles/service';
import { markCounted, type CountingParts } from './counting';
import { ordersOf, type OrderDocument } from './model';
import { netOf } from './net';
import { planOf, type Plan } from './plan';
import { tableFor } from './rates/table';

export interface FigureDifference {
  readonly profileId: string;
  readonly counted: string;
  readonly recounted: string;
}

export interface Recounted {
  readonly differences: readonly FigureDifference[];
  readonly repaired: number;
  /** Whose figures could not be made anew yet, because orders of theirs are just being counted; absent: nobody's. */
  readonly open?: number;
}

/**
 * Makes people's figures anew from all of their orders and says whose differ; with `repair` these are written, with `anew`
 * all of them, whatever they say: then every order says where it is counted. Who has an order
 * that is just being counted is left alone: that is not over yet.
 */
export async function recountFigures(
  parts: CountingParts,
  { workspaceId, profileIds }: { readonly workspaceId: string; readonly profileIds: readonly string[] },
  repair: boolean | 'anew' = false,
): Promise<Recounted> {
  const held = await parts.profiles.ledgers(profileIds);
  const people = new Map([...held.values()].map((each) => [each.home, each]));
  const aliases = await parts.profiles.aliases([...people.keys()]);
  const differences: FigureDifference[] = [];
  let [repaired, open] = [0, 0];
  for (const person of people.values()) {
    const own = await allOf(parts, workspaceId, aliases.get(person.home) ?? [person.home]);
    if (own.some(({ owed }) => owed)) {
      open += 1;
      continue;
    }
    const { said, plan } = await compared(parts, person, { workspaceId, own });
    if (said) differences.push(said);
    if (!(repair && said) && repair !== 'anew') continue;
    if (await written(parts, plan)) repaired += 1;
    else open += 1;
  }
  return { differences, repaired, ...(open > 0 && { open }) };
}

async function allOf({ db }: CountingParts, workspaceId: string, ids: readonly string[]): Promise<OrderDocument[]> {
  return await ordersOf(db)
    .find({ workspaceId, profileId: { $in: [...ids] } })
    .hint('byProfile')
    .toArray();
}

async function compared(
  parts: CountingParts,
  { home, ledger }: HeldLedger,
  { workspaceId, own }: { readonly workspaceId: string; readonly own: readonly OrderDocument[] },
): Promise<{ readonly said?: FigureDifference; readonly plan: Plan }> {
  const amounts = own.flatMap((order) => {
    const money = netOf(order);
    return money ? [{ money, at: order.placedAt }] : [];
  });
  const table = await tableFor(parts.db, workspaceId, amounts);
  // Of nobody's word but the orders' own: as if nothing had been counted before.
  const anew = own.map((order) => ({ ...order, counted: { ...NOTHING, home: '' } }));
  const plan = await planOf(parts, { home }, { workspaceId, own: anew, documents: new Map(), table });
  const after = plan.write?.ledger ?? ledgerAfter(undefined, []).ledger;
  const [counted, recounted] = [summary(ledger), summary(after)];
  const write = { home, seq: ledger?.seq ?? 0, ledger: { ...after, base: table.base } };
  const said = counted === recounted ? {} : { said: { profileId: home, counted, recounted } };
  return { ...said, plan: { ...plan, write } };
}

async function written({ db, profiles }: CountingParts, { write, counted }: Plan): Promise<boolean> {
  const homes = await profiles.writeLedgers(write ? [write] : []);
  if (homes.size === 0) return false;
  await markCounted(db, counted);
  return true;
}

const sorted = (sums: Readonly<Record<string, number>>) =>
  Object.entries(sums).toSorted(([a], [b]) => (a < b ? -1 : 1));

const NOTHING = { revision: 0, counts: false, at: new Date(0), categories: [] };

/** Everything that people see of a ledger and that further counting goes by, as a text; nothing personal. */
function summary(ledger: Ledger | LedgerAfter['ledger'] | undefined): string {
  const { entries, count, valued, spend, aside, first, lastAt, medianDays, category } =
    ledger ?? ledgerAfter(undefined, []).ledger;
  const recent = entries
    .filter(({ counts }) => counts)
    .toSorted((a, b) => b.at.getTime() - a.at.getTime() || (a.order < b.order ? 1 : -1))
    .slice(0, RECENT)
    .map(({ order, revision }) => `${order}/${String(revision)}`);
  return JSON.stringify([count, valued, sorted(spend), sorted(aside), first, lastAt, medianDays, category, recent]);
}
