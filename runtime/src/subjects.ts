import { join } from 'node:path';

import { createAlerts, type Alerts } from './alerts/service';
import type { Changes } from './changes/service';
import { createCircuits, type CircuitLimits, type Circuits } from './circuits/service';
import { createCredentials, createVault, type Credentials } from './credentials/service';
import { createEffects, type Effects } from './effects/service';
import { createEnrolments, type Enrolments } from './enrolments/service';
import { compile } from './engine/compile/compile';
import { createCustomerData, type CustomerData } from './customerData';
import type { Doorbell, Outbox } from './engine/ports';
import { LONGEST_RETENTION_HOURS, type Events } from './events/service';
import { createImports, type Imports } from './imports/service';
import { createJourneys, type Journeys } from './journeys/service';
import { LaterJourneys } from './laterJourneys';
import { createLetters, type Letters } from './letters/service';
import { createMatching, type Matching } from './matching/service';
import { createMessaging, suppressionName, type Messaging, type MessagingTimes } from './messaging/service';
import { createN8n, type N8n } from './n8n/service';
import type { Orders } from './orders/service';
import type { Clock } from './platform/clock';
import type { Database, Db } from './platform/database';
import type { Logger } from './platform/logging';
import type { Metrics } from './platform/metrics';
import type { Outgoing } from './platform/network';
import type { Secrets } from './platform/secrets';
import { consentEvents, type ConsentEntry, type Profiles } from './profiles/service';
import { createPrivacy, type Privacy } from './privacy/service';
import { createRetention, type Retention } from './retention/service';
import { createRfm, type Rfm } from './rfm/service';
import { createSegments, type Segments } from './segments/service';
import { createSubscriptions, type Subscriptions } from './subscriptions/service';
import { createTemplates, type Templates } from './templates/service';
import { createTriggers, type Triggers } from './triggers/service';
import type { Workspaces } from './workspaces/service';

export interface SubjectParts {
  readonly database: Database;
  readonly clock: Clock;
  readonly log: Logger;
  readonly metrics: Metrics;
  readonly secrets: Secrets;
  readonly doorbell: Doorbell;
  readonly outgoing: Outgoing;
  readonly workspaces: Workspaces;
  readonly publicUrl: string;
  /** The folder with our own package.json and dist. */
  readonly ourPackage: string;
  /** PERENNIAL_NODES. */
  readonly nodeFolders: readonly string[];
  /** PERENNIAL_ALLOWED_HOSTS. */
  readonly allowedHosts?: readonly string[];
  /** PERENNIAL_STEP_TIMEOUT_SECONDS, in milliseconds. */
  readonly stepTimeout?: number | undefined;
  /** Shorter ones in tests. */
  readonly messagingTimes?: MessagingTimes | undefined;
  readonly circuitLimits?: Partial<CircuitLimits> | undefined;
}

/** Everything Perennial is made of, wired; nothing runs in the background yet. */
export interface Subjects extends Omit<CustomerData, 'erased'> {
  readonly segments: Segments;
  /** Who is in which segment. */
  readonly effects: Effects;
  readonly enrolments: Enrolments;
  readonly outbox: Outbox;
  readonly journeys: Journeys;
  readonly messaging: Messaging;
  readonly n8n: N8n;
  readonly credentials: Credentials;
  readonly subscriptions: Subscriptions;
  readonly templates: Templates;
  readonly matching: Matching;
  readonly triggers: Triggers;
  readonly circuits: Circuits;
  readonly letters: Letters;
  readonly imports: Imports;
  readonly alerts: Alerts;
  readonly retention: Retention;
  readonly rfm: Rfm;
  readonly privacy: Privacy;
}

/**
 * Makes the subjects in the order of the data: profiles, events, sources; effects and enrolments; n8n; messaging; journeys.
 * Enrolments and the node runner need versions, and versions need both: they get a port that journeys fill in at the end.
 */
