import { z } from 'zod';

export const health = z.object({ status: z.literal('ok'), version: z.string() }).meta({ id: 'Health' });

export const readiness = z
  .object({ status: z.literal('ready'), checks: z.record(z.string(), z.literal(true)) })
  .meta({ id: 'Readiness' });
export type Readiness = z.infer<typeof readiness>;
