import type { AttributeValue } from '../fields';

export const ATTRIBUTE_TYPES = ['text', 'number', 'boolean', 'date', 'list'] as const;
export type AttributeType = (typeof ATTRIBUTE_TYPES)[number];

const DATE = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/;
const NUMBER = /^[+-]?\d{1,15}(?:\.\d{1,15})?$/;

const isDate = (text: string): boolean => {
  if (!DATE.test(text)) return false;
  const day = new Date(`${text.slice(0, 10)}T00:00:00Z`);
  // 2026-02-30 becomes the 2nd of March: no such day.
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text.slice(0, 10));
};

/** What a first value makes an attribute; undefined for what removes it. Texts that look like numbers stay texts: they may be codes. */
export function typeOf(value: AttributeValue): AttributeType | undefined {
  if (value === null) return undefined;
  if (Array.isArray(value)) return 'list';
  if (typeof value === 'number') return 'number';
  if (typeof value === 'boolean') return 'boolean';
  return isDate(value as string) ? 'date' : 'text';
}

/**
 * The value as one of this type, where that loses nothing: `"5"` is the number 5, `5` the text `5`, `"true"` and `"yes"` are true,
 * a single value is a list of one. Undefined when it is none. What removes stays.
 */
export function asType(value: AttributeValue, type: AttributeType): AttributeValue | undefined {
  if (value === null) return value;
  if (Array.isArray(value)) return type === 'list' ? value : undefined;
  const one = value as string | number | boolean;
  switch (type) {
    case 'list':
      return [one];
    case 'text':
      return String(one);
    case 'number':
      return typeof one === 'number' ? one : numberOf(one);
    case 'boolean':
      return typeof one === 'boolean' ? one : booleanOf(String(one));
    case 'date':
      return typeof one === 'string' && isDate(one.trim()) ? one.trim() : undefined;
  }
}

const numberOf = (value: string | boolean): number | undefined =>
  typeof value === 'string' && NUMBER.test(value.trim()) ? Number(value.trim()) : undefined;

function booleanOf(text: string): boolean | undefined {
  const word = text.trim().toLowerCase();
  if (['true', 'yes', '1'].includes(word)) return true;
  return ['false', 'no', '0'].includes(word) ? false : undefined;
}
