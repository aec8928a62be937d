import { parseText, SCOPE_ROOTS, textError, variablesOf, type TextKind, type VariableUse } from './liquid';
import type { MessageProblem, TextPart } from './problem';

const PROFILE_FIELDS = new Set([
  'id',
  'email',
  'phone',
  'firstName',
  'lastName',
  'language',
  'country',
  'timeZone',
  'attributes',
  'tags',
  'consent',
  'createdAt',
  'orders',
  'stage',
]);

/** What is allowed below the roots of the scope whose shape is known; `event.properties` and attributes are free. */
const FIELDS: Readonly<Record<string, ReadonlySet<string>>> = {
  profile: PROFILE_FIELDS,
  event: new Set(['id', 'name', 'properties', 'occurredAt', 'receivedAt']),
  entry: new Set(['key', 'at', 'enrolmentId', 'journeyId']),
  workspace: new Set(['name']),
  links: new Set(['unsubscribe', 'preferences']),
};

export interface CheckedText {
  readonly problems: readonly MessageProblem[];
  readonly variables: readonly VariableUse[];
}

/** Liquid syntax, filters, `raw` and names that no scope has, with the line and column in `source`. */
export function checkText(part: TextPart, source: string): CheckedText {
  const partials = found(part, source, /\{%-?\s*(render|include|layout)\b/g).map((place) => ({ ...place, ...PARTIAL }));
  if (partials.length > 0) return { variables: [], problems: partials };
  const kind: TextKind = part === 'mjml' || part === 'preheader' ? 'html' : 'plain';
  try {
    const variables = variablesOf(parseText(kind, source));
    return { variables, problems: [...rawFilters(part, source), ...unknownVariables(part, variables)] };
  } catch (error) {
    const { message, ...where } = textError(error);
    return { variables: [], problems: [{ code: 'liquid_invalid', severity: 'error', message, part, ...where }] };
  }
}

const PARTIAL = {
  code: 'liquid_partial',
  severity: 'error',
  message: 'render, include and layout are refused: everything of a message stands in the message.',
} as const;

const RAW = {
  code: 'liquid_raw',
  severity: 'error',
  message: 'The filter "raw" is refused: a name or a product title could then put its own HTML into the mail.',
} as const;

function rawFilters(part: TextPart, source: string): MessageProblem[] {
  if (part !== 'mjml' && part !== 'preheader') return [];
  return found(part, source, /\{[{%][^}]*\|\s*raw\b/g).map((place) => ({ ...place, ...RAW }));
}

function found(part: TextPart, source: string, pattern: RegExp) {
  return [...source.matchAll(pattern)].map(({ index }) => ({
    part,
    line: source.slice(0, index).split('\n').length,
    column: index - source.lastIndexOf('\n', index - 1),
  }));
}

function unknownVariables(part: TextPart, variables: readonly VariableUse[]): MessageProblem[] {
  return variables.flatMap(({ path, line, column }) => {
    const message = unknown(path);
    return message === undefined
      ? []
      : [{ code: 'unknown_variable', severity: 'warning' as const, message, part, line, column }];
  });
}

function unknown([root = '', field]: readonly string[]): string | undefined {
  const fields = FIELDS[root];
  if (!(SCOPE_ROOTS as readonly string[]).includes(root))
    return `"${root}" is not known. A text can read ${SCOPE_ROOTS.join(', ')}.`;
  if (fields === undefined || field === undefined || fields.has(field)) return undefined;
  return `"${root}.${field}" is not known. There are ${[...fields].join(', ')}.`;
}
