import { PerennialError } from '../platform/errors/error';

type Reviver = (key: string, value: unknown, context?: { readonly source?: string }) => unknown;

const MANY_DIGITS = /\d{16}/;

/** Integers a double cannot hold become strings with the very digits of the text; ids of shops are such. */
const exact: Reviver = (_key, value, context) =>
  typeof value === 'number' && !Number.isSafeInteger(value) && /^-?\d+$/.test(context?.source ?? '')
    ? context?.source
    : value;

/** Parses JSON without rounding ids. Throws invalid_json; the text itself is not quoted, it may hold personal data. */
export function parseExactJson(text: string): unknown {
  try {
    return JSON.parse(text, MANY_DIGITS.test(text) ? exact : undefined) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError) throw new PerennialError('invalid_json', 'The body is not valid JSON.');
    // RangeError: nested so deeply that the reviver ran out of stack; the parser alone does not. One call of a batch may be such.
    return JSON.parse(text.replaceAll(STRING_OR_NUMBER, quoted)) as unknown;
  }
}

const STRING_OR_NUMBER = /"(?:[^"\\]+|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

const quoted = (token: string): string =>
  /^-?\d+$/.test(token) && !Number.isSafeInteger(Number(token)) ? `"${token}"` : token;
