import type { Document, Filter, UpdateFilter } from 'mongodb';

import { addressHash, addressKey } from '../messaging/service';
import { ofProfiles } from '../platform/placed';
import type { Subject } from './model';

type Whose = Subject & { readonly workspaceId: string };

/** What is held of a person in one collection. */
export interface Holding {
  readonly collection: string;
  /** Which documents; undefined: surely none. */
  readonly of: (whose: Whose) => Filter<Document> | undefined;
  /** Documents that only text connects with a person: of those that fit, the ones that name them. */
  readonly naming?: true;
  /** What goes of them; absent: they go whole. */
  readonly strip?: UpdateFilter<Document>;
  /** Not in an export: nothing but our own book-keeping, or said by another collection. */
  readonly internal?: true;
}

const personal = ({ workspaceId, profileIds }: Whose) => ({ ...ofProfiles(profileIds), workspaceId });
const byProfile = ({ workspaceId, profileIds }: Whose) => ({ workspaceId, profileId: { $in: [...profileIds] } });
const inWorkspace = ({ workspaceId }: Whose) => ({ workspaceId });
const emails = ({ identifiers }: Whose) => identifiers.filter(({ kind }) => kind === 'email').map(({ value }) => value);

/** Of an enrolment stays what figures are counted from: where it went and when. */
const NOTHING_PERSONAL: UpdateFilter<Document> = {
  $set: { 'entry.event.id': 'erased', 'entry.event.properties': {}, 'entry.keys': [], kept: {}, heard: [] },
  $unset: { 'entry.key': '', hold: '', failure: '', 'ended.goesOn.event': '', 'ended.eventId': '' },
};

/** Orders stay for the accounts: what was sold for how much, of nobody. */
const OF_NOBODY: UpdateFilter<Document> = {
  $set: { profileId: 'erased', fulfilments: [] },
  $unset: { names: '', 'fields.url': '', 'fields.name': '', 'fields.locale': '', 'fields.coupons': '', owed: '' },
};

/**
 * Everything that is held of people, in the order in which it goes: first what could still act, last what says who they are.
 * A collection that is not here must be in `NOBODYS`; a test holds them together.
 */
export const HOLDINGS: readonly Holding[] = [
  { collection: 'effects', of: personal },
  { collection: 'triggers', of: byProfile },
  { collection: 'catchUpPeople', of: byProfile, internal: true },
  { collection: 'outsideWaits', of: byProfile, internal: true },
  { collection: 'outsideDeliveries', of: byProfile },
  { collection: 'enrolments', of: personal, strip: NOTHING_PERSONAL },
  { collection: 'entries', of: byProfile, internal: true },
  { collection: 'refusals', of: byProfile },
  { collection: 'events', of: personal },
  { collection: 'eventCounters', of: personal },
  { collection: 'receipts', of: ({ profileIds }) => ({ profileId: { $in: [...profileIds] } }), internal: true },
  { collection: 'changeNotes', of: ({ workspaceId, profileIds }) => ({ workspaceId, profileIds: { $in: [...profileIds] } }), internal: true }, // prettier-ignore
  { collection: 'segmentMembers', of: byProfile },
  { collection: 'rfmScores', of: personal },
  { collection: 'consents', of: personal },
  { collection: 'orders', of: byProfile, strip: OF_NOBODY },
  {
    collection: 'unsubscribeTokens',
    of: (whose) => ({
      addressHash: { $in: emails(whose).map((each) => addressHash(whose.workspaceId, 'email', each)) },
    }),
    internal: true,
  },
  {
    collection: 'suppressions',
    of: (whose) => ({ workspaceId: whose.workspaceId, address: { $in: emails(whose).map(addressKey) } }),
  },
  { collection: 'sandboxMessages', of: inWorkspace, naming: true },
  {
    collection: 'deliveries',
    of: inWorkspace,
    naming: true,
    strip: { $unset: { raw: '' }, $set: { errors: [] } },
    internal: true,
  },
  { collection: 'waitingNews', of: inWorkspace, naming: true, internal: true },
  { collection: 'importProblems', of: inWorkspace, naming: true },
  { collection: 'importParts', of: inWorkspace, naming: true, internal: true },
  { collection: 'idempotencyKeys', of: inWorkspace, naming: true, internal: true },
  { collection: 'deadLetterTasks', of: inWorkspace, naming: true, internal: true },
  { collection: 'shopRequests', of: inWorkspace, naming: true, strip: { $unset: { customerId: '', email: '', phone: '' }, $set: { orderIds: [] } } }, // prettier-ignore
  { collection: 'audit', of: ({ workspaceId, profileIds }) => ({ workspaceId, 'target.id': { $in: [...profileIds] } }), strip: { $set: { 'target.id': 'erased' }, $unset: { 'target.name': '' } }, internal: true }, // prettier-ignore
  { collection: 'privacyExports', of: ({ workspaceId, profileIds }) => ({ workspaceId, profileIds: { $in: [...profileIds] } }), internal: true }, // prettier-ignore
  { collection: 'privacyRequests', of: (whose) => ({ ...byProfile(whose), kind: 'export' }), strip: { $unset: { profileId: '', subject: '' } }, internal: true }, // prettier-ignore
  {
    collection: 'profileMerges',
    of: (whose) => ({
      workspaceId: whose.workspaceId,
      $or: [ofProfiles(whose.profileIds), { into: { $in: [...whose.profileIds] } }],
    }),
  },
  {
    collection: 'profileAliases',
    of: ({ profileIds }) => ({ _id: { $in: [...profileIds] } }) as unknown as Filter<Document>,
    internal: true,
  },
  {
    collection: 'identifiers',
    of: ({ workspaceId, profileIds }) => ({ workspaceId, profileId: { $in: [...profileIds] } }),
  },
  {
    collection: 'profiles',
    of: ({ workspaceId, profileIds }) =>
      ({ workspaceId, _id: { $in: [...profileIds] } }) as unknown as Filter<Document>,
  },
];

/** Collections that hold nothing of customers, and why. */
export const NOBODYS: Readonly<Record<string, string>> = {
  ...of('journeys, texts and how they are sent', 'journeys versions messages messageRevisions journeyOperations senders senderRoles templateInstallations credentials credentialConnections'), // prettier-ignore
  ...of('settings of a workspace', 'sources writeKeys segments imports importMappings baseCurrencies exchangeRates alertSettings retention identitySettings attributes rfmSettings subscriptions demos'), // prettier-ignore
  ...of('figures of many', 'stepCounts counting movements stepPassages circuits alertOccasions alertNotices catchUps occurrences entryPlans entrySlots rfmGenerations rfmStates'), // prettier-ignore
  ...of('products of shops', 'products'),
  ...of('people who run a workspace', 'user session account verification member organization invitation apiKeys signInLinks installation'), // prettier-ignore
  ...of('how processes work together', 'workerLanes workerProcesses workerBells periodicJobs agendaJobs migrations rateLimits intakeNotes'), // prettier-ignore
  ...of('hashes of those who were erased', 'erasedIdentifiers'),
};

function of(why: string, names: string): Record<string, string> {
  return Object.fromEntries(names.split(' ').map((name) => [name, why]));
}
