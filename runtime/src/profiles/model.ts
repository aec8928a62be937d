import type { Collection, Db } from '../platform/database';
import type { Trust } from '../engine/event';
import type { ConsentState } from '../engine/profile';
import type { ConsentRefusal } from './consentRule';
import type { IdentifierKind } from './identifier';
import type { MergeMark, Voices } from './merging/model';
import type { Ledger } from './purchases/ledger';

/** What a person agreed to on one channel, and where that is known from. */
export interface Consent {
  readonly state: ConsentState;
  /** When the person said so; a later statement replaces an earlier one. */
  readonly at: Date;
  /** E.g. `shopify:src_…`, `unsubscribe_link`, `apiKey:key_…`. */
  readonly source: string;
  /** The address or number it was given for; absent when that is not known. */
  readonly address?: string;
  /** The text the person agreed to. */
  readonly wording?: string;
  readonly evidence?: Readonly<Record<string, string>>;
  /** The person said so themself, at that time. Only such a consent outlasts an older refusal that becomes known later. */
  readonly explicit?: boolean;
}

/** What was said about a consent and is not in the history yet (`consentHistory.ts`). */
export interface OpenStatement extends Consent {
  /** See `statementKey`. */
  readonly key: string;
  readonly channel: string;
  readonly trust: Trust;
  readonly past?: boolean;
  /** What was held before. */
  readonly from?: ConsentState;
  /** Why it changed nothing; absent: it did. */
  readonly refused?: ConsentRefusal;
}

/** Consents by channel, then by category. */
type Consents = Readonly<Record<string, { readonly marketing: Consent }>>;

/**
 * A customer. Ids never change or disappear: a merged profile stays as `{mergedInto}` and is read through it. A document
 * that only says `mergedInto` is one whose id was claimed by identifiers but never came to hold anything.
 */
export interface ProfileDocument {
  readonly _id: string;
  readonly workspaceId: string;
  /** Has an identifier that names a person (not just a device, checkout or cart). */
  readonly known: boolean;
  /** The slots of its identifiers, see `slotOf`. */
  readonly slots: readonly string[];
  readonly email?: string;
  readonly phone?: string;
  /** Of the number: whose clock it lives by when nothing better is known. */
  readonly phoneCountry?: string;
  readonly firstName?: string;
  readonly lastName?: string;
  readonly language?: string;
  readonly country?: string;
  readonly timeZone?: string;
  readonly attributes: Readonly<Record<string, unknown>>;
  /** When the value of a field was true, by field; an older value never replaces a newer one. */
  readonly stamps: Readonly<Record<string, Date>>;
  /** The same for attributes. */
  readonly attributeStamps: Readonly<Record<string, Date>>;
  /** Lower-case forms of the fields people search by, by field. */
  readonly lower: Readonly<Record<string, string>>;
  /** What a search by prefix looks at; made of `lower`. */
  readonly terms: readonly string[];
  readonly tags: readonly string[];
  /** Attributes that are days, to be found by (`days.ts`); absent: none is. */
  readonly days?: readonly string[];
  /** The clock it lives by, to be found by: its time zone, else `@` and its country. Absent in merged ones that never held anything. */
  readonly zoneKey?: string;
  readonly consents: Consents;
  /** The last calls of the API that changed it, so that a repeat does nothing. */
  readonly calls?: readonly string[];
  /** Written with the consents they are about, taken away when they are in the history; absent: none is open. */
  readonly statements?: readonly OpenStatement[];
  /** What it has bought, and what keeps these figures right; absent: nothing was ever counted. */
  readonly orders?: Ledger;
  /** Which profile row of an enrolment was applied last (PROTOCOL). */
  readonly applied: Readonly<Record<string, number>>;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly mergedInto?: string;
  readonly mergedAt?: Date;
  /** Why it merged; a part of the mark, so that nothing merges without a reason. */
  readonly merge?: MergeMark;
  /** Profiles it is never merged with again, because a person took them apart. */
  readonly apart?: readonly string[];
  /** All that has been carried into it: who writes in the name of one of them asks that it still is. */
  readonly joined?: readonly string[];
  /** Which of its values were said in whose name; what is not named is its own. */
  readonly voices?: Voices;
  /** False until what it held was carried over to the profile it merged into. */
  readonly carried?: boolean;
  /** False until others were told that the two are one. */
  readonly announced?: boolean;
  /** Somebody waits for it to become different; the mark of who said so last. */
  readonly watched?: string;
  /** It has changed while it was watched, and nobody has looked since. Larger with every change. */
  readonly retest?: number;
}

/** Who an identifier belongs to. Written once: a merge changes the profile, never the claim. `_id` = hash of workspace, kind, value. */
export interface IdentifierDocument {
  readonly _id: string;
  readonly workspaceId: string;
  readonly kind: IdentifierKind;
  readonly slot: string;
  readonly value: string;
  readonly profileId: string;
  readonly at: Date;
}

/**
 * Who may have merged into a profile (`_id`): noted before the mark on the merged one, which alone says so. From here somebody's
 * other ids are found without asking every shard of a sharded database.
 */
export interface ProfileAliases {
  readonly _id: string;
  readonly workspaceId: string;
  readonly from: readonly string[];
}

export const aliasesOf = (db: Db): Collection<ProfileAliases> => db.collection<ProfileAliases>('profileAliases');
export const profilesOf = (db: Db): Collection<ProfileDocument> => db.collection<ProfileDocument>('profiles');
export const identifiersOf = (db: Db): Collection<IdentifierDocument> =>
  db.collection<IdentifierDocument>('identifiers');
