import type { Trust } from '../engine/event';
import type { Field, ProfileChange, Stamped } from './change';
import { believedStatements, type ConsentStatement } from './consent';
import { decide, type Joining, type Owner } from './decide';
import { addressFields, type AttributeValue, type Traits } from './fields';
import { identifierId, rankOf, slotOf, type Identifier } from './identifier';
import { DEFAULT_LIMITS, isOver, type Limits } from './merging/limits';
import type { MergeCause } from './merging/model';

/** What one event says about whose it is. */
export interface IdentityItem {
  /** The id of a profile that is made when the identifiers lead to nobody; the same for each repeat of the event. */
  readonly candidate: string;
  readonly trust: Trust;
  readonly identifiers: readonly Identifier[];
  readonly traits: Traits;
  readonly consents: readonly ConsentStatement[];
  /** When that was so; the stamp of the traits. */
  readonly at: Date;
  readonly addTags?: readonly string[];
  /** The clock of the device that says it (IANA); taken where no zone is held. */
  readonly zone?: string | undefined;
  readonly joins?: Joins | undefined;
  /** What merges say they come from. */
  readonly cause?: { readonly eventId: string; readonly sourceId: string } | undefined;
}

/** The source says that all identifiers are one person's, whoever they were thought to be. */
export interface Joins {
  readonly by: 'alias' | 'shop';
  /** Further ones that only say something where somebody has them. */
  readonly also?: readonly Identifier[] | undefined;
}

/** What the database holds of the identifiers and profiles a batch touches. */
export interface Held {
  /** Profile id by identifier id. */
  readonly owners: ReadonlyMap<string, string>;
  readonly profiles: ReadonlyMap<string, HeldProfile>;
}

export interface HeldProfile {
  readonly state: Owner['state'];
  readonly slots: ReadonlySet<string>;
  readonly mergedInto?: string;
  /** False: what it held is on its way to what it merged into. */
  readonly carried?: boolean;
  /** Profiles it was taken apart from. */
  readonly apart?: readonly string[];
  /** It says which zone it lives in. */
  readonly zoned?: boolean;
  /** Of the identifiers of all its ids, by slot; only where a plan needs them. */
  readonly counts?: ReadonlyMap<string, number>;
}

export interface Claim {
  readonly identifier: Identifier;
  readonly profileId: string;
}

export interface Merge {
  readonly from: string;
  readonly into: string;
  /** Its document exists; otherwise only its id was claimed. */
  readonly stored: boolean;
  /** Read with a name of its own. */
  readonly known: boolean;
  readonly cause: MergeCause;
  /** What joined them. */
  readonly via: readonly Identifier[];
}

/** Whose an item is. */
export interface Placed {
  /** The profile that has the person's data now. */
  readonly home: string;
  /**
   * Under which of the person's ids the item is kept: that whose identifier it carried, when a known profile has merged. So what
   * comes after a merge goes with its identifier when the merge is undone, and nothing has to be written anew.
   */
  readonly profileId: string;
  /** What was kept off the profile and which merges did not happen, and why. */
  readonly notes: readonly string[];
}

export interface PlannedChange {
  readonly profileId: string;
  readonly change: ProfileChange;
}

export interface Plan {
  /** In the order of the items. */
  readonly placed: readonly Placed[];
  readonly claims: readonly Claim[];
  readonly merges: readonly Merge[];
  readonly changes: readonly PlannedChange[];
}

/**
 * What a batch of items does to identities: each item is decided after the one before it. The states of profiles are those
 * of the database throughout, so that all who plan at once merge in the same direction and never in a circle. Pure: the
 * database then takes the claims and merges, or the plan is made again with what it held instead.
 */
export function planIdentities(
  workspaceId: string,
  items: readonly IdentityItem[],
  held: Held,
  limits: Limits = DEFAULT_LIMITS,
): Plan {
  const draft = new Draft({ workspaceId, limits }, held);
  const placed = items.map((item) => draft.place(item));
  return {
    placed: placed.map((each) => ({ ...each, home: draft.survivorOf(each.home) })),
    claims: draft.claims,
    merges: draft.merges,
    changes: draft.changes(),
  };
}

interface Entry {
  readonly state: Owner['state'];
  readonly slots: Set<string>;
  readonly stored: boolean;
  readonly apart?: readonly string[] | undefined;
  readonly counts: Map<string, number>;
  zoned?: boolean;
  mergedInto?: string;
  /** By the id that says it. */
  readonly touched: Map<string, ChangeDraft>;
}

