import { z } from 'zod';

import { pageOf, pageQuery } from '../../platform/http/page';
import { canonical } from './language';

const languageTag = z
  .string()
  .max(35)
  .regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'must be a BCP 47 tag such as "en" or "zh-CN"')
  .transform((tag) => canonical(tag) ?? tag)
  .meta({ description: 'BCP 47, e.g. `en`, `zh-CN`.', examples: ['zh-CN'] });

const messageKey = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,79}$/, 'must be lower-case letters, digits and hyphens, at most 80')
  .meta({ description: 'What steps name; unique in the workspace, never changes.', examples: ['cart-reminder'] });

export const messageCategory = z.enum(['marketing', 'transactional']);

const messageText = z
  .object({
    subject: z.string().max(500),
    preheader: z.string().max(500).optional(),
    mjml: z.string().max(256_000).optional(),
    text: z.string().max(100_000).optional(),
  })
  .meta({ id: 'MessageText', description: 'One language: MJML or plain text, both with Liquid.' });

const languages = z
  .record(languageTag, messageText)
  .refine((texts) => Object.keys(texts).length <= 30, 'at most 30 languages');

const content = {
  name: z.string().min(1).max(120),
  category: messageCategory,
  defaultLanguage: languageTag,
  languages,
};

export const newMessage = z.object({ key: messageKey, ...content }).meta({ id: 'NewMessage' });

export const newRevision = z.object({ baseRevision: z.int().min(1), ...content }).meta({
  id: 'NewMessageRevision',
  description: 'Refused as `conflict` when `baseRevision` is no longer the newest.',
});

export const messageContent = z.object({
  category: content.category,
  defaultLanguage: content.defaultLanguage,
  languages: content.languages,
});

export const messageProblem = z
  .object({
    code: z.string(),
    severity: z.enum(['error', 'warning']),
    message: z.string(),
    language: z.string().optional(),
    part: z.enum(['subject', 'preheader', 'mjml', 'text']).optional(),
    line: z.int().optional(),
    column: z.int().optional(),
  })
  .meta({ id: 'MessageProblem' });

export const problemList = z.object({ problems: z.array(messageProblem) }).meta({ id: 'MessageProblems' });

export const messageSummary = z
  .object({
    id: z.string(),
    key: z.string(),
    name: z.string(),
    channel: z.literal('email'),
    category: messageCategory,
    revision: z.int(),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
  })
  .meta({ id: 'MessageSummary' });

export const message = messageSummary
  .extend({
    defaultLanguage: z.string(),
    languages: z.record(z.string(), messageText),
    problems: z.array(messageProblem),
  })
  .meta({ id: 'Message', description: 'A message with the texts of one revision.' });

const listedMessage = messageSummary
  .extend({
    writtenIn: z.array(z.string()).meta({ description: 'The languages of the newest revision, its default first.' }),
    errors: z.int(),
    warnings: z.int(),
  })
  .meta({ id: 'ListedMessage' });

export const messagePage = pageOf(listedMessage).meta({ id: 'MessagePage' });
export const messageParams = z.object({ messageId: z.string().max(80) });
export const revisionQuery = z.object({ revision: z.coerce.number().int().min(1).optional() });
export const listQuery = pageQuery.extend({
  search: z.string().trim().min(1).max(120).optional().meta({ description: 'Part of the name or the key.' }),
});

const sampleEvent = z.object({
  name: z.string().max(200),
  properties: z.record(z.string(), z.unknown()).default({}),
});

/** A made-up profile for a preview; what is missing reads as in a profile that has nothing. */
const sampleProfile = z
  .object({
    email: z.string().max(254).optional(),
    firstName: z.string().max(200).optional(),
    lastName: z.string().max(200).optional(),
    language: z.string().max(35).optional(),
    country: z.string().max(2).optional(),
    timeZone: z.string().max(60).optional(),
    attributes: z.record(z.string(), z.unknown()).default({}),
  })
  .meta({ id: 'SampleProfile' });

export const previewRequest = z
  .object({
    revision: z.int().min(1).optional(),
    content: messageContent.optional().meta({ description: 'A text that is not saved yet, instead of a revision.' }),
    language: languageTag.optional().meta({ description: "Instead of the profile's." }),
    profileId: z.string().max(80).optional(),
    profile: sampleProfile.optional(),
    event: sampleEvent.optional(),
    senderRole: z.string().max(80).optional(),
  })
  .meta({ id: 'PreviewRequest' });

export const preview = z
  .object({
    language: z.string(),
    because: z.enum(['asked', 'exact', 'broader', 'sameScript', 'default']),
    subject: z.string().optional(),
    html: z.string().optional(),
    text: z.string().optional(),
    problems: z.array(messageProblem),
    now: z
      .object({ would: z.enum(['send', 'defer', 'skip']), reason: z.string().optional(), words: z.string() })
      .optional()
      .meta({ description: 'Whether it would go out to this profile now, and why not.' }),
  })
  .meta({ id: 'MessagePreview' });

export const testSend = previewRequest
  .extend({ to: z.string().max(254) })
  .meta({ id: 'TestSend', description: 'Goes to `to`, marked [Test]; consent is not asked and nothing is counted.' });

export const testSendResult = z
  .object({ outcome: z.enum(['sent', 'failed', 'unknown']), detail: z.string().optional() })
  .meta({ id: 'TestSendResult' });

export type NewMessage = z.output<typeof newMessage>;
export type NewRevision = z.output<typeof newRevision>;
export type PreviewRequest = z.output<typeof previewRequest>;
export type TestSend = z.output<typeof testSend>;
export type Preview = z.input<typeof preview>;
export type MessageSummary = z.input<typeof messageSummary>;
export type ListedMessage = z.input<typeof listedMessage>;
export type MessagesQuery = z.output<typeof listQuery>;
export type MessageWithTexts = z.input<typeof message>;
