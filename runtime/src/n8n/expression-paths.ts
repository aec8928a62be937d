import { isSafeObjectProperty } from 'n8n-workflow';

/** A plain path: `$json.a.b` (`step` absent) or `$('Step').item.json.a.b`. */
export interface PlainPath {
  readonly step?: string;
  readonly keys: readonly string[];
}

export type Part = string | PlainPath;

const NAME = String.raw`'[^'\\\n]+'|"[^"\\\n]+"`;
const ACCESS = String.raw`\??\.[A-Za-z_$][\w$]*|\[\d{1,6}\]|\[(?:${NAME})\]`;
const PATH = new RegExp(String.raw`\{\{\s*(?:\$json|\$\(\s*(${NAME})\s*\)\.item\.json)((?:${ACCESS})+)\s*\}\}`, 'g');
const KEY = new RegExp(String.raw`[A-Za-z_$][\w$]*|\d+|${NAME}`, 'g');

/**
 * The parts of an expression that is nothing but text and plain paths, or null when there is anything else in it: that is
 * for n8n's engine. Names that its sandbox refuses are left to the sandbox.
 */
export function plainParts(expression: string): readonly Part[] | null {
  if (!expression.startsWith('=')) return null;
  const parts: Part[] = [];
  let end = 1;
  for (const match of expression.matchAll(PATH)) {
    if (match.index > end) parts.push(expression.slice(end, match.index));
    const keys = keysOf(match[2] ?? '');
    if (!keys.every(isSafeObjectProperty)) return null;
    parts.push(match[1] ? { step: match[1].slice(1, -1), keys } : { keys });
    end = match.index + match[0].length;
  }
  if (end < expression.length) parts.push(expression.slice(end));
  const isCode = parts.some((part) => typeof part === 'string' && /\{\{|\}\}|\\/.test(part));
  return isCode || parts.every((part) => typeof part === 'string') ? null : parts;
}

function keysOf(path: string): string[] {
  return Array.from(path.matchAll(KEY), ([key]) => (/^['"]/.test(key) ? key.slice(1, -1) : key));
}

/** What `read` gives when the value is not the object's own (a method, a length): n8n's engine knows what it means. */
export const INHERITED = Symbol('inherited');

/** Reads as n8n's engine does: beyond something missing or null everything is undefined. */
export function read(json: unknown, keys: readonly string[]): unknown {
  let value = json;
  for (const key of keys) {
    if (value === null || value === undefined) return undefined;
    if (!Object.hasOwn(value, key)) return key in Object(value) ? INHERITED : undefined;
    value = (value as Record<string, unknown>)[key];
  }
  return value;
}
