import { z } from 'zod';

/** Version of the file format; a bundle of a newer one is refused with a word about it. */
export const FORMAT_VERSION = 1;

const key = z.string().regex(/^[a-z][A-Za-z0-9]{0,39}$/, 'must be letters and digits, beginning with a small letter');
const stepKey = z
  .string()
  .regex(/^[a-z0-9]{6,16}$/, 'must be the step key of a step: 6 to 16 small letters and digits');
const messageKey = z.string().regex(/^[a-z0-9][a-z0-9-]{0,79}$/, 'must be small letters, digits and hyphens');
const language = z.string().regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'must be a language such as "en" or "zh-CN"');

/** A text for people in several languages; English is always there. */
const said = z
  .record(language, z.string().min(1).max(2_000))
  .refine((texts) => Object.hasOwn(texts, 'en'), { error: 'needs a text in "en"' });

const DURATION_UNITS = ['seconds', 'minutes', 'hours', 'days', 'weeks'] as const;
export const duration = z.object({ amount: z.number().min(0).max(1_000_000), unit: z.enum(DURATION_UNITS) });

const base = { key, label: said, help: said.optional(), onlyWith: key.optional() };
const into = z
  .array(z.object({ step: stepKey, value: z.string().min(1).max(60) }))
  .max(100)
  .default([]);

/**
 * What the author of a template leaves to whoever installs it. `into` says which parameters of which steps take the value;
 * texts of messages read numbers and texts as `{{ settings.<key> }}`, filled in at the installation.
 */
export const templateSetting = z.discriminatedUnion('type', [
  z.object({
    ...base,
    type: z.literal('duration'),
    default: duration,
    min: duration,
    max: duration,
    into: z.array(z.object({ step: stepKey, amount: z.string().max(60), unit: z.string().max(60) })).max(100),
  }),
  z.object({
    ...base,
    type: z.literal('number'),
    default: z.number(),
    min: z.number(),
    max: z.number(),
    integer: z.boolean().default(false),
    into,
  }),
  z.object({
    ...base,
    type: z.literal('text'),
    default: z.string().max(1_000),
    maxLength: z.int().min(1).max(1_000),
    format: z.enum(['any', 'code']).default('any').meta({ description: '`code`: letters, digits, - and _' }),
    into,
  }),
  z.object({
    ...base,
    type: z.literal('boolean'),
    default: z.boolean(),
    removesWhenOff: z
      .array(stepKey)
      .max(100)
      .default([])
      .meta({ description: 'Steps that are left out when it is off; what led to them leads on.' }),
  }),
  z.object({ ...base, type: z.literal('languages'), default: z.array(language).min(1).max(30) }),
  z.object({ ...base, type: z.literal('language'), default: language }),
  z.object({ ...base, type: z.literal('senderRole'), default: z.string().min(1).max(80), into }),
]);

const templateEvent = z.object({ name: z.string().min(1).max(200), needed: z.boolean().default(true) });

export const templateManifest = z
  .object({
    id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/, 'must be small letters, digits and hyphens'),
    version: z.string().regex(/^\d{1,4}\.\d{1,4}\.\d{1,4}$/, 'must be a version such as "1.0.0"'),
    pivot: z.enum(['popups', 'automation', 'campaigns', 'reviews', 'service', 'analytics']),
    name: said,
    summary: said,
    description: said.optional(),
    events: z.array(templateEvent).max(50),
    settings: z.array(templateSetting).max(50),
  })
  .meta({ id: 'TemplateManifest' });

const text = z.object({
  subject: z.string().max(500),
  preheader: z.string().max(500).optional(),
  mjml: z.string().max(256_000).optional(),
  text: z.string().max(100_000).optional(),
});

const templateMessage = z.object({
  key: messageKey,
  name: z.string().min(1).max(120),
  category: z.enum(['marketing', 'transactional']),
  defaultLanguage: language,
  languages: z.record(language, text),
});

const sample = z.object({
  name: z.string().min(1).max(200),
  properties: z.record(z.string(), z.unknown()),
  keys: z.array(z.string().max(300)).max(20).default([]),
  profile: z.record(z.string(), z.unknown()).default({}),
});

/** A template as one file: portable between workspaces and installations. */
export const templateBundle = z
  .object({
    format: z.literal('perennial-template'),
    formatVersion: z.literal(FORMAT_VERSION),
    manifest: templateManifest,
    journey: z.looseObject({ name: z.string().min(1).max(250), nodes: z.array(z.looseObject({})).max(500) }),
    messages: z.array(templateMessage).max(100),
    samples: z.array(sample).max(100).default([]),
  })
  .meta({ id: 'TemplateBundle', description: 'A journey with its messages and settings as one file.' });

export type TemplateBundle = z.output<typeof templateBundle>;
export type TemplateManifest = TemplateBundle['manifest'];
export type TemplateSetting = z.output<typeof templateSetting>;
export type TemplateMessage = TemplateBundle['messages'][number];
export type SettingDuration = z.output<typeof duration>;
