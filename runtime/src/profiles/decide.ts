import type { Trust } from '../engine/event';
import { namesPerson, rankOf, slotNamesPerson, slotOf, type Identifier } from './identifier';
import { DEFAULT_LIMITS, overTogether, together, type Counts, type LimitedKind, type Limits } from './merging/limits';

/**
 * The profile an identifier leads to. `claimed`: its id was taken by an identifier but nothing was stored under it yet
 * (somebody is just doing that, or died doing it); `anonymous`: stored, without a name; `known`: stored, with one.
 */
export interface Owner {
  readonly id: string;
  readonly state: 'claimed' | 'anonymous' | 'known';
  readonly slots: ReadonlySet<string>;
  /** Of its identifiers; absent where nobody needed to count. */
  readonly counts?: Counts | undefined;
  /** Profiles it is never merged with again. */
  readonly apart?: ReadonlySet<string> | undefined;
}

export interface Claimed {
  readonly identifier: Identifier;
  readonly owner?: Owner;
}

export interface Joining {
  readonly from: string;
  readonly into: string;
}

/** Why two known profiles of one event stay two. */
export type Refusal = 'trust' | 'apart' | 'contradiction' | `limit_${LimitedKind}`;

export interface Decision {
  /** Undefined: a new profile. */
  readonly target?: string;
  /** Identifiers nobody had, which now lead to the target. */
  readonly attach: readonly Identifier[];
  readonly merge: readonly Joining[];
  readonly refused: readonly Refusal[];
}

export interface DecideOptions {
  readonly limits?: Limits;
  /** The source says that all of them are one person (an alias, accounts that a shop has merged). */
  readonly explicit?: boolean;
}

/**
 * Whose event this is (the decision table).
 *
 * | its identifiers lead to   | the event goes to                         | and                                              |
 * |---------------------------|-------------------------------------------|--------------------------------------------------|
 * | nobody                    | a new profile                             | all identifiers attach to it                     |
 * | one profile               | that                                      | the new identifiers attach to it                 |
 * | several known             | the one with the strongest identifier     | they merge into the oldest, if a server or a shop says so and nothing contradicts |
 * | known and anonymous       | the known one of the strongest identifier | the anonymous merge into it, if trusted          |
 * | several anonymous         | the oldest if trusted, else the strongest | the others merge into it, if trusted             |
 * | claimed ones among others | as if who claims them had come later      | they merge into it, whatever the trust           |
 * | claimed ones alone        | the oldest                                | the others merge into it                         |
 *
 * A known profile is left out when a stronger, new identifier contradicts one it has (another user id on a shared device,
 * another address on a shared cart): that is somebody else. Trusted are all sources but browsers and imports; a form says who
 * an anonymous visitor is, and never that two customers are one: anybody can type two addresses.
 *
 * Two known profiles contradict when the event, under a stronger name than the one that led to it, names somebody else than one of
 * them is (a customer's account, another customer's phone number), when together they would have more identifiers of a kind than
 * one person may, or when a person has taken them apart. What names no person (a device, a cart) never brings two known ones together.
 */
export function decide(given: readonly Claimed[], trust: Trust, options: DecideOptions = {}): Decision {
  const { limits = DEFAULT_LIMITS, explicit = false } = options;
  const sorted = given.toSorted((a, b) => rankOf(a.identifier.kind) - rankOf(b.identifier.kind));
  const unclaimed = sorted.filter(({ owner }) => !owner).map(({ identifier }) => identifier);
  const owners = distinctOwners(sorted);
  const trusted = trust !== 'browser' && trust !== 'import';
  const target = targetOf(owners, explicit ? [] : unclaimed, trusted);
  if (!target) return { attach: unclaimed, merge: [], refused: [] };
  const { group, refused } = joinKnown(target, owners, { sorted, trust, limits, explicit });
  const into = group.toSorted((a, b) => (a.id < b.id ? -1 : 1))[0] ?? target;
  const others = owners.filter(({ owner }) => !group.includes(owner) && mayMerge(owner, target, trusted));
  const merge = [...group.filter(({ id }) => id !== into.id), ...others.map(({ owner }) => owner)];
  return { target: into.id, attach: unclaimed, merge: merge.map(({ id }) => ({ from: id, into: into.id })), refused };
}