export async function createSubjects(parts: SubjectParts): Promise<Subjects> {
  const { database, clock, log, secrets, doorbell, outgoing } = parts;
  const { db } = database;
  const later = new LaterJourneys();

  const customers = createCustomerData(parts);
  const { changes, erased, profiles, orders, events, members, sources } = customers;
  const subscriptions = createSubscriptions({ db, clock, profiles, events, secrets, outgoing, logger: log });

  const effects = createEffects(db);
  const enrolments = createEnrolments({ db, effects, versions: later, profiles, events, clock, doorbell });
  const outbox = effects.outbox({ enrolments: enrolments.standings, clock, doorbell });
  attachEachOther({ changes, profiles, orders, events, enrolments, subscriptions });

  const vault = createVault({ connection: database.connection, secrets });
  const n8n = await createN8n({
    ourPackage: parts.ourPackage,
    folders: parts.nodeFolders,
    allowedHosts: parts.allowedHosts ?? [],
    logger: log,
    snapshots: later,
    credentials: vault,
    finder: profiles,
    histories: enrolments.histories,
    segments: members,
    stepTimeout: parts.stepTimeout,
  });
  const circuits = createCircuits({
    ...{ db, clock, log, limits: parts.circuitLimits },
    heldAt: async (steps) => await enrolments.heldAt(steps),
    letHeldGo: async (...held) => await enrolments.letHeldGo(...held),
  });
  const messaging = messagingOf(parts, { profiles, events, effects, outbox, circuits });
  const credentials = createCredentials({
    ...{ connection: database.connection, clock, secrets, vault, outgoing, publicUrl: parts.publicUrl },
    kinds: n8n.credentials,
    uses: async (workspaceId) => await later.credentialUses(workspaceId),
  });
  const journeys = createJourneys({
    ...{ connection: database.connection, clock, logger: log, compile },
    catalogue: n8n.catalogue,
    messages: messaging.messages,
    senders: messaging.senders,
    credentials,
    people: enrolments.people,
    segments: members,
  });
  later.journeys = journeys;
  const segments = segmentsOf(db, { clock, profiles, members, journeys, messaging, orders });
  const templates = createTemplates({
    ...{ db, clock, log, journeys, messaging },
    catalogue: n8n.catalogue,
    folder: join(parts.ourPackage, 'templates'),
  });
  const alerts = alertsOf(parts, { enrolments, circuits, messaging, journeys });
  const { existing } = enrolments;
  const matching = createMatching({ db, clock, logger: log, events, profiles, existing, journeys });
  const letters = createLetters({ db, clock, logger: log, dead: enrolments.dead });
  const imports = importsOf(parts, { changes, profiles, events, orders, sources, messaging });
  const triggers = createTriggers({ db, clock, logger: log, profiles, journeys, enrolments });
  const retention = retentionOf(parts, enrolments);
  const rfm = rfmOf(parts, { orders, events });
  const endPassages: Enrolments['erase'] = (...who) => enrolments.erase(...who);
  const privacy = createPrivacy({ db, clock, log, profiles, erased, endPassages });
  sources.requests.attach(privacy.shops);
  return {
    ...customers,
    ...{ segments, effects, enrolments, outbox, journeys, messaging, n8n, subscriptions, credentials, templates },
    ...{ matching, triggers, circuits, letters, imports, alerts, retention, rfm, privacy },
  };
}

/** Who reacts to what others have stored or changed. */
function attachEachOther({
  changes,
  profiles,
  orders,
  events,
  enrolments,
  subscriptions,
}: Pick<Subjects, 'changes' | 'profiles' | 'orders' | 'events' | 'enrolments' | 'subscriptions'>): void {
  events.attach({
    handle: async (stored, waited) => {
      const waiting = await enrolments.reactions.handle(stored, waited);
      await subscriptions.deliver(stored.filter(({ id }) => !waited?.has(id)));
      return waiting;
    },
  });

  profiles.attach(async (...changed) => {
    const [inside, outside] = await Promise.all([enrolments.retest(...changed), subscriptions.retest(...changed)]);
    return new Set([...inside].filter((id) => outside.has(id)));
  });

  profiles.attachMerges({
    merged: async (...who) => {
      await Promise.all([enrolments.endTwins(...who), orders.rehome(...who)]);
      changes.settle(await changes.mark(...who, { origin: 'recompute', changed: 'everything' }));
    },
    separated: async (...who) => {
      await orders.separate(...who);
      changes.settle(await changes.mark(...who, { origin: 'recompute', changed: 'everything' }));
    },
  });
}

function alertsOf(
  { database: { db }, clock, log, secrets, outgoing, publicUrl, workspaces }: SubjectParts,
  { enrolments, circuits, messaging, journeys }: Pick<Subjects, 'enrolments' | 'circuits' | 'messaging' | 'journeys'>,
): Alerts {
  return createAlerts({
    ...{ db, clock, log, secrets, outgoing, enrolments, circuits, publicUrl },
    notices: messaging.notices,
    workspaceName: async (workspaceId) => await workspaces.nameOf(workspaceId),
    requireSender: async (...sender) => await messaging.senders.get(...sender),
    names: {
      journey: async (...of) => await nameIn(journeys.read(...of).then(({ journey }) => journey.name)),
      sender: async (...of) => await nameIn(messaging.senders.get(...of).then(({ sender }) => sender.name)),
    },
  });
}

