import { randomUUID } from 'node:crypto';

import type { ProfileView } from '../../engine/profile';
import { notFound, PerennialError } from '../../platform/errors/error';
import { sendableAddress } from '../addresses';
import { decide, type Decision } from '../dispatch/decide';
import { senderFor } from '../dispatch/facts';
import { letter, linksFor, writeText, type Texts, type Written } from '../email/letter';
import type { Mailer } from '../email/mailer';
import type { MessagingParts } from '../parts';
import { TEST_TOKEN } from '../preferences/routes';
import { explain, REASONS } from '../reasons';
import { DEFAULT_ROLES } from '../senders/contract';
import type { Senders } from '../senders/service';
import { nameOf, type Suppression } from '../suppression/service';
import { compileMessage } from './compile';
import type { Preview, PreviewRequest, TestSend } from './contract';
import type { MessageProblem } from './problem';
import type { Messages } from './service';

export interface Previews {
  /** The text for one profile, and whether it would go out to them now. */
  preview(workspaceId: string, messageId: string, request: PreviewRequest): Promise<Preview>;
  /** Sends the text to one address, marked [Test]. Throws message_has_problems, sender_failed. */
  testSend(workspaceId: string, messageId: string, request: TestSend): Promise<TestResult>;
}

export interface TestResult {
  readonly outcome: 'sent' | 'failed' | 'unknown';
  readonly detail?: string;
}

export type PreviewParts = Pick<MessagingParts, 'profiles' | 'workspaces' | 'clock' | 'publicUrl'> & {
  readonly messages: Messages;
  readonly senders: Senders;
  readonly suppression: Suppression;
  readonly mailer: Mailer;
};

type Category = 'marketing' | 'transactional';

interface Draft extends Texts {
  readonly category: Category;
  readonly problems: readonly MessageProblem[];
}

export function createPreviews(parts: PreviewParts): Previews {
  return {
    preview: async (workspaceId, messageId, request) => {
      const draft = await draftOf(parts, workspaceId, messageId, request);
      const { written } = await write(parts, workspaceId, draft, request);
      const problems = [...draft.problems, ...(written.ok ? [] : [renderProblem(written)])];
      return {
        language: written.language,
        because: written.ok ? written.because : 'default',
        ...(written.ok && written.message),
        problems: problems.map((problem) => ({ ...problem })),
        ...(request.profileId !== undefined && {
          now: await verdict(parts, { workspaceId, draft, request, rendered: written.ok }),
        }),
      };
    },
    testSend: async (workspaceId, messageId, request) => {
      const address = sendableAddress(request.to);
      if (address === undefined) throw new PerennialError('invalid_input', 'body.to: must be one e-mail address.');
      const { message } = await parts.messages.get(workspaceId, messageId);
      const draft = await draftOf(parts, workspaceId, messageId, request);
      const { written, profile } = await write(parts, workspaceId, draft, request);
      if (!written.ok) throw new PerennialError('message_has_problems', written.error.message);
      const { sender, noSender } = await senderFor(parts, workspaceId, roleOf(draft, request));
      if (!sender || noSender !== undefined) throw new PerennialError('sender_failed', noSender ?? REASONS.no_sender);
      const mail = letter({
        ...{ key: `test:${randomUUID()}`, workspaceId, journeyId: '', messageKey: message.key },
        ...{ category: draft.category, sender, profile, address, token: TEST_TOKEN, publicUrl: parts.publicUrl },
        message: { ...written.message, subject: `[Test] ${written.message.subject}` },
      });
      const delivery = await parts.mailer.deliver(sender, mail, () => Promise.resolve(true));
      if (delivery.kind === 'accepted') return { outcome: 'sent' };
      const outcome = delivery.kind === 'unknown' ? 'unknown' : 'failed';
      return { outcome, ...('detail' in delivery && { detail: delivery.detail }) };
    },
  };
}

const roleOf = ({ category }: Draft, { senderRole }: PreviewRequest) => senderRole ?? DEFAULT_ROLES[category];

/** What is not saved yet when it is given, else a revision. */
async function draftOf(
  { messages }: PreviewParts,
  workspaceId: string,
  messageId: string,
  { content, revision: number }: PreviewRequest,
): Promise<Draft> {
  const { revision } = await messages.get(workspaceId, messageId, number);
  return content ? { ...content, ...(await compileMessage(content)) } : revision;
}

async function write(
  parts: PreviewParts,
  workspaceId: string,
  draft: Draft,
  request: PreviewRequest,
): Promise<{ written: Written; profile: ProfileView }> {
  const profile = await profileFor(parts, workspaceId, request);
  const at = parts.clock.now().toISOString();
  const { name = 'Preview', properties = {} } = request.event ?? {};
  const written = writeText(
    draft,
    {
      profile,
      event: { id: 'preview', name, properties, occurredAt: at, receivedAt: at },
      entry: { key: 'preview', at, enrolmentId: 'preview', journeyId: 'preview' },
      workspaceName: await parts.workspaces.name(workspaceId),
      links: linksFor(parts.publicUrl, TEST_TOKEN),
    },
    request.language,
  );
  return { written, profile };
}

async function profileFor(parts: PreviewParts, workspaceId: string, request: PreviewRequest): Promise<ProfileView> {
  if (request.profileId !== undefined) {
    const profile = await parts.profiles.view(workspaceId, request.profileId);
    if (!profile) throw notFound('profile', request.profileId);
    return profile;
  }
  const given = Object.entries(request.profile ?? {}).filter(([, value]) => value !== undefined);
  return {
    id: 'preview',
    attributes: {},
    tags: [],
    consent: {},
    createdAt: parts.clock.now().toISOString(),
    ...Object.fromEntries(given),
  };
}

/** The same evaluation as when it is dispatched, for a step without hours of its own. */
async function verdict(
  parts: PreviewParts,
  {
    workspaceId,
    draft,
    request,
    rendered,
  }: { workspaceId: string; draft: Draft; request: PreviewRequest; rendered: boolean },
): Promise<NonNullable<Preview['now']>> {
  const now = parts.clock.now();
  const profile = await profileFor(parts, workspaceId, request);
  const addressee = { workspaceId, address: profile.email ?? '' };
  const suppressed = (await parts.suppression.reasons(profile.email ? [addressee] : [])).get(nameOf(addressee)) ?? [];
  const { sender, noSender } = await senderFor(parts, workspaceId, roleOf(draft, request));
  const decision = decide({
    now,
    askedAt: now,
    body: { category: draft.category },
    profile,
    suppressed,
    noSender: sender ? noSender : (noSender ?? REASONS.no_sender),
    hasMessage: true,
  });
  return verdictWords(decision, rendered);
}

function verdictWords(decision: Decision, rendered: boolean): NonNullable<Preview['now']> {
  if (decision.kind !== 'send') {
    const { kind: would, reason } = decision;
    return { would, reason, words: explain(reason) ?? reason };
  }
  if (!rendered) return { would: 'skip', reason: 'render_failed', words: REASONS.render_failed };
  return { would: 'send', words: 'It would go out now.' };
}

function renderProblem(written: Extract<Written, { ok: false }>): MessageProblem {
  const { part, ...error } = written.error;
  const where = part === 'subject' || part === 'text' || part === 'preheader' ? part : 'mjml';
  return { code: 'render_failed', severity: 'error', language: written.language, part: where, ...error };
}
