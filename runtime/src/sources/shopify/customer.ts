import type { ConsentStatement, Identifier, Traits } from '../../profiles/service';
import { attributesOf, identifier, shopCustomer, standardFields } from '../../profiles/service';
import { exactId, firstText, object, text, time, type Payload } from '../payload';

export interface ShopContext {
  readonly sourceId: string;
  /** When the webhook was triggered, or came: for payloads that do not say. */
  readonly at: Date;
}

export interface ShopPerson {
  readonly identifiers: readonly Identifier[];
  readonly traits: Traits;
  readonly consents: readonly ConsentStatement[];
}

const present = <T>(values: readonly (T | undefined)[]): readonly T[] =>
  values.filter((value): value is T & {} => value !== undefined);

/**
 * Who placed this checkout or order. The address given for this purchase goes before the one of the account; phone numbers of
 * delivery addresses are not taken, they may be the receiver's.
 */
export function buyerOf(payload: Payload, context: ShopContext): ShopPerson {
  const customer = object(payload['customer']);
  const country = countryOf(payload, customer);
  return {
    identifiers: present([
      shopCustomer(context.sourceId, exactId(customer['id'], customer['admin_graphql_api_id'])),
      identifier('email', firstText(payload['email'], payload['contact_email'], customer['email'])),
      identifier('phone', firstText(payload['phone'], customer['phone'], payload['sms_marketing_phone']), country),
    ]),
    traits: traitsOf(payload, customer, country),
    consents: [...tickedBoxes(payload, context), ...accountConsents(customer, context)],
  };
}

/** A customer record by itself (`customers/create`, `customers/update`). */
export function customerOf(customer: Payload, context: ShopContext): ShopPerson {
  const country = countryOf({}, customer);
  return {
    identifiers: present([
      shopCustomer(context.sourceId, exactId(customer['id'], customer['admin_graphql_api_id'])),
      identifier('email', text(customer['email'])),
      identifier('phone', text(customer['phone']), country),
    ]),
    traits: traitsOf({}, customer, country),
    consents: accountConsents(customer, context),
  };
}

function countryOf(payload: Payload, customer: Payload): string | undefined {
  return firstText(
    object(payload['shipping_address'])['country_code'],
    object(payload['billing_address'])['country_code'],
    object(customer['default_address'])['country_code'],
  );
}

function traitsOf(payload: Payload, customer: Payload, country: string | undefined): Traits {
  const billing = object(payload['billing_address']);
  const shipping = object(payload['shipping_address']);
  const fields = standardFields({
    firstName: firstText(customer['first_name'], billing['first_name'], shipping['first_name']),
    lastName: firstText(customer['last_name'], billing['last_name'], shipping['last_name']),
    language: firstText(payload['customer_locale'], customer['locale']),
    country,
    timeZone: undefined,
  });
  return { fields, attributes: attributesOf({}) };
}

/**
 * The boxes of a checkout. A tick counts from when the checkout was made and never undoes an unsubscribing: shops pre-fill
 * it. No tick says nothing.
 */
function tickedBoxes(payload: Payload, { sourceId, at }: ShopContext): readonly ConsentStatement[] {
  const said = { at: time(payload['created_at']) ?? at, source: `shopify:${sourceId}`, explicit: false } as const;
  return [
    ...(payload['buyer_accepts_marketing'] === true
      ? [{ ...said, channel: 'email', state: 'subscribed', evidence: { field: 'buyer_accepts_marketing' } } as const]
      : []),
    ...(payload['buyer_accepts_sms_marketing'] === true && text(payload['sms_marketing_phone'])
      ? [{ ...said, channel: 'sms', state: 'subscribed', evidence: { field: 'buyer_accepts_sms_marketing' } } as const]
      : []),
  ];
}

const STATES = ['subscribed', 'unsubscribed', 'pending'] as const satisfies readonly ConsentStatement['state'][];

/** What the account says; with its date it is the customer's own act. `not_subscribed` says nothing. */
export function accountConsents(customer: Payload, context: ShopContext): readonly ConsentStatement[] {
  return (['email', 'sms'] as const).flatMap((channel) => {
    const field = `${channel}_marketing_consent`;
    if (channel === 'email' && !(field in customer)) return acceptedMarketing(customer, context);
    const consent = object(customer[field]);
    const state = STATES.find((each) => each === consent['state']);
    if (!state) return [];
    const updated = time(consent['consent_updated_at']);
    const evidence = { field, ...optInLevel(consent) };
    const said = { channel, state, source: `shopify:${context.sourceId}`, evidence };
    return [{ ...said, at: updated ?? context.at, explicit: updated !== undefined }];
  });
}

/** As shops wrote it before each channel had its own; `false` may be somebody who was never asked, and says nothing. */
function acceptedMarketing(customer: Payload, { sourceId, at }: ShopContext): readonly ConsentStatement[] {
  if (customer['accepts_marketing'] !== true) return [];
  const updated = time(customer['accepts_marketing_updated_at']);
  const said = { channel: 'email', state: 'subscribed', source: `shopify:${sourceId}` } as const;
  const evidence = { field: 'accepts_marketing', ...optInLevel({ opt_in_level: customer['marketing_opt_in_level'] }) };
  return [{ ...said, evidence, at: updated ?? time(customer['updated_at']) ?? at, explicit: updated !== undefined }];
}

function optInLevel(consent: Payload): Record<string, string> {
  const level = text(consent['opt_in_level']);
  return level === undefined ? {} : { optInLevel: level };
}
