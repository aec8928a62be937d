import { ERRORS, type ErrorCode } from './registry';

/** One problem of an input, as `problems` in the answer: where it is and what to do about it. */
export interface Problem {
  readonly path: string;
  readonly message: string;
  readonly code?: string;
}

export interface ErrorOptions {
  readonly cause?: unknown;
  readonly problems?: readonly Problem[];
  /** Seconds after which a repeat makes sense; becomes the Retry-After header. */
  readonly retryAfter?: number;
}

/** The one error class of the runtime. Mapped to HTTP, to a CLI line and to a log entry in one place each. */
export class PerennialError extends Error {
  override readonly name = 'PerennialError';
  readonly code: ErrorCode;
  readonly problems: readonly Problem[];
  readonly retryAfter: number | undefined;

  constructor(code: ErrorCode, message: string, { cause, problems = [], retryAfter }: ErrorOptions = {}) {
    super(message, { cause });
    this.code = code;
    this.problems = problems;
    this.retryAfter = retryAfter;
  }

  get status(): number {
    return ERRORS[this.code].status;
  }
}

/** The answer for an id that does not exist or belongs to another workspace: the two are not told apart. */
export function notFound(what: string, id: string): PerennialError {
  return new PerennialError('not_found', `There is no ${what} "${id}" in this workspace.`);
}
