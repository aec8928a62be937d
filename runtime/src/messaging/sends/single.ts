import { randomUUID } from 'node:crypto';

import type { SendRow } from '../../engine/ports';
import { notFound, PerennialError } from '../../platform/errors/error';
import { bucketOf, derivedId } from '../../platform/ids';
import type { Messages } from '../messages/service';
import type { MessagingParts } from '../parts';
import { DEFAULT_ROLES } from '../senders/contract';
import type { NewSend } from './contract';

export type SingleParts = Pick<MessagingParts, 'profiles' | 'sends' | 'doorbell' | 'clock'> & {
  readonly messages: Messages;
};

/**
 * One message to one profile outside of any journey: an effect row that is pending from the start and has nobody to
 * resume. Everything after that (consent, hours, tries, unknown outcomes) is the dispatcher's, as for any other send.
 * The same idempotency key gives the same row.
 */
export async function sendSingle(
  parts: SingleParts,
  workspaceId: string,
  { request, idempotencyKey }: { request: NewSend; idempotencyKey: string | undefined },
): Promise<SendRow> {
  const profile = await parts.profiles.view(workspaceId, request.profileId);
  if (!profile) throw notFound('profile', request.profileId);
  const { message, revision } = await parts.messages.get(workspaceId, request.message);
  const error = revision.problems.find(({ severity }) => severity === 'error');
  if (error) throw new PerennialError('message_has_problems', `The message "${message.key}": ${error.message}`);
  const row = rowOf(request, {
    workspaceId,
    profileId: profile.id,
    revision: { key: message.key, number: revision.revision, category: message.category },
    key: `single:${derivedId(workspaceId, idempotencyKey ?? randomUUID())}`,
    now: parts.clock.now(),
  });
  if (!(await parts.sends.addSingle(row))) return (await parts.sends.sendById(workspaceId, row._id)) ?? row;
  parts.doorbell.ring('sends');
  return row;
}

interface RowFacts {
  readonly workspaceId: string;
  readonly profileId: string;
  readonly revision: {
    readonly key: string;
    readonly number: number;
    readonly category: 'marketing' | 'transactional';
  };
  readonly key: string;
  readonly now: Date;
}

function rowOf(request: NewSend, { workspaceId, profileId, revision, key, now }: RowFacts): SendRow {
  const category = request.category ?? revision.category;
  const hours = request.expiresAfterHours ?? 0;
  return {
    _id: `${key}/single`,
    key,
    kind: 'send',
    single: true,
    status: 'pending',
    ...{ enrolmentId: '', token: 'single', seq: 0, journeyId: '', versionId: '', stepKey: '', visit: 0 },
    ...{ workspaceId, profileId, bucket: bucketOf(profileId), at: now, due: now },
    body: {
      channel: 'email',
      messageKey: revision.key,
      revision: revision.number,
      senderRole: request.senderRole ?? DEFAULT_ROLES[category],
      category,
      resendUnknown: category === 'transactional' && request.resendUnknown,
      data: { event: request.data.event ?? null, entry: request.data.entry ?? null },
      ...(request.window && { window: request.window }),
      ...(hours > 0 && { expiresAfter: { amount: hours, unit: 'hours' as const } }),
    },
  };
}
