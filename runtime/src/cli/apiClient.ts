import { CliError } from './output';

type Query = Readonly<Record<string, string | number | boolean | undefined>>;

interface Page<T> {
  readonly items: readonly T[];
  readonly nextCursor?: string | undefined;
}

/** What an error answer says (application/problem+json). */
interface ProblemAnswer {
  readonly code?: string;
  readonly detail?: string;
  readonly title?: string;
  readonly problems?: readonly { readonly path: string; readonly message: string }[];
}

interface Sent {
  readonly query?: Query;
  readonly body?: unknown;
  readonly bytes?: Uint8Array;
  readonly idempotencyKey?: string | undefined;
}

const TIMEOUT_MS = 60_000;

/** The HTTP API of a running Perennial; every refusal becomes one line. */
export class ApiClient {
  readonly url: string;
  readonly #key: string;

  constructor(url: string, key: string) {
    this.url = url.replace(/\/+$/, '');
    this.#key = key;
  }

  async get<T>(path: string, query: Query = {}): Promise<T> {
    return (await this.#call('GET', path, { query })) as T;
  }

  /** With a key a repeat answers what the first one did. */
  async post<T>(path: string, body: unknown = {}, idempotencyKey?: string): Promise<T> {
    return (await this.#call('POST', path, { body, idempotencyKey })) as T;
  }

  async put<T>(path: string, body: unknown): Promise<T> {
    return (await this.#call('PUT', path, { body })) as T;
  }

  /** A piece of a file. */
  async putBytes(path: string, bytes: Uint8Array): Promise<void> {
    await this.#call('PUT', path, { bytes });
  }

  async patch<T>(path: string, body: unknown): Promise<T> {
    return (await this.#call('PATCH', path, { body })) as T;
  }

  async delete(path: string): Promise<void> {
    await this.#call('DELETE', path, {});
  }

  /** Items of a list, page by page, `limit` at most. */
  async list<T>(path: string, query: Query, limit: number): Promise<T[]> {
    const items: T[] = [];
    let cursor: string | undefined;
    do {
      const page = await this.get<Page<T>>(path, { ...query, cursor, limit: Math.min(200, limit - items.length) });
      items.push(...page.items);
      cursor = page.nextCursor;
    } while (cursor !== undefined && items.length < limit);
    return items.slice(0, limit);
  }

  async #call(method: string, path: string, { query = {}, body, bytes, idempotencyKey }: Sent): Promise<unknown> {
    const given = new URLSearchParams();
    for (const [name, value] of Object.entries(query)) if (value !== undefined) given.set(name, String(value));
    const search = given.size > 0 ? `?${String(given)}` : '';
    const response = await this.#fetch(`${path}${search}`, {
      method,
      headers: {
        authorization: `Bearer ${this.#key}`,
        accept: 'application/json',
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(bytes && { 'content-type': 'application/octet-stream' }),
        ...(idempotencyKey !== undefined && { 'idempotency-key': idempotencyKey }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      ...(bytes && { body: bytes as Uint8Array<ArrayBuffer> }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const text = await response.text();
    if (!response.ok) throw refusal(response.status, text);
    return text === '' ? undefined : parsed(text, this.url);
  }

  async #fetch(path: string, request: RequestInit): Promise<Response> {
    try {
      return await fetch(this.url + path, request);
    } catch (cause) {
      throw new CliError(`Nothing answers at ${this.url}. Is Perennial running there? (--url or PERENNIAL_URL)`, {
        code: 'unreachable',
        cause,
      });
    }
  }
}

function parsed(text: string, url: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new CliError(`${url} answers, but not as Perennial's API does.`, { code: 'unreachable', cause });
  }
}

/** One line: what was refused, and where in the input when it is about one place. */
function refusal(status: number, text: string): CliError {
  let answer: ProblemAnswer = {};
  try {
    answer = JSON.parse(text) as ProblemAnswer;
  } catch {
    // Something in front of the API answered (a proxy): its status is all there is to say.
  }
  const [first, ...more] = answer.problems ?? [];
  const detail = answer.detail ?? answer.title ?? `The server answered ${String(status)}.`;
  const where = first && !detail.includes(first.message) ? ` ${first.path}: ${first.message}` : '';
  const others = more.length > 0 ? ` (and ${String(more.length)} more)` : '';
  const hint = status === 401 ? ' (--key or PERENNIAL_API_KEY)' : '';
  return new CliError(`${detail}${where}${others}${hint}`.replaceAll(/\s*\n\s*/g, ' '), {
    code: answer.code ?? 'failed',
  });
}
