import type { ProfileFinder, ProfileReader, ProfileWatch, ProfileWriter } from '../engine/ports';
import type { ConsentState, ProfileView } from '../engine/profile';
import type { Clock } from '../platform/clock';
import type { Db } from '../platform/database';
import { notFound } from '../platform/errors/error';
import type { Logger } from '../platform/logging';
import { fittingItems } from './attributes/fitting';
import { AttributeSchemas } from './attributes/schema';
import { pipelineOf, type ProfileChange } from './change';
import { consentTimeline } from './consentHistory';
import { profilesChanging, type ProfilesChanging } from './changes';
import { createConsents, type ConsentRecords } from './consents';
import { audiencePage, zoneKeysOf, type AudienceQuery } from './days';
import type { TimelineSource } from './contract';
import { writeThrough } from './edit';
import { profileEditing, survivingDocument, type ProfileEditing } from './editing';
import { knownPeople, type KnownPerson } from './held';
import { withoutErased, type ErasedGuard } from './erasedGuard';
import { resolveIdentities } from './identity';
import { listProfiles, type ProfileListQuery, type ProfilePage } from './list';
import { profileFinder } from './lookUp';
import { createMerging, type Merging } from './merging/service';
import { identifiersOf, type IdentifierDocument, type ProfileDocument } from './model';
import type { IdentityItem, Placed } from './plan';
import { ledgerStore, type HeldLedger, type LedgerWrite } from './purchases/store';
import { aroundEach, UNNOTED, type Noting } from './noting';
import { profileReader } from './reader';
import { survivorsOf } from './survivor';
import { Telling } from './telling';
import { viewOf } from './view';
import { tellChanged, watchProfiles, type Tell } from './watch';
import { profileWriter } from './writer';

export type { ConsentStatement } from './consent';
export { consentEvents } from './consentEvents';
export type { ConsentEntry } from './consentHistory';
export { dayKey } from './days';
export {
  attributesOf,
  attributeValue,
  isAttributeName,
  standardFields,
  NO_TRAITS,
  type StandardFields,
  type Traits,
} from './fields';
export type { KnownPerson } from './held';
export { identifier, shopCustomer, shopOrder, type Identifier, type IdentifierKind } from './identifier';
export { profileMigrations } from './migrations';
export { normalisedZone } from './zone';
export type { IdentityItem, Joins, Placed } from './plan';
export {
  countedOf,
  entryOf,
  ledgerAfter,
  RECENT,
  type Counted,
  type Ledger,
  type LedgerAfter,
  type LedgerChange,
  type LedgerEntry,
} from './purchases/ledger';
export type { HeldLedger, LedgerWrite } from './purchases/store';

const MAX_IDENTIFIERS_SHOWN = 200;

/** What dispatching needs of a recipient. */
interface Recipient {
  readonly email?: string;
  readonly consent: Readonly<Record<string, ConsentState>>;
  readonly consentFor?: Readonly<Record<string, string>>;
  readonly language?: string;
  readonly timeZone?: string;
}

export interface FoundProfile {
  readonly document: ProfileDocument;
  readonly aliases: readonly string[];
  readonly identifiers: readonly IdentifierDocument[];
}

