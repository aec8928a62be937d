import type { Notices } from '../messaging/service';
import type { Clock } from '../engine/ports';
import type { Logger } from '../platform/logging';
import type { Outgoing } from '../platform/network';
import { signature } from '../platform/signature';
import type { Secrets } from '../platform/secrets';
import type { AlertCollections, AlertSettings, Notice } from './model';
import { wordsOf } from './words';

export interface TellingParts {
  readonly collections: AlertCollections;
  readonly clock: Clock;
  readonly log: Pick<Logger, 'warn'>;
  readonly outgoing: Outgoing;
  readonly secrets: Pick<Secrets, 'open'>;
  readonly notices: Notices;
  readonly publicUrl: string;
  /** Throws not_found. */
  readonly workspaceName: (workspaceId: string) => Promise<string>;
}

export interface Attempt {
  readonly ok: boolean;
  readonly detail?: string;
}

const BATCH = 50;
const LEASE_MS = 60_000;

/**
 * Delivers what is due, at least once: marked before it is tried, and tried again when nobody said that it arrived. Receivers
 * can tell a repeat by its Message-ID or Idempotency-Key. Gives back how many were tried.
 */
export async function tellDue(parts: TellingParts): Promise<number> {
  const { notices } = parts.collections;
  const due = await notices
    .find({ state: 'pending', due: { $lte: parts.clock.now() } }, { sort: { due: 1 }, limit: BATCH })
    .toArray();
  for (const notice of due) await tryOne(parts, notice);
  return due.length;
}

async function tryOne(parts: TellingParts, notice: Notice): Promise<void> {
  const { notices } = parts.collections;
  const now = parts.clock.now();
  const lease = new Date(now.getTime() + LEASE_MS);
  const mine = { _id: notice._id, state: 'pending' as const, due: notice.due };
  const claimed = await notices.updateOne(mine, { $set: { due: lease }, $inc: { tries: 1 } });
  if (claimed.modifiedCount === 0) return;
  const outcome = now > notice.until ? TOO_LATE : await outcomeOf(parts, notice, now);
  await notices.updateOne({ _id: notice._id, state: 'pending', due: lease }, { $set: outcome });
}

const TOO_LATE = { state: 'failed', lastError: 'too late' } as const;
type Outcome = Partial<Pick<Notice, 'state' | 'due' | 'lastError'>>;

async function outcomeOf(parts: TellingParts, notice: Notice, now: Date): Promise<Outcome> {
  const settings = await parts.collections.settings.findOne({
    _id: notice.workspaceId,
    workspaceId: notice.workspaceId,
  });
  const { ok, detail = '' } = settings ? await attempt(parts, settings, notice) : { ok: false };
  if (ok) return { state: 'done' };
  parts.log.warn({ notice: notice._id, way: notice.way, detail }, 'A message about the workspace did not arrive');
  const pause = Math.min(3_600, 30 * 2 ** Math.min(notice.tries, 10)) * 1_000;
  return { lastError: detail.slice(0, 300), due: new Date(now.getTime() + pause) };
}

/** Never throws for what a server or the network did. */
async function attempt(parts: TellingParts, settings: AlertSettings, notice: Notice): Promise<Attempt> {
  try {
    const { workspaceId, kind, what, facts } = notice;
    const told = {
      kind,
      what,
      facts,
      link: linkTo(parts, kind),
      workspaceName: await parts.workspaceName(workspaceId),
    };
    if (notice.way === 'mail') {
      const { subject, text } = wordsOf(settings.language, told);
      return await mailTo(parts, settings, { key: notice._id, to: notice.to ?? '', subject, text });
    }
    const workspace = { id: workspaceId, name: told.workspaceName };
    const alert = { kind, ...facts, at: notice.at.toISOString() };
    return await callWebhook(parts, settings, {
      id: notice._id,
      type: `alert.${what}`,
      workspace,
      alert,
      url: told.link,
    });
  } catch (error) {
    return { ok: false, detail: error instanceof Error ? error.message : String(error) };
  }
}

const SCREENS = {
  lag: '/journeys',
  deadLetters: '/dead-letters',
  circuit: '/dead-letters',
  sender: '/senders',
} as const;

const linkTo = ({ publicUrl }: TellingParts, kind: Notice['kind']) => `${publicUrl.replace(/\/$/, '')}${SCREENS[kind]}`;

export async function mailTo(
  { notices }: Pick<TellingParts, 'notices'>,
  { _id, mail }: AlertSettings,
  message: { readonly key: string; readonly to: string; readonly subject: string; readonly text: string },
): Promise<Attempt> {
  if (!mail) return { ok: false, detail: 'nobody is told by mail any more' };
  return await notices.send(_id, { senderId: mail.senderId, ...message });
}

export async function callWebhook(
  { outgoing, secrets, clock }: Pick<TellingParts, 'outgoing' | 'secrets' | 'clock'>,
  { _id, webhook }: AlertSettings,
  message: { readonly id: string } & Readonly<Record<string, unknown>>,
): Promise<Attempt> {
  if (!webhook) return { ok: false, detail: 'there is no webhook any more' };
  const body = JSON.stringify(message);
  const secret = secrets.open(webhook.secret, webhookContext(_id));
  const headers = {
    'content-type': 'application/json',
    'Idempotency-Key': message.id,
    'Perennial-Signature': signature(secret, body, clock.now()),
  };
  const { status } = await outgoing.request(webhook.url, { method: 'POST', redirect: 'manual', headers, body });
  return status >= 200 && status < 300 ? { ok: true } : { ok: false, detail: `answered ${String(status)}` };
}

export const webhookContext = (workspaceId: string) => `${workspaceId}:alerts:webhook`;
