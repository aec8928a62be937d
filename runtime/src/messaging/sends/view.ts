import type { SendRow } from '../../engine/ports';
import { explain } from '../reasons';
import type { Send } from './contract';
import { sendIdOf } from './send-id';

/** A row as people see it. */
export function viewOf(row: SendRow): Send {
  const { body, status, reason, detail } = row;
  const words = explain(reason);
  return {
    id: sendIdOf(row),
    profileId: row.profileId,
    ...(row.single ? {} : { journeyId: row.journeyId, enrolmentId: row.enrolmentId, stepKey: row.stepKey }),
    channel: body.channel,
    message: body.messageKey,
    revision: body.revision,
    category: body.category,
    senderRole: body.senderRole,
    status: status === 'done' ? 'sent' : status,
    ...(reason !== undefined && { reason }),
    ...(words !== undefined && { words }),
    ...(detail !== undefined && { detail }),
    at: row.at.toISOString(),
    ...(status === 'pending' && { due: row.due.toISOString() }),
  };
}
