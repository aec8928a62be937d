import { z } from 'zod';

const kind = z.enum(['lag', 'deadLetters', 'circuit', 'sender']).meta({ id: 'AlertKind' });

const limits = z
  .object({
    lagSeconds: z.number().int().min(10).max(86_400).exactOptional(),
    deadLetters: z.number().int().min(1).max(100_000).exactOptional(),
    circuitMinutes: z.number().int().min(0).max(1_440).exactOptional(),
    senderMinutes: z.number().int().min(0).max(1_440).exactOptional(),
  })
  .meta({
    id: 'AlertLimits',
    description:
      'When somebody is told: seconds that people are moved on too late, dead letters, minutes for which a step fails for everybody or a sender cannot reach its server. What is left out is never told.',
  });

const language = z.enum(['en', 'zh-CN']).describe('Of the mails');
const to = z.array(z.email().max(320)).min(1).max(10);
const url = z.url({ protocol: /^https?$/ }).max(2_000);

export const alertSettings = z
  .object({
    revision: z.number().int().describe('0: nobody has decided anything yet'),
    limits,
    language,
    mail: z.object({ senderId: z.string(), to: z.array(z.string()) }).optional(),
    webhook: z.object({ url: z.string() }).optional(),
    secret: z.string().optional().describe('Signs what the webhook gets. Shown once, when its address is new'),
  })
  .meta({ id: 'AlertSettings', description: 'Who is told when something needs a person, and from when on.' });

export const newAlertSettings = z
  .object({
    baseRevision: z.number().int().min(0),
    limits,
    language,
    mail: z.object({ senderId: z.string().min(1).max(100), to }).exactOptional(),
    webhook: z.object({ url }).exactOptional(),
  })
  .meta({ id: 'NewAlertSettings' });

const attempt = z.object({ ok: z.boolean(), detail: z.string().optional() });

export const alertTest = z
  .object({
    mail: z.array(attempt.extend({ to: z.string() })),
    webhook: attempt.optional(),
  })
  .meta({ id: 'AlertTest', description: 'What came of a message to everybody who is told.' });

export const occasionList = z
  .object({
    items: z.array(
      z.object({
        id: z.string(),
        kind,
        open: z.boolean(),
        value: z.number(),
        limit: z.number(),
        journeyId: z.string().optional(),
        journeyName: z.string().optional(),
        stepName: z.string().optional(),
        senderId: z.string().optional(),
        senderName: z.string().optional(),
        code: z.string().optional(),
        beganAt: z.iso.datetime(),
        endedAt: z.iso.datetime().optional(),
        undelivered: z.number().int().describe('Messages about it that did not arrive yet, or never will'),
      }),
    ),
  })
  .meta({ id: 'AlertOccasions', description: 'What is too much now, and what was lately.' });

export type AlertSettingsView = z.input<typeof alertSettings>;
export type NewAlertSettings = z.output<typeof newAlertSettings>;
export type AlertTestView = z.input<typeof alertTest>;
export type OccasionView = z.input<typeof occasionList>['items'][number];