interface Found {
  readonly owner: Owner;
  /** Rank of the strongest identifier that leads to it. */
  readonly rank: number;
  readonly naming: boolean;
}

function distinctOwners(sorted: readonly Claimed[]): readonly Found[] {
  const found = new Map<string, Found>();
  for (const { identifier, owner } of sorted)
    if (owner && !found.has(owner.id))
      found.set(owner.id, { owner, rank: rankOf(identifier.kind), naming: namesPerson(identifier.kind) });
  return [...found.values()];
}

interface Joinable {
  readonly sorted: readonly Claimed[];
  readonly trust: Trust;
  readonly limits: Limits;
  readonly explicit: boolean;
}

/** The known profiles that turn out to be the target, with it. */
function joinKnown(
  target: Owner,
  owners: readonly Found[],
  how: Joinable,
): { readonly group: readonly Owner[]; readonly refused: readonly Refusal[] } {
  const group = [target];
  const refused: Refusal[] = [];
  if (target.state !== 'known') return { group, refused };
  let counts: Counts = target.counts ?? new Map<string, number>();
  const found = owners.find(({ owner }) => owner.id === target.id);
  for (const other of owners) {
    if (other.owner.id === target.id || other.owner.state !== 'known') continue;
    const named = (other.naming && found?.naming === true) || how.explicit;
    if (!named) continue;
    const refusal = refusalOf(other, group, counts, how);
    if (refusal) refused.push(refusal);
    else {
      group.push(other.owner);
      counts = together(counts, other.owner.counts ?? new Map<string, number>());
    }
  }
  return { group, refused };
}

function refusalOf(
  { owner, rank }: Found,
  group: readonly Owner[],
  counts: Counts,
  { sorted, trust, limits, explicit }: Joinable,
): Refusal | undefined {
  if (trust !== 'server' && trust !== 'shop') return 'trust';
  if (group.some(({ id, apart }) => apart?.has(owner.id) === true || owner.apart?.has(id) === true)) return 'apart';
  const named = sorted.filter((each) => each.owner?.id !== owner.id && rankOf(each.identifier.kind) < rank);
  const other = named.some(({ identifier: { kind }, identifier }) => namesPerson(kind) && owner.slots.has(slotOf(identifier))); // prettier-ignore
  if (other && !explicit) return 'contradiction';
  const over = overTogether(counts, owner.counts ?? new Map<string, number>(), { limits, explicit });
  return over && `limit_${over}`;
}

function targetOf(owners: readonly Found[], unclaimed: readonly Identifier[], trusted: boolean): Owner | undefined {
  const fits = ({ owner, rank }: Found) =>
    !unclaimed.some(
      (identifier) =>
        namesPerson(identifier.kind) && rankOf(identifier.kind) < rank && owner.slots.has(slotOf(identifier)),
    );
  const of = (state: Owner['state']) => owners.filter(({ owner }) => owner.state === state).filter(fits);
  const [known] = of('known');
  const others = [...of('anonymous'), ...of('claimed')];
  // One with a stronger name than the known profile has in that place is another person.
  const stranger = known && others.find((other) => other.rank < known.rank && contradicts(other.owner, known.owner));
  if (known) return (stranger ?? known).owner;
  const anonymous = of('anonymous');
  // Everybody who sees the same profiles must merge them in the same direction: the oldest (smallest) id stays.
  return ((trusted ? oldest(anonymous) : anonymous[0]) ?? oldest(of('claimed')))?.owner;
}

const oldest = (found: readonly Found[]): Found | undefined =>
  found.toSorted((a, b) => (a.owner.id < b.owner.id ? -1 : 1))[0];

function mayMerge(from: Owner, into: Owner, trusted: boolean): boolean {
  if (from.id === into.id || contradicts(from, into)) return false;
  if (from.apart?.has(into.id) === true || into.apart?.has(from.id) === true) return false;
  if (from.state === 'claimed') return into.state !== 'claimed' || into.id < from.id;
  return (
    from.state === 'anonymous' &&
    trusted &&
    (into.state === 'known' || (into.state === 'anonymous' && into.id < from.id))
  );
}

const contradicts = (a: Owner, b: Owner): boolean =>
  [...a.slots].some((slot) => slotNamesPerson(slot) && b.slots.has(slot));
