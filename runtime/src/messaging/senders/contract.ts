import { z } from 'zod';

import { sendableAddress } from '../addresses';

const address = z
  .string()
  .max(254)
  .refine((text) => sendableAddress(text) !== undefined, 'must be one e-mail address')
  .transform((text) => sendableAddress(text) ?? text);

/** Goes into headers: no control characters, so no second header. */
const headerText = z
  .string()
  .max(120)
  .regex(/^[^\u0000-\u001f\u007f]*$/, 'must not hold line breaks or other control characters');

const hostName = z
  .string()
  .max(253)
  .regex(/^[A-Za-z0-9._:-]+$/, 'must be a host name or an IP address, without a port');

const domain = z
  .string()
  .max(253)
  .regex(/^[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$/, 'must be a domain such as "mail.example.com"');

const connections = z.int().min(1).max(20).meta({
  description:
    'Deliveries at once, of each process; 5 unless given. Some providers allow fewer (Microsoft 365 three), relays more.',
});

const smtp = z.object({
  host: hostName,
  port: z.int().min(1).max(65_535),
  secure: z.boolean().default(false),
  user: z.string().max(320).optional(),
  connections: connections.optional(),
  password: z
    .string()
    .max(1_000)
    .optional()
    .meta({ description: 'Written only. Left out in a change, the present one stays.' }),
});

const roleName = z.string().regex(/^[a-z0-9][a-z0-9-]{0,79}$/, 'must be lower-case letters, digits and hyphens');

const dkim = z.object({
  domain,
  selector: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$/, 'must be a DNS label'),
  privateKey: z
    .string()
    .max(10_000)
    .optional()
    .meta({ description: 'PEM, written only. Left out in a change, the present one stays.' }),
});

export const senderInput = z
  .object({
    name: z.string().min(1).max(120),
    kind: z.enum(['smtp', 'sandbox']),
    from: z.object({ name: headerText, address }),
    replyTo: address.optional(),
    smtp: smtp.optional(),
    dkim: dkim.optional(),
    bounceDomain: domain.optional(),
    roles: z
      .array(roleName)
      .max(20)
      .optional()
      .meta({ description: 'Roles to play from now on, taken from whoever does.' }),
  })
  .refine(({ kind, smtp: account }) => kind === 'sandbox' || account, {
    path: ['smtp'],
    message: 'a sender of kind "smtp" needs its account',
  })
  .meta({ id: 'SenderInput' });

export const sender = z
  .object({
    id: z.string(),
    name: z.string(),
    kind: z.enum(['smtp', 'sandbox']),
    from: z.object({ name: z.string(), address: z.string() }),
    replyTo: z.string().optional(),
    smtp: z
      .object({
        host: z.string(),
        port: z.int(),
        secure: z.boolean(),
        user: z.string().optional(),
        connections: connections.optional(),
        hasPassword: z.boolean(),
      })
      .optional(),
    dkim: z.object({ domain: z.string(), selector: z.string() }).optional(),
    bounceDomain: z.string().optional(),
    roles: z.array(z.string()),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
  })
  .meta({ id: 'Sender' });

export const senderList = z.object({ items: z.array(sender) }).meta({ id: 'SenderList' });
export const senderParams = z.object({ senderId: z.string().max(80) });

export const roleParams = z.object({ role: roleName });
export const roleBinding = z.object({ senderId: z.string().max(80) }).meta({ id: 'SenderRoleBinding' });
export const roleList = z
  .object({ items: z.array(z.object({ role: z.string(), senderId: z.string().optional() })) })
  .meta({ id: 'SenderRoles', description: 'The default roles are listed also while nobody plays them.' });

export const connectionTest = z
  .object({
    ok: z.boolean(),
    code: z.string().optional().meta({ description: '`wrong_password`, `host_not_found`, `refused`, `tls`, …' }),
    words: z.string(),
  })
  .meta({ id: 'ConnectionTest' });

/** Roles that exist in every workspace: what steps name when their author did not care. */
export const DEFAULT_ROLES = { marketing: 'marketing-email', transactional: 'transactional-email' } as const;

export type SenderInput = z.output<typeof senderInput>;
export type Sender = z.input<typeof sender>;
export type ConnectionTest = z.input<typeof connectionTest>;
