import { randomUUID } from 'node:crypto';

import type { Circuits } from '../circuits/service';
import type { Enrolments } from '../enrolments/service';
import type { Db } from '../platform/database';
import { isDuplicateKey } from '../platform/database';
import { PerennialError } from '../platform/errors/error';
import { randomToken } from '../platform/ids';
import type { Secrets } from '../platform/secrets';
import type { AlertSettingsView, AlertTestView, NewAlertSettings, OccasionView } from './contract';
import { alertCollections, DEFAULT_LIMITS, type AlertFacts, type AlertSettings, type Occasion } from './model';
import { noteOccasions, OCCASION_TIMES, type OccasionTimes } from './occasions';
import { tooMuch, type Reading } from './readings';
import { callWebhook, mailTo, tellDue, webhookContext, type Attempt, type TellingParts } from './telling';
import { testWords } from './words';

export interface AlertParts extends Omit<TellingParts, 'collections' | 'secrets'> {
  readonly db: Db;
  readonly secrets: Pick<Secrets, 'seal' | 'open'>;
  readonly enrolments: Pick<Enrolments, 'lags' | 'dead'>;
  readonly circuits: Pick<Circuits, 'list'>;
  /** Names of things of a workspace; undefined for one that is gone. */
  readonly names: {
    journey(workspaceId: string, id: string): Promise<string | undefined>;
    sender(workspaceId: string, id: string): Promise<string | undefined>;
  };
  /** Throws not_found for a sender of another workspace. */
  readonly requireSender: (workspaceId: string, senderId: string) => Promise<unknown>;
  readonly times?: Partial<OccasionTimes> | undefined;
}

/** Those who run a workspace are told when something needs a person, once, and when it is well again. */
export interface Alerts {
  settings(workspaceId: string): Promise<AlertSettingsView>;
  /** Throws conflict when somebody changed them meanwhile, not_found for a sender of another workspace. */
  change(workspaceId: string, wanted: NewAlertSettings): Promise<AlertSettingsView>;
  /** Tells everybody who would be told, now. */
  test(workspaceId: string): Promise<AlertTestView>;
  /** Those that are open, then the newest of those that are over. */
  occasions(workspaceId: string): Promise<readonly OccasionView[]>;
  /** Looks at every workspace that wants to be told, and delivers what is due. Repeatable, by several processes. */
  tick(): Promise<void>;
}

const MOST = 100;

export function createAlerts(given: AlertParts): Alerts {
  const collections = alertCollections(given.db);
  const parts = { ...given, collections };
  const { clock } = parts;
  const times = { ...OCCASION_TIMES, ...given.times };
  return {
    settings: async (workspaceId) =>
      settingsView(await collections.settings.findOne({ _id: workspaceId, workspaceId })),
    change: async (workspaceId, wanted) => await change(parts, workspaceId, wanted),
    test: async (workspaceId) =>
      await test(parts, await collections.settings.findOne({ _id: workspaceId, workspaceId })),
    occasions: async (workspaceId) => {
      const found = await collections.occasions
        .find({ workspaceId })
        .sort({ open: -1, beganAt: -1 })
        .limit(MOST)
        .toArray();
      const open = await collections.notices
        .aggregate<{ _id: string; count: number }>([
          {
            $match: {
              workspaceId,
              occasionId: { $in: found.map(({ _id }) => _id) },
              state: { $ne: 'done' },
              tries: { $gt: 0 },
            },
          },
          { $group: { _id: '$occasionId', count: { $sum: 1 } } },
        ])
        .toArray();
      const undelivered = new Map(open.map(({ _id, count }) => [_id, count]));
      return found.map((occasion) => occasionView(occasion, undelivered.get(occasion._id) ?? 0));
    },
    tick: async () => {
      const now = clock.now();
      const lags = await parts.enrolments.lags(now);
      const told = collections.settings.find({ $or: [{ mail: { $exists: true } }, { webhook: { $exists: true } }] });
      for await (const settings of told) {
        const readings = await readingsOf(parts, settings, { now, lagSeconds: lags.get(settings._id) ?? 0 });
        await noteOccasions(collections, settings, readings, { now, times });
      }
      while ((await tellDue(parts)) > 0);
    },
  };
}

