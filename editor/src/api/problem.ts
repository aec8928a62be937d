import type { components } from './schema';

type Problem = components['schemas']['Problem'];

/** `offline`: nobody answered. `unreadable`: an answer that is no problem+json, e.g. of a proxy. */
export type ProblemCode = Problem['code'] | 'offline' | 'unreadable';

interface ProblemBody extends Pick<Problem, 'detail' | 'status' | 'problems' | 'requestId'> {
  readonly code: ProblemCode;
}

/** What the API answers when it refuses; `code` is stable, the editor has its own words for it (i18n/useProblemText). */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  readonly code: ProblemCode;
  /** 0 when nobody answered. */
  readonly status: number;
  /** One per wrong part of the input; `path` as in `body.name`. */
  readonly problems: NonNullable<Problem['problems']>;
  readonly requestId: string | undefined;

  constructor(problem: ProblemBody) {
    super(problem.detail);
    this.code = problem.code;
    this.status = problem.status;
    this.problems = problem.problems ?? [];
    this.requestId = problem.requestId;
  }
}

export function codeOf(error: unknown): ProblemCode {
  return error instanceof ApiProblem ? error.code : 'internal';
}

/** For the folded details of an error: what finds it in the server's log. */
export function detailsOf(error: unknown): string | undefined {
  if (!(error instanceof ApiProblem)) return error instanceof Error ? error.name : undefined;
  return [error.code, error.requestId].filter(Boolean).join(' · ');
}

/** The problem of an answer that is not ok. */
export async function problemOf(answer: Response): Promise<ApiProblem> {
  const { status, statusText } = answer;
  const unreadable = new ApiProblem({ code: 'unreadable', status, detail: `${String(status)} ${statusText}` });
  if (!answer.headers.get('content-type')?.includes('json')) return unreadable;
  const problem = (await answer.json().catch(() => undefined)) as Problem | undefined;
  return problem?.code ? new ApiProblem(problem) : unreadable;
}
