import { domainToASCII } from 'node:url';
import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/max';
import { z } from 'zod';

import { derivedId } from '../platform/ids';

/**
 * What names a profile, strongest first. `external` is the id the customer's own system gave (Segment's userId), `shopCustomer`
 * a customer id of one shop, `anonymous` a device (Segment's anonymousId). Checkout and cart tokens and a shop's orders are weak:
 * they join a guest to what they left behind, and a refund to who had bought, and never bring two people together.
 */
const IDENTIFIER_KINDS = [
  'external',
  'shopCustomer',
  'email',
  'phone',
  'anonymous',
  'checkout',
  'cart',
  'order',
] as const;

export type IdentifierKind = (typeof IDENTIFIER_KINDS)[number];

export interface Identifier {
  readonly kind: IdentifierKind;
  /** Normalised: made by `identifier()`. */
  readonly value: string;
}

const NAMING: ReadonlySet<IdentifierKind> = new Set(['external', 'shopCustomer', 'email', 'phone']);
const MAX_VALUE = 254;
const address = z.email().max(MAX_VALUE);

/** Names a person, not just a device or a cart. */
export const namesPerson = (kind: IdentifierKind): boolean => NAMING.has(kind);

/** 0 is the strongest. */
export const rankOf = (kind: IdentifierKind): number => IDENTIFIER_KINDS.indexOf(kind);

/**
 * Where a person has one value at a time: two values in one slot hint at two people. Customer ids are per shop, because one
 * person may be a customer of two.
 */
export function slotOf({ kind, value }: Identifier): string {
  return kind === 'shopCustomer' ? `${kind}:${value.slice(0, value.lastIndexOf('/'))}` : kind;
}

export const slotNamesPerson = (slot: string): boolean => namesPerson(slot.split(':')[0] as IdentifierKind);

export function identifierId(workspaceId: string, { kind, value }: Identifier): string {
  return derivedId(workspaceId, kind, value);
}

/** Undefined when the text cannot be such an identifier (no address, no possible number, empty, too long). */
export function identifier(kind: IdentifierKind, text: unknown, country?: string): Identifier | undefined {
  const given = typeof text === 'number' && Number.isSafeInteger(text) ? String(text) : text;
  if (typeof given !== 'string') return undefined;
  const value = normalised(kind, given.replaceAll('\0', '').trim(), country);
  return value ? { kind, value } : undefined;
}

/** A customer id is unique within its shop only. */
export function shopCustomer(sourceId: string, customerId: string | undefined): Identifier | undefined {
  return customerId ? identifier('shopCustomer', `${sourceId}/${customerId}`) : undefined;
}

/** An order id is unique within its shop only. */
export function shopOrder(sourceId: string, orderId: string | undefined): Identifier | undefined {
  return orderId ? identifier('order', `${sourceId}/${orderId}`) : undefined;
}

function normalised(kind: IdentifierKind, text: string, country?: string): string | undefined {
  if (kind === 'email') return normalisedEmail(text);
  if (kind === 'phone') return normalisedPhone(text, country);
  return text.length > 0 && text.length <= MAX_VALUE ? text : undefined;
}

/** Lower case, the domain in ASCII: mail servers that tell `A@` from `a@` are too rare to keep two people for one mailbox. */
export function normalisedEmail(text: string): string | undefined {
  const at = text.lastIndexOf('@');
  if (at < 1 || text.length > MAX_VALUE) return undefined;
  const email = `${text.slice(0, at)}@${domainToASCII(text.slice(at + 1))}`.toLowerCase();
  return address.safeParse(email).success ? email : undefined;
}

/** Where a number in E.164 belongs; null when its code is that of several countries or of none. */
export const countryOfPhone = (number: string | null): string | null =>
  (number === null ? undefined : parsePhoneNumberFromString(number)?.country) ?? null;

/**
 * E.164. Numbers without a country code need the country (ISO 3166 alpha-2) they were typed in, and must be ones that exist
 * there; with a code it is enough that they could, because new ranges come before the tables know them.
 */
export function normalisedPhone(text: string, country?: string): string | undefined {
  if (text.length > 40) return undefined;
  const number = parsePhoneNumberFromString(text, country as CountryCode | undefined);
  const usable = text.startsWith('+') ? number?.isPossible() : number?.isValid();
  return usable ? number?.number : undefined;
}
