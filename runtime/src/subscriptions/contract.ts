import { z } from 'zod';

const OPERATORS = [
  'equals',
  'notEquals',
  'contains',
  'notContains',
  'greaterThan',
  'lessThan',
  'exists',
  'notExists',
] as const;

const address = z.url({ protocol: /^https?$/ }).max(2_000);
const eventName = z.string().trim().min(1).max(200);

const condition = z.object({
  path: z.string().min(1).max(200),
  operator: z.enum(OPERATORS),
  value: z.union([z.string().max(1_000), z.number(), z.boolean()]).exactOptional(),
});

const eventFilter = z
  .object({ combinator: z.enum(['all', 'any']), conditions: z.array(condition).max(50) })
  .meta({ id: 'SubscriptionFilter' });

export const newSubscription = z
  .object({ url: address, events: z.array(eventName).min(1).max(50), filter: eventFilter.exactOptional() })
  .meta({ id: 'NewSubscription' });

export type NewSubscription = z.infer<typeof newSubscription>;

export const subscription = z
  .object({
    id: z.string(),
    url: z.string(),
    events: z.array(z.string()),
    filter: eventFilter.optional(),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: 'Subscription' });

export const createdSubscription = subscription
  .extend({ secret: z.string().meta({ description: 'Signs every delivery; shown this once' }) })
  .meta({ id: 'CreatedSubscription' });

export const subscriptionParams = z.object({ subscriptionId: z.string().max(100) });

const output = z.number().int().min(1).max(50);
const moment = z.iso.datetime({ offset: true }).pipe(z.coerce.date());

export const newWait = z
  .object({
    resumeUrl: address,
    profileId: z.string().min(1).max(100),
    entryKey: z.string().min(1).max(300).exactOptional(),
    branches: z
      .array(
        z.object({
          event: eventName,
          by: z.enum(['profile', 'entryKey']),
          filter: eventFilter.exactOptional(),
          output,
          since: z.literal('entry').exactOptional().describe('What came since `enteredAt` counts, too'),
        }),
      )
      .max(50),
    conditions: z
      .array(z.object({ output, filter: eventFilter }))
      .max(50)
      .exactOptional()
      .describe('Resumes as soon as the profile is like that; paths lead into its data, e.g. `consent.email`'),
    enteredAt: moment.exactOptional(),
    until: moment,
  })
  .meta({ id: 'NewOutsideWait' });

export type NewWait = z.infer<typeof newWait>;

export const createdWait = z.object({ id: z.string() }).meta({ id: 'OutsideWait' });
