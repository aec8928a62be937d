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
  const kind: TextKind = part === 'mjml' || part === 'preheader' ? 'html' : 'plain';
  try {
    const variables = variablesOf(parseText(kind, source));
    return { variables, problems: [...rawFilters(part, source), ...unknownVariables(part, variables)] };
  } catch (error) {
    const { message, ...where } = textError(error);
    return { variables: [], problems: [{ code: 'liquid_invalid', severity: 'error', message, part, ...where }] };
  }
}

function rawFilters(part: TextPart, source: string): MessageProblem[] {
  if (part !== 'mjml' && part !== 'preheader') return [];
  return [...source.matchAll(/\{[{%][^}]*\|\s*raw\b/g)].map(({ index }) => ({
    code: 'liquid_raw',
    severity: 'error',
    message: 'The filter "raw" is refused: a name or a product title could then put its own HTML into the mail.',
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