interface Values {
  readonly fields: Partial<Record<Field, Stamped<string | null>>>;
  readonly attributes: Record<string, Stamped<AttributeValue>>;
}

interface ChangeDraft extends Values {
  /** What a browser says of a known person: taken where nothing is held. */
  readonly fills: Values;
  slots: Set<string>;
  consents: ConsentStatement[];
  addTags?: readonly string[];
}

interface Saying {
  readonly item: IdentityItem;
  /** In whose name of the person's ids. */
  readonly voice: string;
}

class Draft {
  readonly claims: Claim[] = [];
  readonly merges: Merge[] = [];
  readonly #workspaceId: string;
  readonly #limits: Limits;
  readonly #owners: Map<string, string>;
  readonly #entries: Map<string, Entry>;

  constructor({ workspaceId, limits }: { readonly workspaceId: string; readonly limits: Limits }, held: Held) {
    this.#workspaceId = workspaceId;
    this.#limits = limits;
    this.#owners = new Map(held.owners);
    this.#entries = new Map([...held.profiles].map(([id, profile]) => [id, entryOf(profile)]));
  }

  place(item: IdentityItem): Placed {
    const given = [...item.identifiers, ...(item.joins?.also ?? []).filter((each) => this.#ownerOf(each))];
    const claimed = given.map((identifier) => {
      const owner = this.#ownerOf(identifier);
      return owner ? { identifier, owner } : { identifier };
    });
    const explicit = item.joins !== undefined && (item.trust === 'server' || item.trust === 'shop');
    const decision = decide(claimed, item.trust, { limits: this.#limits, explicit });
    const target = decision.target ?? this.survivorOf(item.candidate);
    const voice = this.#voiceOf(given, target);
    for (const joining of decision.merge) this.#merge(joining, item, given);
    const notes = [
      ...decision.refused.map((why) => `not_merged_${why}`),
      ...this.#take(decision.attach, target, { voice, item }),
    ];
    return { home: target, profileId: voice, notes: [...new Set(notes)] };
  }

  survivorOf(id: string): string {
    let survivor = id;
    for (const seen = new Set<string>(); !seen.has(survivor);) {
      seen.add(survivor);
      survivor = this.#entries.get(survivor)?.mergedInto ?? survivor;
    }
    return survivor;
  }

  changes(): PlannedChange[] {
    return [...this.#entries].flatMap(([id, { touched, stored, mergedInto }]) => {
      if (mergedInto) return [];
      return [...touched].flatMap(([voice, draft]) => {
        const told = draft.slots.size + draft.consents.length + (draft.addTags?.length ?? 0);
        const says = told > 0 || holds(draft) || holds(draft.fills);
        const change = { ...draft, slots: [...draft.slots], ...(voice !== id && { voice }) };
        return says || !stored ? [{ profileId: id, change }] : [];
      });
    });
  }

  /** Attaches what nobody had and takes what is said. Gives back what was kept off. */
  #take(attach: readonly Identifier[], target: string, by: Saying): string[] {
    // Whoever reads a page's write key could give a customer an address of their own, and get the customer's mail.
    const guarded = by.item.trust === 'browser' && this.#entry(target).state === 'known';
    const over: string[] = [];
    for (const identifier of attach)
      if (isOver(this.#entry(target).counts, identifier, this.#limits))
        over.push(`identifier_over_limit_${identifier.kind}`);
      else if (!guarded || !isAddress(identifier)) this.#attach(identifier, target, by.voice);
    this.#change(target, by, guarded);
    return over;
  }

  #ownerOf(identifier: Identifier): Owner | undefined {
    const claimedBy = this.#owners.get(identifierId(this.#workspaceId, identifier));
    if (!claimedBy) return undefined;
    const id = this.survivorOf(claimedBy);
    const { state, slots, counts, apart } = this.#entry(id);
    return { id, state, slots, counts, ...(apart && { apart: new Set(apart.map((each) => this.survivorOf(each))) }) };
  }

  /** The first known profile on the way from the strongest identifier to the home; the home when none on it has merged. */
  #voiceOf(given: readonly Identifier[], target: string): string {
    const [strongest] = given
      .filter((identifier) => this.#ownerOf(identifier)?.id === target)
      .toSorted((a, b) => rankOf(a.kind) - rankOf(b.kind));
    let id = (strongest && this.#owners.get(identifierId(this.#workspaceId, strongest))) ?? target;
    for (const seen = new Set<string>(); !seen.has(id);) {
      seen.add(id);
      const { state, mergedInto } = this.#entry(id);
      if (state === 'known' || !mergedInto) break;
      id = mergedInto;
    }
    return id;
  }

  #entry(id: string): Entry {
    const existing = this.#entries.get(id);
    if (existing) return existing;
    const entry: Entry = { state: 'claimed', slots: new Set(), stored: false, counts: new Map(), touched: new Map() };
    this.#entries.set(id, entry);
    return entry;
  }

  #merge({ from, into }: Joining, item: IdentityItem, given: readonly Identifier[]): void {
    const entry = this.#entry(from);
    const via = given.filter((identifier) => {
      const owner = this.#ownerOf(identifier)?.id;
      return owner === from || owner === into;
    });
    const cause: MergeCause = { kind: item.joins?.by ?? 'event', ...item.cause };
    this.merges.push({ from, into, stored: entry.stored, known: entry.state === 'known', cause, via });
    entry.mergedInto = into;
  }

  #attach(identifier: Identifier, target: string, voice: string): void {
    const id = identifierId(this.#workspaceId, identifier);
    if (this.#owners.has(id)) return; // Given twice in one event.
    this.#owners.set(id, voice);
    this.claims.push({ identifier, profileId: voice });
    const { counts } = this.#entry(target);
    counts.set(slotOf(identifier), (counts.get(slotOf(identifier)) ?? 0) + 1);
  }

  #change(target: string, { item, voice }: Saying, guarded: boolean): void {
    const entry = this.#entry(target);
    const own = item.identifiers.filter((identifier) => this.#ownerOf(identifier)?.id === target);
    const touched = this.#touched(entry, voice);
    for (const slot of own.map(slotOf))
      if (!entry.slots.has(slot)) {
        entry.slots.add(slot);
        touched.slots.add(slot);
      }
    const values = guarded ? touched.fills : touched;
    stamp<Field, string | null>(values.fields, item.traits.fields, item.at);
    stamp(values.attributes, item.traits.attributes, item.at);
    // An address that belongs to another known profile is not this one's; each is said in the name of who has it.
    if (!guarded)
      for (const identifier of own.filter(isAddress))
        stamp<Field, string | null>(this.#touched(entry, this.#voiceOf([identifier], target)).fields, addressFields([identifier]), item.at); // prettier-ignore
    if (item.addTags && !guarded) touched.addTags = [...(touched.addTags ?? []), ...item.addTags];
    if (item.zone !== undefined && entry.zoned !== true) {
      entry.zoned = true;
      stamp<Field, string | null>(touched.fills.fields, { timeZone: item.zone }, item.at);
    }
    const given = addressFields(item.identifiers);
    touched.consents.push(...believedStatements(item.trust, item.consents).map((said) => about(said, given)));
  }

  #touched(entry: Entry, voice: string): ChangeDraft {
    const touched = entry.touched.get(voice) ?? {
      ...{ fields: {}, attributes: {}, fills: { fields: {}, attributes: {} } },
      slots: new Set(entry.stored ? [] : entry.slots), // What others claimed for it is said by its first document.
      consents: [],
    };
    entry.touched.set(voice, touched);
    return touched;
  }
}

function entryOf({ slots, counts, ...profile }: HeldProfile): Entry {
  const own = { slots: new Set(slots), counts: new Map(counts), touched: new Map<string, ChangeDraft>() };
  return { ...profile, ...own, stored: profile.state !== 'claimed' };
}

const isAddress = ({ kind }: Identifier): boolean => kind === 'email' || kind === 'phone';

const holds = ({ fields, attributes }: Values): boolean =>
  Object.keys(fields).length + Object.keys(attributes).length > 0;

/** With the address it was given for: that of the event, whoever's that is. Without one it is the profile's at that time. */
function about(said: ConsentStatement, { email, phone }: ReturnType<typeof addressFields>): ConsentStatement {
  const address =
    said.channel === 'email' ? email : said.channel === 'push' || said.channel === 'line' ? undefined : phone;
  return said.address !== undefined || address === undefined ? said : { ...said, address };
}

function stamp<K extends string, T>(
  into: Partial<Record<K, Stamped<T>>>,
  values: Readonly<Partial<Record<K, T>>>,
  at: Date,
): void {
  for (const [name, value] of Object.entries(values) as [K, T][]) {
    const held = into[name];
    if (!held || held.at <= at) into[name] = { value, at };
  }
}
