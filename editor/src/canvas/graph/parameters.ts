import type { DraftStep } from '../../draft/contract';

type Fields = Readonly<Record<string, unknown>>;

/** n8n leaves out what equals the default; expressions begin with "=". */
export const isExpression = (value: unknown): value is string => typeof value === 'string' && value.startsWith('=');

export function textIn(from: Fields, key: string, fallback = ''): string {
  const value = from[key];
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : fallback;
}

export function booleanIn(from: Fields, key: string, fallback: boolean): boolean {
  const value = from[key];
  return typeof value === 'boolean' ? value : fallback;
}

export function listIn(from: Fields, key: string): readonly string[] {
  const value = from[key];
  if (!Array.isArray(value)) return typeof value === 'string' && value !== '' ? [value] : [];
  return value.filter((each): each is string => typeof each === 'string' && each.trim() !== '');
}

/** The entries of a fixedCollection: of `{rule: [{…}, …]}` those under `name`. */
export function entriesIn(from: Fields, key: string, name: string): readonly Fields[] {
  const list = fieldsIn(from, key)[name];
  return Array.isArray(list) ? list.filter(isFields) : [];
}

export function fieldsIn(from: Fields, key: string): Fields {
  const value = from[key];
  return isFields(value) ? value : {};
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The part of a step that sentences and outputs are made from. */
export type StepParameters = Pick<DraftStep, 'type' | 'parameters'>;
