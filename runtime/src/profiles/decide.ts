import type { Trust } from '../engine/event';
import { namesPerson, rankOf, slotNamesPerson, slotOf, type Identifier } from './identifier';

/**
 * The profile an identifier leads to. `claimed`: its id was taken by an identifier but nothing was stored under it yet
 * (somebody is just doing that, or died doing it); `anonymous`: stored, without a name; `known`: stored, with one.
 */
export interface Owner {
  readonly id: string;
  readonly state: 'claimed' | 'anonymous' | 'known';
  readonly slots: ReadonlySet<string>;
}

export interface Claimed {
  readonly identifier: Identifier;
  readonly owner?: Owner;
}

export interface Decision {
  /** Undefined: a new profile. */
  readonly target?: string;
  /** Identifiers nobody had, which now lead to the target. */
  readonly attach: readonly Identifier[];
  /** Profiles that merge into the target. */
  readonly merge: readonly string[];
}

/**
 * Whose event this is (the decision table).
 *
 * | its identifiers lead to   | the event goes to                         | and                                              |
 * |---------------------------|-------------------------------------------|--------------------------------------------------|
 * | nobody                    | a new profile                             | all identifiers attach to it                     |
 * | one profile               | that                                      | the new identifiers attach to it                 |
 * | several known             | the one with the strongest identifier     | nothing merges                                   |
 * | known and anonymous       | the known one of the strongest identifier | the anonymous merge into it, if trusted          |
 * | several anonymous         | the oldest if trusted, else the strongest | the others merge into it, if trusted             |
 * | claimed ones among others | as if who claims them had come later      | they merge into it, whatever the trust           |
 * | claimed ones alone        | the oldest                                | the others merge into it                         |
 *
 * A known profile is left out when a stronger, new identifier contradicts one it has (another user id on a shared device,
 * another address on a shared cart): that is somebody else. Trusted are all sources but browsers and imports.
 */
export function decide(given: readonly Claimed[], trust: Trust): Decision {
  const sorted = given.toSorted((a, b) => rankOf(a.identifier.kind) - rankOf(b.identifier.kind));
  const unclaimed = sorted.filter(({ owner }) => !owner).map(({ identifier }) => identifier);
  const owners = distinctOwners(sorted);
  const trusted = trust !== 'browser' && trust !== 'import';
  const target = targetOf(owners, unclaimed, trusted);
  if (!target) return { attach: unclaimed, merge: [] };
  const merge = owners.filter(({ owner }) => owner.id !== target.id && mayMerge(owner, target, trusted));
  return { target: target.id, attach: unclaimed, merge: merge.map(({ owner }) => owner.id) };
}

interface Found {
  readonly owner: Owner;
  /** Rank of the strongest identifier that leads to it. */
  readonly rank: number;
}

function distinctOwners(sorted: readonly Claimed[]): readonly Found[] {
  const found = new Map<string, Found>();
  for (const { identifier, owner } of sorted)
    if (owner && !found.has(owner.id)) found.set(owner.id, { owner, rank: rankOf(identifier.kind) });
  return [...found.values()];
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
  if (contradicts(from, into)) return false;
  if (from.state === 'claimed') return into.state !== 'claimed' || into.id < from.id;
  return (
    from.state === 'anonymous' &&
    trusted &&
    (into.state === 'known' || (into.state === 'anonymous' && into.id < from.id))
  );
}

const contradicts = (a: Owner, b: Owner): boolean =>
  [...a.slots].some((slot) => slotNamesPerson(slot) && b.slots.has(slot));
