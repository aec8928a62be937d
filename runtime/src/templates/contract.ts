import { z } from 'zod';

import { templateBundle, templateManifest } from './bundle';

export const templateParams = z.object({ templateId: z.string().min(1).max(80) });

export const templateSummary = templateManifest
  .extend({
    languages: z.array(z.string()).meta({ description: 'In which every message has a text.' }),
    steps: z.int(),
    messages: z.array(z.object({ key: z.string(), name: z.string() })),
  })
  .meta({ id: 'TemplateSummary' });

export const templateList = z.object({ items: z.array(templateSummary) }).meta({ id: 'TemplateList' });

export const template = templateSummary.extend({ bundle: templateBundle }).meta({ id: 'Template' });

const installation = {
  settings: z
    .record(z.string().max(60), z.unknown())
    .default({})
    .refine((settings) => Object.keys(settings).length <= 100, { error: 'has at most 100 settings' })
    .meta({ description: 'By key; the defaults of the template for those that are left out.' }),
  name: z.string().trim().min(1).max(250).optional().meta({ description: "The journey's name." }),
};

export const installTemplate = z.object(installation).meta({ id: 'InstallTemplate' });

export const installBundle = z
  .object({ bundle: z.record(z.string(), z.unknown()), ...installation })
  .meta({ id: 'InstallTemplateBundle', description: 'A template from a file.' });

export const installed = z
  .object({
    installationId: z.string(),
    journeyId: z.string(),
    journeyName: z.string(),
    messages: z.array(z.object({ key: z.string(), as: z.string() })),
    unboundRoles: z.array(z.string()).meta({ description: 'Sender roles that nobody plays yet.' }),
  })
  .meta({ id: 'InstalledTemplate' });

export const validateTemplate = z
  .object({ bundle: z.record(z.string(), z.unknown()) })
  .meta({ id: 'ValidateTemplate' });

export const templateProblems = z
  .object({ problems: z.array(z.object({ path: z.string(), message: z.string(), code: z.string().optional() })) })
  .meta({ id: 'TemplateProblems' });