/** Whoever unsubscribed and then subscribes again themself is written to again; what was refused since stands. */
function hearConsents(events: Events, suppression: Messaging['suppression']) {
  return async (said: readonly ConsentEntry[]): Promise<void> => {
    await events.record(consentEvents(said));
    for (const { workspaceId, channel, state, from, address, at, explicit, refused } of said)
      if (channel === 'email' && state === 'subscribed' && from === 'unsubscribed' && explicit && !refused && address)
        await suppression.lift({ workspaceId, address }, 'unsubscribed', at);
  };
}

function segmentsOf(
  db: Db,
  {
    journeys,
    messaging,
    orders,
    ...others
  }: Pick<Subjects, 'profiles' | 'members' | 'journeys' | 'messaging' | 'orders'> & { readonly clock: Clock },
): Segments {
  return createSegments({
    ...{ db, ...others, eventDays: LONGEST_RETENTION_HOURS / 24 },
    known: {
      journey: async (...of) => await journeys.read(...of),
      message: async (...of) => await messaging.messages.get(...of),
      baseCurrency: async (workspaceId) => await orders.currencies.base(workspaceId),
    },
  });
}

/** What an import writes, it says of history: segments are computed anew, and nothing starts. */
function asHistory(changes: Changes, { profiles, orders }: Pick<Subjects, 'profiles' | 'orders'>) {
  const past = { origin: 'backfill', changed: 'everything' } as const;
  const resolve: Profiles['resolve'] = async (workspaceId, items) => {
    const homes = await profiles.resolve(workspaceId, items);
    changes.settle(await changes.mark(workspaceId, homes, past));
    return homes;
  };
  const note: Orders['note'] = async (source, noted) => {
    const profileIds = noted.map(({ profileId }) => profileId);
    await changes.around({ workspaceId: source.workspaceId, profileIds }, past, () => orders.note(source, noted));
  };
  return { profiles: { ...profiles, resolve }, orders: { ...orders, note } };
}

function importsOf(
  { database: { db }, clock, log }: SubjectParts,
  {
    messaging: { suppression },
    changes,
    ...others
  }: Pick<Subjects, 'profiles' | 'events' | 'orders' | 'sources' | 'messaging' | 'changes'>,
): Imports {
  return createImports({
    ...{ db, clock, logger: log, ...others, ...asHistory(changes, others) },
    suppressed: async (workspaceId, addresses) => {
      const found = await suppression.reasons(addresses.map((address) => ({ workspaceId, address })));
      return new Set(addresses.filter((address) => found.has(suppressionName({ workspaceId, address }))));
    },
  });
}

/** Of something that may be gone by now. */
async function nameIn(name: Promise<string>): Promise<string | undefined> {
  return await name.catch(() => undefined);
}

function rfmOf(
  { database: { db }, clock, workspaces }: SubjectParts,
  { orders, events }: Pick<Subjects, 'orders' | 'events'>,
): Rfm {
  return createRfm({
    ...{ db, clock, events, workspaceIds: async () => await workspaces.allIds() },
    orders: {
      buyers: (query) => orders.buyers(query),
      currency: async (workspaceId) => await orders.currencies.base(workspaceId),
    },
  });
}

function retentionOf(
  { database: { db }, clock, metrics, workspaces }: SubjectParts,
  enrolments: Enrolments,
): Retention {
  return createRetention({
    ...{ db, clock, metrics, workspaceIds: async () => await workspaces.allIds() },
    removes: {
      enrolmentDays: async (...which) => await enrolments.removeEnded(...which),
      refusalDays: async (...which) => await enrolments.removeRefusals(...which),
      auditDays: async ({ workspaceId, before }, signal) =>
        await workspaces.audit.removeBefore(workspaceId, before, signal),
    },
  });
}

function messagingOf(
  {
    database,
    clock,
    log,
    secrets,
    doorbell,
    metrics,
    workspaces,
    publicUrl,
    allowedHosts = [],
    ...times
  }: SubjectParts,
  {
    profiles,
    events,
    effects,
    outbox,
    circuits,
  }: Pick<Subjects, 'profiles' | 'events' | 'effects' | 'outbox' | 'circuits'>,
): Messaging {
  const messaging = createMessaging(
    {
      ...{ database, clock, secrets, doorbell, metrics, publicUrl, allowedHosts, profiles, events, outbox },
      logger: log,
      sends: effects,
      resting: circuits.senders,
      workspaces: {
        name: async (workspaceId) => await workspaces.nameOf(workspaceId),
        isDemo: async (workspaceId) => await workspaces.isDemo(workspaceId),
      },
    },
    times.messagingTimes,
  );
  profiles.attachConsents(hearConsents(events, messaging.suppression));
  return messaging;
}
