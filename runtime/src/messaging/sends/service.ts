import type { SendRow } from '../../engine/ports';
import { notFound } from '../../platform/errors/error';
import { decodeCursor, encodeCursor } from '../../platform/http/page';
import type { TimelineSource } from '../../profiles/contract';
import { failureWords, linksFor, writeText } from '../email/letter';
import type { Messages } from '../messages/service';
import type { MessagingParts } from '../parts';
import { TEST_TOKEN } from '../preferences/routes';
import { explain } from '../reasons';
import type { NewSend, Send, SendsQuery, SentMessage } from './contract';
import { rowIdOf, sendIdOf } from './send-id';
import { sendSingle } from './single';
import { viewOf } from './view';

export interface Sends {
  /** Newest first; of a profile over its alias set. */
  list(workspaceId: string, query: SendsQuery): Promise<{ items: Send[]; nextCursor?: string }>;
  get(workspaceId: string, sendId: string): Promise<Send>;
  /** The text as it was or would be: from the kept revision and data and the profile as it is now. */
  message(workspaceId: string, sendId: string): Promise<SentMessage>;
  /** Sends one message to one profile; waits a while for the outcome and gives back what is known then. */
  create(workspaceId: string, request: NewSend, idempotencyKey: string | undefined): Promise<Send>;
  readonly timeline: TimelineSource;
}

export type SendsParts = Pick<
  MessagingParts,
  'profiles' | 'sends' | 'doorbell' | 'clock' | 'workspaces' | 'publicUrl'
> & { readonly messages: Messages };

/** Sends that are of this world: those that were only proposed, or voided, never were. */
const TOLD = ['pending', 'sending', 'sent', 'skipped', 'failed', 'unknown', 'done'] as const;
const NOT_SENT = ['skipped', 'failed', 'unknown'] as const;

/** How long the API waits for the outcome of a single send, and how often it looks; milliseconds. */
const WAIT_MS = 15_000;
const LOOK_EVERY_MS = 150;

export function createSends(parts: SendsParts): Sends {
  const found = async (workspaceId: string, sendId: string): Promise<SendRow> => {
    const row = await parts.sends.sendById(workspaceId, rowIdOf(sendId));
    if (!row) throw notFound('send', sendId);
    return row;
  };
  return {
    list: async (workspaceId, query) => await list(parts, workspaceId, query),
    get: async (workspaceId, sendId) => viewOf(await found(workspaceId, sendId)),
    message: async (workspaceId, sendId) => await message(parts, await found(workspaceId, sendId)),
    create: async (workspaceId, request, idempotencyKey) => {
      const row = await sendSingle(parts, workspaceId, { request, idempotencyKey });
      return viewOf(await outcomeOf(parts, row));
    },
    timeline: async ({ workspaceId, profileIds, before, limit, notSent }) => {
      const statuses = notSent ? NOT_SENT : TOLD;
      const query = { workspaceId, profileIds, statuses, before: { at: before, id: '' }, limit };
      return (await parts.sends.sends(query)).map(timelineEntry);
    },
  };
}

async function list(parts: SendsParts, workspaceId: string, query: SendsQuery) {
  const { limit, cursor, profileId, journeyId, status, reason } = query;
  const [at, id] = cursor === undefined ? [] : decodeCursor(cursor);
  const profileIds = profileId === undefined ? undefined : await aliases(parts, workspaceId, profileId);
  const rows = await parts.sends.sends({
    workspaceId,
    limit: limit + 1,
    ...(profileIds && { profileIds }),
    ...(journeyId !== undefined && { journeyId }),
    ...(status !== undefined && { status }),
    ...(reason !== undefined && { reason }),
    ...(at !== undefined && { before: { at: new Date(Number(at)), id: String(id) } }),
  });
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    items: page.map(viewOf),
    ...(rows.length > limit && last && { nextCursor: encodeCursor([last.at.getTime(), last._id]) }),
  };
}

async function aliases({ profiles }: SendsParts, workspaceId: string, profileId: string): Promise<readonly string[]> {
  if (!(await profiles.view(workspaceId, profileId))) throw notFound('profile', profileId);
  return (await profiles.aliases([profileId])).get(profileId) ?? [profileId];
}

async function message(parts: SendsParts, row: SendRow): Promise<SentMessage> {
  const { messageKey, revision: number, data, zone } = row.body;
  const revision = await parts.messages.revision(row.workspaceId, messageKey, number);
  const profile = await parts.profiles.view(row.workspaceId, row.profileId);
  if (!revision || !profile) throw notFound('text of this send', sendIdOf(row));
  const written = writeText(revision, {
    ...data,
    profile,
    zone,
    workspaceName: await parts.workspaces.name(row.workspaceId),
    links: linksFor(parts.publicUrl, TEST_TOKEN),
  });
  const shown = { revision: number, language: written.language };
  return written.ok ? { ...shown, ...written.message } : { ...shown, failure: failureWords(written.error) };
}

/** Looks at the row until it has an outcome or waits for a later hour. */
async function outcomeOf({ sends, clock }: SendsParts, row: SendRow): Promise<SendRow> {
  const end = clock.now().getTime() + WAIT_MS;
  let seen = row;
  while (clock.now().getTime() < end) {
    seen = (await sends.sendById(row.workspaceId, row._id)) ?? seen;
    const deferred = seen.status === 'pending' && seen.due.getTime() > end;
    if (deferred || (seen.status !== 'pending' && seen.status !== 'sending')) break;
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
  return seen;
}

function timelineEntry(row: SendRow) {
  const { body, status, reason, detail } = row;
  return {
    id: sendIdOf(row),
    kind: 'send' as const,
    at: row.at,
    title: `email: ${body.messageKey} ${status}`,
    ...(reason !== undefined && { reason }),
    data: {
      channel: body.channel,
      message: body.messageKey,
      revision: body.revision,
      status,
      words: explain(reason),
      ...(detail !== undefined && { detail }),
      ...(status === 'pending' && { due: row.due.toISOString() }),
      ...(row.single ? {} : { journeyId: row.journeyId, enrolmentId: row.enrolmentId, stepKey: row.stepKey }),
    },
  };
}
