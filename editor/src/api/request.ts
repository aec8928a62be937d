/** What the API answers when it refuses: `code` is stable, the editor has its own words for it. */
class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  readonly code: string;

  constructor(code: string, detail: string) {
    super(detail);
    this.code = code;
  }
}

/** JSON in, JSON out, with the session's cookie. Throws ApiProblem; with the code `offline` when nobody answers. */
export async function request<T>(method: string, path: string, body?: unknown): Promise<T> {
  const answer = await fetch(path, {
    method,
    ...(body !== undefined && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  }).catch(() => {
    throw new ApiProblem('offline', 'The server does not answer');
  });
  if (answer.ok) return (answer.status === 204 ? undefined : await answer.json()) as T;
  const problem = (await answer.json().catch(() => ({}))) as { code?: string; detail?: string };
  throw new ApiProblem(problem.code ?? 'internal', problem.detail ?? answer.statusText);
}

export function codeOf(error: unknown): string {
  return error instanceof ApiProblem ? error.code : 'internal';
}
