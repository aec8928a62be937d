import { z } from 'zod';

import { PerennialError } from '../platform/errors/error';
import { pageOf, pageQuery } from '../platform/http/page';
import { CHANNELS } from './consent';
import { CONSENT_REFUSALS } from './consentRule';

/** Something that happened to a person, as the profile's page shows it; any subject may add its own kinds. */
export interface TimelineEntry {
  readonly id: string;
  readonly kind: 'event' | 'send' | 'enrolment' | 'consent';
  readonly at: Date;
  /** What happened, in a few words: an event's name, a step, a channel and outcome. */
  readonly title: string;
  /** Why, when something did not happen; a stable code. */
  readonly reason?: string;
  readonly data: Readonly<Record<string, unknown>>;
}

export interface TimelineQuery {
  readonly workspaceId: string;
  /** All ids of the person (the alias set). */
  readonly profileIds: readonly string[];
  /** Only entries before this instant. */
  readonly before: Date;
  readonly limit: number;
  /** Only messages that did not go out; sources of other things have none. */
  readonly notSent?: boolean | undefined;
}

/** Where a timeline takes its entries from: newest first, at most `limit`. */
export type TimelineSource = (query: TimelineQuery) => Promise<readonly TimelineEntry[]>;

const consentState = z.enum(['subscribed', 'unsubscribed', 'pending', 'never']);
const channel = z.enum(CHANNELS);
export const attributeShape = z.union([
  z.string().max(1_000),
  z.number(),
  z.boolean(),
  z.null(),
  z.array(z.union([z.string().max(1_000), z.number(), z.boolean()])).max(100),
]);
const name = z.string().trim().min(1).max(200);
const address = { email: z.string().max(254), phone: z.string().max(40) };
const tags = z.array(z.string().trim().min(1).max(100)).max(200);

const fieldsInput = {
  firstName: name.nullable().optional(),
  lastName: name.nullable().optional(),
  language: z.string().max(40).nullable().optional().describe('BCP 47, e.g. "de" or "zh-CN"'),
  country: z.string().length(2).nullable().optional().describe('ISO 3166 alpha-2'),
  timeZone: z.string().max(60).nullable().optional().describe('IANA zone, e.g. "Europe/Berlin"'),
  attributes: z.record(z.string().max(64), attributeShape).optional().describe('null removes an attribute'),
  addTags: tags.optional(),
  removeTags: tags.optional(),
};

const consentShape = z
  .object({
    state: consentState,
    at: z.iso.datetime(),
    source: z.string(),
    address: z.string().optional().describe('The address or number it was given for; for another one it is no consent'),
    wording: z.string().optional(),
    evidence: z.record(z.string(), z.string()).optional(),
    explicit: z.boolean().optional().describe('The person said it themself, at that time'),
  })
  .meta({ id: 'Consent' });

const refusal = z.enum(CONSENT_REFUSALS);

const consentEntry = consentShape
  .extend({
    id: z.string(),
    profileId: z.string(),
    channel: z.string(),
    category: z.literal('marketing'),
    trust: z.enum(['server', 'shop', 'form', 'browser', 'import']).describe('How far who said it is believed'),
    past: z.boolean().optional().describe('History that was brought in; it started nothing'),
    from: consentState.optional().describe('What was held before; absent: nothing'),
    refused: refusal.optional().describe('Why it changed nothing; absent: it did'),
    recordedAt: z.iso.datetime(),
  })
  .meta({ id: 'ConsentEntry' });

export const consentEntryPage = pageOf(consentEntry).meta({ id: 'ConsentEntryPage' });

const amount = z.object({ amount: z.number().int(), currency: z.string() });

const orderFigures = z
  .object({
    count: z.number().int().describe('Without cancelled ones and those made to try a shop out'),
    spend: amount.optional().describe("Net of refunds, in minor units of the workspace's currency"),
    averageValue: amount.optional(),
    unconverted: z.array(amount).optional().describe('In no other figure: no exchange rate of their day is known'),
    firstAt: z.iso.datetime().optional(),
    lastAt: z.iso.datetime().optional(),
    medianIntervalDays: z.number().optional().describe('Between the last fifty orders'),
    favouriteCategory: z.string().optional().describe('Of the last fifty orders'),
  })
  .meta({ id: 'OrderFigures' });