export interface Profiles
  extends
    ProfileReader,
    ProfileWriter,
    ProfileFinder,
    ProfileWatch,
    ProfilesChanging,
    ConsentRecords,
    Merging,
    ProfileEditing {
  /**
   * Whose each of these events is; makes, joins and updates profiles. In the order of the items; undefined where everything that
   * says whose it is must not identify anybody.
   */
  identify(workspaceId: string, items: readonly IdentityItem[]): Promise<readonly (Placed | undefined)[]>;
  /** The same, when only the profiles that have the data are asked for; '' for nobody. */
  /** Which attributes people have and of which type. */
  readonly attributes: AttributeSchemas;
  resolve(workspaceId: string, items: readonly IdentityItem[]): Promise<readonly string[]>;
  /** Whom items lead to as things stand, in their order, and what would become of their consents; changes nothing. */
  known(
    workspaceId: string,
    items: readonly Pick<IdentityItem, 'identifiers' | 'consents' | 'trust'>[],
  ): Promise<readonly (KnownPerson | undefined)[]>;
  /** The profile, or what it merged into, when it is of this workspace. */
  view(workspaceId: string, profileId: string): Promise<ProfileView | undefined>;
  /** Throws not_found. */
  find(workspaceId: string, profileId: string): Promise<FoundProfile>;
  list(query: ProfileListQuery): Promise<ProfilePage>;
  /** The figures of people's orders, by the ids asked for; those without a profile are left out. One query for a batch. */
  ledgers(profileIds: readonly string[]): Promise<ReadonlyMap<string, HeldLedger>>;
  /** Each only over the one it was made from. Gives back whose were written; who is not among them reads again. */
  writeLedgers(writes: readonly LedgerWrite[]): Promise<ReadonlySet<string>>;
  /** What each of these ids has merged into; itself when it has not. */
  survivors(profileIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
  emailOf(workspaceId: string, profileId: string): Promise<string | undefined>;
  /** One query for a batch; by the ids asked for, those without a profile are left out. */
  addresses(profileIds: readonly string[]): Promise<ReadonlyMap<string, Recipient>>;
  /** The clocks that people of a workspace live by, by the keys that `audience` takes; undefined where nothing says. */
  zoneKeys(workspaceId: string): Promise<ReadonlyMap<string, string | undefined>>;
  /** People in the order of their ids; `last` when there may be more behind it. */
  audience(query: AudienceQuery): Promise<{ readonly people: readonly ProfileView[]; readonly last?: string }>;
  /**
   * Who is told of watched people (`watch`) that have changed, whatever changed them; at once by this process, by `sweepChanged`
   * after a crash. Repeatable. Answers with those for whom nobody waits any more.
   */
  attach(tell: Tell): void;
  /** Tells of those nobody was told of. Returns how many; repeat while it is not 0. */
  sweepChanged(): Promise<number>;
  /** Resolves when everybody was told of what this process has changed so far; for shutdown. */
  idle(): Promise<void>;
  /** Its own entries for timelines. */
  readonly timeline: TimelineSource;
}

export interface ProfilesParts {
  readonly db: Db;
  readonly clock: Clock;
  readonly log?: Pick<Logger, 'warn'>;
  /** Is told of whom something is about to change; what comes with events their intake tells itself. */
  readonly changes?: Noting | undefined;
  /** Without it nobody was ever erased. */
  readonly erased?: ErasedGuard | undefined;
}

export function createProfiles({ db, clock, log, changes: noting = UNNOTED, erased }: ProfilesParts): Profiles {
  const parts = { db, clock };
  const reader = profileReader(db);
  const writer = profileWriter(db);
  let tell: Tell | undefined;
  const sweepChanged = async (among?: readonly string[]) => (tell ? await tellChanged(db, tell, among) : 0);
  const telling = new Telling(sweepChanged, log);
  /** After a write that may have changed people somebody waits for. */
  const tellOf = <T extends readonly string[]>(profileIds: T): T => {
    if (tell) telling.ring(profileIds);
    return profileIds;
  };

  const change = async (workspaceId: string, profileId: string, changes: ProfileChange): Promise<ProfileDocument> => {
    const written = await noting.around(
      { workspaceId, profileIds: [profileId] },
      { origin: 'live', changed: 'everything' },
      () => writeThrough(db, workspaceId, profileId, pipelineOf(changes)),
    );
    if (!written) throw notFound('profile', profileId);
    tellOf([written._id]);
    return written;
  };

  const consents = createConsents({ db, clock, log, change });
  const merging = createMerging({ db, clock, log, repaired: sweepChanged });
  const identities = {
    ...parts,
    rulesOf: async (workspaceId: string) => await merging.rulebook.rules(workspaceId),
    merged: merging.ring,
  };

  const resolvable = withoutErased(erased, (...asked) => resolveIdentities(identities, ...asked));
  const attributes = new AttributeSchemas(parts);
  const identify = async (workspaceId: string, items: readonly IdentityItem[]) => {
    const placed = await fittingItems(attributes, workspaceId, items, resolvable);
    consents.heard(items, tellOf(placed.map((each) => each?.home ?? '')));
    return placed;
  };

  return {
    ...{ ...reader, ...writer, ...consents.records, ...merging.api },
    ...profilesChanging({
      ...{ db, clock, noting },
      tell: (homes, changes) => {
        consents.changed(tellOf(homes), changes);
      },
    }),
    apply: async (rows) => {
      consents.applied(rows, tellOf(await aroundEach(noting, rows, () => writer.apply(rows))));
    },
    ...{ ...profileFinder(db), ...ledgerStore(db, tellOf) },
    timeline: consentTimeline(db),
    identify,
    attributes,
    resolve: async (workspaceId, items) => (await identify(workspaceId, items)).map((each) => each?.home ?? ''),
    known: (workspaceId, items) => knownPeople(db, workspaceId, items),
    list: (query) => listProfiles(db, query),
    zoneKeys: (workspaceId) => zoneKeysOf(db, workspaceId),
    audience: (query) => audiencePage(db, query),
    watch: (profileIds) => watchProfiles(db, profileIds),
    attach: (to) => {
      tell = to;
    },
    sweepChanged: () => sweepChanged(),
    idle: async () => {
      await telling.idle();
      await consents.idle();
      await merging.idle();
    },
    find: (workspaceId, profileId) => findProfile(db, reader, workspaceId, profileId),

    async view(workspaceId, profileId) {
      const document = await survivingDocument(db, workspaceId, profileId);
      return document && viewOf(document);
    },

    ...profileEditing({ db, clock, attributes, rulesOf: identities.rulesOf, change, identify }),
    survivors: (profileIds) => survivorsOf(db, profileIds),
    emailOf: async (workspaceId, profileId) => (await survivingDocument(db, workspaceId, profileId))?.email,

    async addresses(profileIds) {
      const read = await reader.read(profileIds);
      return new Map([...read].map(([id, { view }]) => [id, recipientOf(view)]));
    },
  };
}

function recipientOf({ email, consent, consentFor, language, timeZone }: ProfileView): Recipient {
  return {
    consent,
    ...(consentFor && { consentFor }),
    ...(email === undefined ? {} : { email }),
    ...(language === undefined ? {} : { language }),
    ...(timeZone === undefined ? {} : { timeZone }),
  };
}

async function findProfile(
  db: Db,
  reader: ProfileReader,
  workspaceId: string,
  profileId: string,
): Promise<FoundProfile> {
  const document = await survivingDocument(db, workspaceId, profileId);
  if (!document) throw notFound('profile', profileId);
  const aliases = (await reader.aliases([document._id])).get(document._id) ?? [document._id];
  const identifiers = await identifiersOf(db)
    .find({ profileId: { $in: [...aliases] }, workspaceId })
    .sort({ at: 1 })
    .limit(MAX_IDENTIFIERS_SHOWN)
    .toArray();
  return { document, aliases, identifiers };
}
