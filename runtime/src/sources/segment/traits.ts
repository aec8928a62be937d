import { attributesOf, standardFields, type Traits } from '../../profiles/service';

type Given = Readonly<Record<string, unknown>>;

/** Reserved traits of Segment's spec that have a place of their own, or name the person. */
const RESERVED = new Set([
  ...['email', 'phone', 'firstName', 'first_name', 'lastName', 'last_name', 'name', 'language', 'locale'],
  ...['country', 'countryCode', 'address', 'timezone', 'timeZone', 'id', 'userId', 'anonymousId'],
]);

/** Traits of an identify call, with what the context says where they are silent. */
export function traitsOf(given: Given, context: Given): Traits {
  const { first, last } = namesOf(given);
  const address = asObject(given['address']);
  return {
    fields: standardFields({
      firstName: first,
      lastName: last,
      language: given['language'] ?? given['locale'] ?? context['locale'],
      country: given['countryCode'] ?? given['country'] ?? address['countryCode'] ?? address['country'],
      timeZone: given['timezone'] ?? given['timeZone'] ?? context['timezone'],
    }),
    attributes: attributesOf(Object.fromEntries(Object.entries(given).filter(([name]) => !RESERVED.has(name)))),
  };
}

/** A full name is split at its last blank when the parts are not given. */
function namesOf(given: Given): { first: unknown; last: unknown } {
  const first = given['firstName'] ?? given['first_name'];
  const last = given['lastName'] ?? given['last_name'];
  const full = typeof given['name'] === 'string' ? given['name'].trim() : '';
  if (first !== undefined || last !== undefined || full === '') return { first, last };
  const blank = full.lastIndexOf(' ');
  return blank === -1 ? { first: full, last } : { first: full.slice(0, blank), last: full.slice(blank + 1) };
}

export const asObject = (value: unknown): Given =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Given) : {};
