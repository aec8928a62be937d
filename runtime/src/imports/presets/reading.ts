import { shortened } from '../../orders/service';
import { money, type Money } from '../../platform/money';
import { identifier, shopCustomer, standardFields, type Identifier, type Traits } from '../../profiles/service';
import { splitName } from '../rows/person';
import { saidOf } from '../values/text';

/** What a marketplace writes of one thing: an object of its JSON, or a row by the names of its columns. */
export type Given = Readonly<Record<string, unknown>>;

const NOTHING: Given = {};

export const object = (value: unknown): Given =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Given) : NOTHING;

export const list = (value: unknown): readonly Given[] => (Array.isArray(value) ? value.map(object) : []);

/** Marketplaces mask what they do not give away: that is no value. */
export function text(value: unknown): string | undefined {
  const said = saidOf(value);
  return said === undefined || said.includes('***') ? undefined : shortened(said);
}

/** Ids stay as they are, masked or not: they only have to be the same again. */
export const idText = (value: unknown): string | undefined => saidOf(value)?.slice(0, 100);

export const instant = (value: unknown): Date | undefined => {
  const at = typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value) ? new Date(value) : undefined;
  return at && !Number.isNaN(at.getTime()) ? at : undefined;
};

export const seconds = (value: unknown): Date | undefined =>
  typeof value === 'number' && value > 0 && value < 1e11 ? new Date(value * 1_000) : undefined;

/** `{CurrencyCode, Amount}`, `{currency, value}`; of converted ones what the customer saw. */
export function paid(value: unknown): Money | undefined {
  const given = object(value);
  return (
    money(given['convertedFromValue'], given['convertedFromCurrency']) ??
    money(given['Amount'] ?? given['value'], given['CurrencyCode'] ?? given['currency'])
  );
}

export interface Buyer {
  readonly customerId: string | undefined;
  readonly email: unknown;
  readonly phone: unknown;
  readonly name: unknown;
  readonly country: string | undefined;
}

/** Whose order it is. Values that are masked or no addresses are left out: the customer id is enough. */
export function buyerOf(
  { customerId, email, phone, name, country }: Buyer,
  sourceId: string,
): { people: readonly Identifier[]; traits: Traits } {
  const full = text(name);
  const { first, last } = full === undefined ? { first: undefined, last: undefined } : splitName(full);
  const fields = standardFields({
    firstName: first,
    lastName: last,
    country,
    language: undefined,
    timeZone: undefined,
  });
  const people = [
    shopCustomer(sourceId, customerId),
    identifier('email', text(email)),
    identifier('phone', text(phone), fields.country),
  ];
  return { people: people.flatMap((each) => each ?? []), traits: { fields, attributes: {} } };
}
