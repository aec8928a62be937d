import { z } from 'zod';

import type { PerennialError } from './error';
import { ERRORS } from './registry';

/** The body of every error answer (RFC 9457); what programs compare is `code`. */
export const problemDetails = z
  .object({
    type: z.string().meta({ description: '`urn:perennial:problem:<code>`' }),
    title: z.string(),
    status: z.int(),
    code: z.enum(Object.keys(ERRORS)),
    detail: z.string().meta({ description: 'What is wrong with this request and what to do.' }),
    problems: z
      .array(z.object({ path: z.string(), message: z.string(), code: z.string().optional() }))
      .optional()
      .meta({ description: 'One entry per wrong part of the input.' }),
    requestId: z.string().optional().meta({ description: 'Finds the request in the log.' }),
  })
  .meta({ id: 'Problem' });

export type ProblemDetails = z.infer<typeof problemDetails>;

export const PROBLEM_TYPE = 'application/problem+json';

export function describeProblem(error: PerennialError, requestId?: string): ProblemDetails {
  return {
    type: `urn:perennial:problem:${error.code}`,
    title: ERRORS[error.code].title,
    status: error.status,
    code: error.code,
    detail: error.message,
    ...(error.problems.length > 0 && { problems: error.problems.map((problem) => ({ ...problem })) }),
    ...(requestId && { requestId }),
  };
}