async function readingsOf(
  { enrolments, circuits, names }: AlertParts,
  { _id: workspaceId, limits }: AlertSettings,
  { now, lagSeconds }: { readonly now: Date; readonly lagSeconds: number },
): Promise<readonly Reading[]> {
  const state = {
    ...{ now, lagSeconds },
    deadLetters: limits.deadLetters === undefined ? 0 : await enrolments.dead.count(workspaceId, {}),
    circuits: await circuits.list(workspaceId),
  };
  const named = async ({ journeyId, senderId }: AlertFacts) => {
    const journeyName = journeyId === undefined ? undefined : await names.journey(workspaceId, journeyId);
    const senderName = senderId === undefined ? undefined : await names.sender(workspaceId, senderId);
    return { ...(journeyName !== undefined && { journeyName }), ...(senderName !== undefined && { senderName }) };
  };
  return await Promise.all(
    tooMuch(state, limits).map(async (one) => ({ ...one, facts: { ...one.facts, ...(await named(one.facts)) } })),
  );
}

async function change(
  parts: AlertParts & { readonly collections: ReturnType<typeof alertCollections> },
  workspaceId: string,
  { baseRevision, limits, language, mail, webhook }: NewAlertSettings,
): Promise<AlertSettingsView> {
  const { settings } = parts.collections;
  if (mail) await parts.requireSender(workspaceId, mail.senderId);
  const before = await settings.findOne({ _id: workspaceId, workspaceId });
  if ((before?.revision ?? 0) !== baseRevision) throw changedMeanwhile();
  const kept = webhook && before?.webhook?.url === webhook.url ? before.webhook : undefined;
  const secret = webhook && !kept ? randomToken() : undefined;
  const sealed =
    webhook && secret !== undefined
      ? { url: webhook.url, secret: parts.secrets.seal(secret, webhookContext(workspaceId)) }
      : kept;
  const after: AlertSettings = {
    ...{ _id: workspaceId, workspaceId, limits, language, revision: baseRevision + 1, updatedAt: parts.clock.now() },
    ...(mail && { mail: { senderId: mail.senderId, to: [...new Set(mail.to)] } }),
    ...(sealed && { webhook: sealed }),
  };
  try {
    const { _id, ...document } = after;
    const base = baseRevision === 0 ? { revision: { $exists: false } } : { revision: baseRevision };
    const { matchedCount, upsertedCount } = await settings.replaceOne({ _id, ...base }, document, {
      upsert: baseRevision === 0,
    });
    if (matchedCount + upsertedCount === 0) throw changedMeanwhile();
  } catch (error) {
    if (isDuplicateKey(error)) throw changedMeanwhile();
    throw error;
  }
  return { ...settingsView(after), ...(secret !== undefined && { secret }) };
}

const changedMeanwhile = () => new PerennialError('conflict', 'Someone changed these settings in the meantime.');

async function test(
  parts: AlertParts & { readonly collections: ReturnType<typeof alertCollections> },
  settings: AlertSettings | null,
): Promise<AlertTestView> {
  if (!settings?.mail && !settings?.webhook)
    throw new PerennialError('not_in_this_state', 'Nobody is told yet: save an address or a webhook first.');
  const { _id: workspaceId, mail, webhook, language } = settings;
  const workspaceName = await parts.workspaceName(workspaceId);
  const link = parts.publicUrl;
  const words = testWords(language, workspaceName, link);
  const carefully = async (attempt: Promise<Attempt>): Promise<{ ok: boolean; detail?: string }> => {
    try {
      return await attempt;
    } catch (error) {
      return { ok: false, detail: error instanceof Error ? error.message : String(error) };
    }
  };
  const mails = (mail?.to ?? []).map(async (to) => ({
    to,
    ...(await carefully(mailTo(parts, settings, { key: `test:${randomUUID()}`, to, ...words }))),
  }));
  const message = {
    id: randomUUID(),
    type: 'alert.test',
    workspace: { id: workspaceId, name: workspaceName },
    url: link,
  };
  return {
    mail: await Promise.all(mails),
    ...(webhook && { webhook: await carefully(callWebhook(parts, settings, message)) }),
  };
}

function settingsView(settings: AlertSettings | null): AlertSettingsView {
  if (!settings) return { revision: 0, limits: { ...DEFAULT_LIMITS }, language: 'en' };
  const { revision, limits, language, mail, webhook } = settings;
  return {
    ...{ revision, language, limits: { ...limits } },
    ...(mail && { mail: { senderId: mail.senderId, to: [...mail.to] } }),
    ...(webhook && { webhook: { url: webhook.url } }),
  };
}

function occasionView({ _id, kind, open, facts, beganAt, endedAt }: Occasion, undelivered: number): OccasionView {
  return {
    ...{ id: _id, kind, open, undelivered, ...facts },
    beganAt: beganAt.toISOString(),
    ...(endedAt && { endedAt: endedAt.toISOString() }),
  };
}
