import { z } from 'zod';

import { pageOf } from '../platform/http/page';

export const privacyRequestShape = z
  .object({
    id: z.string(),
    kind: z.enum(['export', 'erasure']),
    state: z.enum(['running', 'done']),
    by: z.string().describe('Who asked for it'),
    at: z.iso.datetime(),
    finishedAt: z.iso.datetime().optional(),
    profileId: z.string().optional().describe('Of an export, and of an erasure that still runs: whose'),
    progress: z.number().min(0).max(1),
    counts: z.record(z.string(), z.number().int()).describe('Documents found, by collection'),
    expiresAt: z.iso.datetime().optional().describe('Of an export: it can be fetched until then'),
    proof: z.string().optional().describe('Of an erasure: SHA-256 over who asked, when, and the counts'),
  })
  .meta({ id: 'PrivacyRequest' });

export const privacyRequestPage = pageOf(privacyRequestShape).meta({ id: 'PrivacyRequestPage' });
export const privacyRequestParams = z.object({ privacyRequestId: z.string().max(64) });

export const erasureInput = z
  .object({
    confirm: z.string().min(1).max(300).describe("The person's e-mail address as it is held, or the profile id"),
  })
  .strict()
  .meta({ id: 'ErasureInput' });

export const readmission = z
  .object({
    by: z.enum(['email', 'phone', 'external']),
    value: z.string().min(1).max(254),
  })
  .strict()
  .meta({ id: 'Readmission' });

export const readmitted = z.object({ admitted: z.boolean() }).meta({ id: 'Readmitted' });

export type PrivacyRequestAnswer = z.input<typeof privacyRequestShape>;
