import { z } from 'zod';

import { pageOf, pageQuery } from '../../platform/http/page';
import { messageCategory } from '../messages/contract';

const status = z.enum(['proposed', 'pending', 'sending', 'sent', 'skipped', 'failed', 'unknown', 'void']);

export const send = z
  .object({
    id: z.string(),
    profileId: z.string(),
    journeyId: z.string().optional(),
    enrolmentId: z.string().optional(),
    stepKey: z.string().optional(),
    channel: z.literal('email'),
    message: z.string().meta({ description: 'The key of the message.' }),
    revision: z.int(),
    category: messageCategory,
    senderRole: z.string(),
    status,
    reason: z.string().optional().meta({ description: 'Why it did not go out, or not yet; a stable code.' }),
    words: z.string().optional().meta({ description: 'The reason in words.' }),
    detail: z.string().optional(),
    at: z.iso.datetime().meta({ description: 'When it was asked for; of one with an outcome, when that was.' }),
    due: z.iso.datetime().optional().meta({ description: 'While it is pending: not before this.' }),
  })
  .meta({ id: 'Send' });

export const sendPage = pageOf(send).meta({ id: 'SendPage' });

export const sendsQuery = pageQuery.extend({
  profileId: z.string().max(80).optional(),
  journeyId: z.string().max(80).optional(),
  status: status.optional(),
  reason: z.string().max(80).optional(),
});

export const sendParams = z.object({ sendId: z.string().max(600) });

export const sentMessage = z
  .object({
    revision: z.int(),
    language: z.string(),
    subject: z.string().optional(),
    html: z.string().optional(),
    text: z.string().optional(),
    failure: z.string().optional(),
  })
  .meta({
    id: 'SentMessage',
    description:
      'Made again from the revision and data kept with the send, and the profile as it is now. Its links do nothing.',
  });

const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be HH:MM');

export const newSend = z
  .object({
    profileId: z.string().max(80),
    message: z.string().max(80).meta({ description: 'The key of the message; its newest revision goes out.' }),
    channel: z.literal('email').default('email'),
    senderRole: z.string().max(80).optional(),
    category: messageCategory.optional(),
    window: z
      .object({ from: clockTime, to: clockTime, outside: z.enum(['defer', 'skip']).default('defer') })
      .optional(),
    expiresAfterHours: z.number().min(0).max(8_784).optional(),
    resendUnknown: z.boolean().default(false),
    data: z
      .object({ event: z.unknown().optional(), entry: z.unknown().optional() })
      .default({})
      .refine((data) => JSON.stringify(data).length <= 200_000, 'must be less than 200 kB'),
    idempotencyKey: z
      .string()
      .max(200)
      .optional()
      .meta({ description: 'As the header Idempotency-Key, for clients that cannot set headers.' }),
  })
  .meta({ id: 'NewSend' });

export type Send = z.input<typeof send>;
export type NewSend = z.output<typeof newSend>;
export type SendsQuery = z.output<typeof sendsQuery>;
export type SentMessage = z.input<typeof sentMessage>;
