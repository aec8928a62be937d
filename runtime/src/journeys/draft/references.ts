import { applyAccessPatterns } from 'n8n-workflow';

import type { DraftStep } from './workflow';

/** Parameters that hold code instead of expressions, by node type; n8n rewrites the same ones on a rename. */
const CODE: Readonly<Record<string, readonly string[]>> = {
  'n8n-nodes-base.code': ['jsCode'],
  'n8n-nodes-base.function': ['functionCode'],
  'n8n-nodes-base.functionItem': ['functionCode'],
  'n8n-nodes-base.html': ['html'],
};

/** The parameters of a step with `$('old')` and its older spellings turned into `$('new')`, where they are expressions. */
export function withReferences(step: DraftStep, rename: Rename): DraftStep['parameters'] {
  const code = CODE[step.type] ?? [];
  return Object.fromEntries(
    Object.entries(step.parameters).map(([key, value]) => [
      key,
      code.includes(key) && typeof value === 'string' ? renamedIn(value, rename) : withRenamedReferences(value, rename),
    ]),
  );
}

export interface Rename {
  readonly from: string;
  readonly to: string;
}

/** The same for any value. The value itself comes back when nothing in it refers to the step. */
export function withRenamedReferences(value: unknown, rename: Rename): unknown {
  if (typeof value === 'string') return value.startsWith('=') ? renamedIn(value, rename) : value;
  if (Array.isArray(value)) return value.map((each) => withRenamedReferences(each, rename));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, withRenamedReferences(each, rename)]));
}

function renamedIn(expression: string, { from, to }: Rename): string {
  return applyAccessPatterns(expression, from, to);
}
