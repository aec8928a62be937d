import { z } from 'zod';

export const credentialTypeParams = z.object({ type: z.string().min(1).max(200) });
export const credentialParams = z.object({ credentialId: z.string().max(80) });

const using = z.object({ type: z.string(), displayName: z.string() });

const kind = {
  type: z.string().meta({ description: "n8n's credential type, e.g. `slackApi`" }),
  displayName: z.string(),
  documentationUrl: z.string().optional(),
  nodes: z.array(using).meta({ description: 'Steps that can use it' }),
  testable: z.boolean(),
  signIn: z.enum(['none', 'oauth2']).meta({
    description: '`oauth2`: with the grant `authorizationCode` somebody has to let us in at the other side',
  }),
};

export const credentialType = z.object(kind).meta({ id: 'CredentialType' });
export const credentialTypes = z.object({ items: z.array(credentialType) }).meta({ id: 'CredentialTypes' });

export const credentialTypeDetail = z
  .object({
    ...kind,
    fields: z
      .array(z.record(z.string(), z.unknown()))
      .meta({ description: "n8n's descriptions: their shape is n8n's" }),
    secrets: z.array(z.string()).meta({ description: 'Names of fields that are never shown again' }),
    callbackUrl: z.string().optional().meta({ description: 'What to enter as redirect URL at the other side' }),
  })
  .meta({ id: 'CredentialTypeDetail' });

const credentialName = z.string().trim().min(1).max(120);

const values = z.record(z.string().max(200), z.unknown()).meta({
  description: 'By the names of the fields of its type. Expressions of n8n begin with "=".',
});

export const credentialInput = z
  .object({ type: z.string().min(1).max(200), name: credentialName, values: values.default({}) })
  .meta({ id: 'CredentialInput' });

export const credentialChange = z
  .object({
    name: credentialName.optional(),
    values: values.optional().meta({
      description:
        'Replaces all fields; secrets that are left out stay, as long as the others stay what they are. Signing in again may be needed.',
    }),
  })
  .refine(({ name, values: fields }) => name !== undefined || fields !== undefined, { error: 'changes nothing' })
  .meta({ id: 'CredentialChange' });

const use = z.object({
  journeyId: z.string(),
  name: z.string(),
  status: z.enum(['draft', 'live', 'paused', 'archived']),
  live: z.boolean().meta({ description: 'People enter or are in a version that uses it' }),
  steps: z.array(z.string()),
});

export const credential = z
  .object({
    id: z.string(),
    name: z.string(),
    type: z.string(),
    typeName: z.string().meta({ description: 'What people call the type; the type itself when its package is gone' }),
    values: z.record(z.string(), z.unknown()).meta({ description: 'Fields that are no secrets' }),
    secrets: z.array(z.string()).meta({ description: 'Names of secrets that are set; they are never shown' }),
    connected: z
      .boolean()
      .optional()
      .meta({ description: 'Of those with the OAuth2 grant `authorizationCode`: whether somebody has let us in' }),
    usedBy: z.array(use),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
  })
  .meta({ id: 'Credential' });

export const credentialList = z.object({ items: z.array(credential) }).meta({ id: 'CredentialList' });

export const credentialTest = z
  .object({
    ok: z.boolean(),
    code: z.enum(['accepted', 'refused', 'failed', 'untestable', 'not_connected']),
    words: z.string().meta({ description: 'What the other side said' }),
  })
  .meta({ id: 'CredentialTest' });

export const connecting = z
  .object({ url: z.string().meta({ description: 'Where the person goes to let us in' }) })
  .meta({ id: 'CredentialConnecting' });

export const connectionInput = z
  .object({
    state: z.string().min(1).max(200),
    code: z.string().min(1).max(4_000).optional(),
    error: z.string().max(400).optional().meta({ description: 'When the person or the other side refused' }),
  })
  .meta({ id: 'CredentialConnection' });

export const connectionResult = z
  .object({ credentialId: z.string(), connected: z.boolean() })
  .meta({ id: 'CredentialConnectionResult' });

export type CredentialInput = z.output<typeof credentialInput>;
export type CredentialChange = z.output<typeof credentialChange>;
export type Credential = z.input<typeof credential>;
export type CredentialTest = z.input<typeof credentialTest>;
