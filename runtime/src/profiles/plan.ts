import type { Trust } from '../engine/event';
import type { Field, ProfileChange, Stamped } from './change';
import { believedStatements, type ConsentStatement } from './consent';
import { decide, type Owner } from './decide';
import { addressFields, type AttributeValue, type Traits } from './fields';
import { identifierId, slotOf, type Identifier } from './identifier';

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
}

export interface Plan {
  /** Whose each item is, in their order. */
  readonly profileIds: readonly string[];
  readonly claims: readonly Claim[];
  readonly merges: readonly Merge[];
  readonly changes: ReadonlyMap<string, ProfileChange>;
}

/**
 * What a batch of items does to identities: each item is decided after the one before it. The states of profiles are those
 * of the database throughout, so that all who plan at once merge in the same direction and never in a circle. Pure: the
 * database then takes the claims and merges, or the plan is made again with what it held instead.
 */
export function planIdentities(workspaceId: string, items: readonly IdentityItem[], held: Held): Plan {
  const draft = new Draft(workspaceId, held);
  const profileIds = items.map((item) => draft.place(item));
  return {
    profileIds: profileIds.map((id) => draft.survivorOf(id)),
    claims: draft.claims,
    merges: draft.merges,
    changes: draft.changes(),
  };
}

interface Entry {
  readonly state: Owner['state'];
  readonly slots: Set<string>;
  readonly stored: boolean;
  mergedInto?: string;
  touched: ChangeDraft | undefined;
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

class Draft {
  readonly claims: Claim[] = [];
  readonly merges: Merge[] = [];
  readonly #workspaceId: string;
  readonly #owners: Map<string, string>;
  readonly #entries: Map<string, Entry>;

  constructor(workspaceId: string, held: Held) {
    this.#workspaceId = workspaceId;
    this.#owners = new Map(held.owners);
    this.#entries = new Map(
      [...held.profiles].map(([id, { slots, ...profile }]) => [
        id,
        { ...profile, slots: new Set(slots), stored: profile.state !== 'claimed', touched: undefined },
      ]),
    );
  }

  place(item: IdentityItem): string {
    const claimed = item.identifiers.map((identifier) => {
      const owner = this.#ownerOf(identifier);
      return owner ? { identifier, owner } : { identifier };
    });
    const decision = decide(claimed, item.trust);
    const target = decision.target ?? this.survivorOf(item.candidate);
    for (const from of decision.merge) this.#merge(from, target);
    // Whoever reads a page's write key could give a customer an address of their own, and get the customer's mail.
    const guarded = item.trust === 'browser' && this.#entry(target).state === 'known';
    for (const identifier of decision.attach) if (!guarded || !isAddress(identifier)) this.#attach(identifier, target);
    this.#change(target, item, guarded);
    return target;
  }

  survivorOf(id: string): string {
    let survivor = id;
    for (const seen = new Set<string>(); !seen.has(survivor);) {
      seen.add(survivor);
      survivor = this.#entries.get(survivor)?.mergedInto ?? survivor;
    }
    return survivor;
  }

  changes(): Map<string, ProfileChange> {
    const needed = [...this.#entries].flatMap(([id, { touched, stored, mergedInto }]) => {
      if (!touched || mergedInto) return [];
      const told = touched.slots.size + touched.consents.length + (touched.addTags?.length ?? 0);
      const says = told > 0 || holds(touched) || holds(touched.fills);
      return says || !stored ? [[id, { ...touched, slots: [...touched.slots] }] as const] : [];
    });
    return new Map(needed);
  }

  #ownerOf(identifier: Identifier): Owner | undefined {
    const claimedBy = this.#owners.get(identifierId(this.#workspaceId, identifier));
    if (!claimedBy) return undefined;
    const id = this.survivorOf(claimedBy);
    const { state, slots } = this.#entry(id);
    return { id, state, slots };
  }

  #entry(id: string): Entry {
    const existing = this.#entries.get(id);
    if (existing) return existing;
    const entry: Entry = { state: 'claimed', slots: new Set(), stored: false, touched: undefined };
    this.#entries.set(id, entry);
    return entry;
  }

  #merge(from: string, into: string): void {
    const entry = this.#entry(from);
    entry.mergedInto = into;
    this.merges.push({ from, into, stored: entry.stored });
  }

  #attach(identifier: Identifier, target: string): void {
    const id = identifierId(this.#workspaceId, identifier);
    if (this.#owners.has(id)) return; // Given twice in one event.
    this.#owners.set(id, target);
    this.claims.push({ identifier, profileId: target });
  }

  #change(target: string, item: IdentityItem, guarded: boolean): void {
    const entry = this.#entry(target);
    const touched = (entry.touched ??= {
      ...{ fields: {}, attributes: {}, fills: { fields: {}, attributes: {} } },
      slots: new Set(entry.stored ? [] : entry.slots), // What others claimed for it is said by its first document.
      consents: [],
    });
    const own = item.identifiers.filter((identifier) => this.#ownerOf(identifier)?.id === target);
    for (const slot of own.map(slotOf))
      if (!entry.slots.has(slot)) {
        entry.slots.add(slot);
        touched.slots.add(slot);
      }
    // An address that belongs to another known profile is not this one's.
    const addresses = guarded ? {} : addressFields(own);
    const values = guarded ? touched.fills : touched;
    stamp<Field, string | null>(values.fields, { ...item.traits.fields, ...addresses }, item.at);
    stamp(values.attributes, item.traits.attributes, item.at);
    const given = addressFields(item.identifiers);
    touched.consents.push(...believedStatements(item.trust, item.consents).map((said) => about(said, given)));
    if (item.addTags && !guarded) touched.addTags = [...(touched.addTags ?? []), ...item.addTags];
  }
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