export const profileShape = z
  .object({
    id: z.string(),
    email: z.string().optional(),
    phone: z.string().optional(),
    firstName: z.string().optional(),
    lastName: z.string().optional(),
    language: z.string().optional(),
    country: z.string().optional(),
    timeZone: z.string().optional(),
    attributes: z.record(z.string(), z.unknown()),
    tags: z.array(z.string()),
    orders: orderFigures.optional().describe('What they have bought'),
    stage: z
      .enum(['anonymous', 'subscriber', 'first_time_buyer', 'repeat_buyer'])
      .optional()
      .describe('How far they have come, by what they have bought'),
    known: z.boolean().describe('Has an identifier that names a person'),
    consents: z.record(z.string(), z.object({ marketing: consentShape })),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
    lastSeenAt: z.iso.datetime().optional().describe('When the last event of theirs was received'),
  })
  .meta({ id: 'Profile' });

export const profileDetailShape = profileShape
  .extend({
    mergedFrom: z.string().optional().describe('The id asked for, when that profile has merged into this one'),
    aliases: z.array(z.string()).describe('All ids of this person, this one included'),
    identifiers: z.array(
      z.object({ kind: z.string(), value: z.string(), profileId: z.string(), at: z.iso.datetime() }),
    ),
  })
  .meta({ id: 'ProfileDetail' });

export const profilePage = pageOf(profileShape).meta({ id: 'ProfilePage' });

export const profileQuery = pageQuery.extend({
  search: z.string().trim().min(1).max(200).optional().describe('Beginning of an address, number or name'),
  language: z.string().min(2).max(40).optional().describe('BCP 47; `en` is also found as `en-GB`'),
  consent: consentState.optional().describe('What they said to marketing by e-mail; `never` is also who was not asked'),
});

export const profileUpsert = z
  .object({
    email: address.email.optional(),
    phone: address.phone.optional(),
    externalId: z.string().min(1).max(254).optional(),
    anonymousId: z.string().min(1).max(254).optional(),
    ...fieldsInput,
  })
  .strict()
  .refine((body) => body.email ?? body.phone ?? body.externalId ?? body.anonymousId, {
    message: 'Give at least one of email, phone, externalId, anonymousId',
  })
  .meta({ id: 'ProfileUpsert' });

export const profilePatch = z
  .object({ email: address.email.optional(), phone: address.phone.optional(), ...fieldsInput })
  .strict()
  .meta({ id: 'ProfilePatch' });

export const profileLookup = z
  .object({
    lookups: z
      .array(
        z.object({
          by: z.enum(['id', 'email', 'phone', 'externalId']),
          value: z.string().max(300),
          country: z.string().length(2).optional().describe('For phone numbers without a country code'),
        }),
      )
      .min(1)
      .max(200),
  })
  .strict()
  .meta({ id: 'ProfileLookup' });

/** As nodes and texts see a profile. */
export const profileView = z
  .object({
    id: z.string(),
    email: z.string().optional(),
    phone: z.string().optional(),
    firstName: z.string().optional(),
    lastName: z.string().optional(),
    language: z.string().optional(),
    country: z.string().optional(),
    timeZone: z.string().optional(),
    attributes: z.record(z.string(), z.unknown()),
    tags: z.array(z.string()),
    consent: z.record(z.string(), consentState),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: 'ProfileView' });

export const foundProfiles = z
  .object({ items: z.array(profileView.nullable()).describe('In the order asked; null for nobody') })
  .meta({ id: 'FoundProfiles' });

export const consentInput = z
  .object({
    channel,
    state: consentState,
    wording: z.string().max(2_000).optional().describe('The text the person agreed to'),
    evidence: z.record(z.string().regex(/^[A-Za-z][A-Za-z0-9_]{0,39}$/), z.string().max(500)).optional(),
  })
  .strict()
  .meta({ id: 'ConsentInput' });

const timelineKind = z.enum(['event', 'send', 'enrolment', 'consent']);

export const timelineEntryShape = z
  .object({
    id: z.string(),
    kind: timelineKind,
    at: z.iso.datetime(),
    title: z.string(),
    reason: z.string().optional(),
    data: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'TimelineEntry' });

export const timelineQuery = pageQuery.extend({
  kind: timelineKind.optional().describe('Only entries of this kind'),
  notSent: z.stringbool().optional().describe('Only messages that did not go out'),
});

export const timelinePage = pageOf(timelineEntryShape).meta({ id: 'TimelinePage' });
export const profileParams = z.object({ profileId: z.string().max(64) });

export type ProfileUpsert = z.output<typeof profileUpsert>;
export type ProfilePatch = z.output<typeof profilePatch>;
export type ProfileAnswer = z.input<typeof profileShape>;
export type ProfileDetail = z.input<typeof profileDetailShape>;

/** A value that passed the shape but is no such thing; says what is allowed. */
export function unusable(field: string, allowed: string): PerennialError {
  return new PerennialError('invalid_input', `${field}: this is not ${allowed}.`, {
    problems: [{ path: `body.${field}`, message: `Must be ${allowed}` }],
  });
}
