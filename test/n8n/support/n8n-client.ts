import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

type Json = Record<string, unknown>;

export interface N8nNode {
  readonly name: string;
  readonly type: string;
  readonly parameters?: Json;
  readonly typeVersion?: number;
}

export interface Execution {
  readonly id: string;
  readonly status: string;
  readonly data: ExecutionData | undefined;
}

interface ExecutionData {
  readonly resultData: {
    readonly error?: { readonly message: string; readonly description?: string };
    readonly runData: Record<
      string,
      readonly { readonly data?: { readonly main: readonly (readonly { json: Json }[] | null)[] } }[]
    >;
  };
}

/** n8n's REST interface, as its editor uses it; just enough to make workflows and look at executions. */
export class N8nClient {
  readonly #baseUrl: string;
  #cookie = '';

  constructor(baseUrl: string) {
    this.#baseUrl = baseUrl;
  }

  /** Makes the owner of a fresh installation and signs in. */
  async signIn(): Promise<void> {
    const owner = { email: 'owner@example.com', firstName: 'O', lastName: 'W', password: 'Acceptance-1' };
    await this.#call('POST', '/rest/owner/setup', owner);
    this.#cookie = '';
    await this.call('POST', '/rest/login', { emailOrLdapLoginId: owner.email, password: owner.password });
  }

  /** The `data` of the answer. Throws unless it is a success. */
  async call<T = Json>(method: string, path: string, body?: unknown): Promise<T> {
    const { status, answer } = await this.#call(method, path, body);
    if (status >= 300)
      throw new Error(`${method} ${path} answered ${String(status)}: ${JSON.stringify(answer).slice(0, 800)}`);
    return ('data' in answer ? answer['data'] : answer) as T;
  }

  async nodeTypes(): Promise<readonly { name: string }[]> {
    const answer = await fetch(`${this.#baseUrl}/types/nodes.json`, { headers: { cookie: this.#cookie } });
    return (await answer.json()) as { name: string }[];
  }

  async createWorkflow(
    name: string,
    nodes: readonly N8nNode[],
    more: Json,
  ): Promise<{ id: string; versionId: string }> {
    const placed = nodes.map((node, i) => ({
      id: randomUUID(),
      typeVersion: 1,
      position: [i * 200, 0],
      parameters: {},
      ...node,
      ...(node.type.includes('Trigger') && { webhookId: randomUUID() }),
    }));
    return await this.call('POST', '/rest/workflows', {
      name,
      nodes: placed,
      settings: { executionOrder: 'v1' },
      ...more,
    });
  }

  /** Activation goes on in the background. */
  async activate({ id, versionId }: { id: string; versionId: string }): Promise<void> {
    await this.call('POST', `/rest/workflows/${id}/activate`, { versionId });
    for (;;) {
      const { status } = await this.call<{ status: string }>('GET', `/rest/workflows/${id}/publication-status`);
      if (status === 'published') return;
      if (/fail|error/.test(status)) throw new Error(`Activation ended as ${status}`);
      await sleep(100);
    }
  }

  async executions(workflowId: string): Promise<readonly { id: string; status: string }[]> {
    const filter = encodeURIComponent(JSON.stringify({ workflowId }));
    const { results } = await this.call<{ results: { id: string; status: string }[] }>(
      'GET',
      `/rest/executions?filter=${filter}`,
    );
    return results;
  }

  /** An execution once it has one of these states. */
  async execution(id: string, states: readonly string[]): Promise<Execution> {
    for (;;) {
      const execution = await this.call<{ id: string; status: string; data: unknown }>('GET', `/rest/executions/${id}`);
      if (states.includes(execution.status)) return { ...execution, data: unflattened(execution.data) };
      if (execution.status === 'error' || execution.status === 'crashed') {
        throw new Error(`Execution ${id} failed: ${JSON.stringify(unflattened(execution.data)?.resultData.error)}`);
      }
      await sleep(200);
    }
  }

  async #call(method: string, path: string, body: unknown): Promise<{ status: number; answer: Json }> {
    const answer = await fetch(this.#baseUrl + path, {
      method,
      headers: { 'content-type': 'application/json', 'browser-id': 'acceptance', cookie: this.#cookie },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const cookie = answer.headers.getSetCookie().find((each) => each.startsWith('n8n-auth='));
    if (cookie) this.#cookie = cookie.split(';')[0] ?? '';
    return { status: answer.status, answer: (await answer.json().catch(() => ({}))) as Json };
  }
}

/** n8n sends executions in the format of the package "flatted": a list in which text that is a number points into the list. */
function unflattened(data: unknown): ExecutionData | undefined {
  if (typeof data !== 'string') return data as ExecutionData | undefined;
  const list = JSON.parse(data) as unknown[];
  const made = new Map<number, unknown>();
  const at = (index: number): unknown => {
    if (made.has(index)) return made.get(index);
    const value = list[index];
    if (typeof value !== 'object' || value === null) return value;
    const copy: Json | unknown[] = Array.isArray(value) ? [] : {};
    made.set(index, copy);
    for (const [key, inner] of Object.entries(value)) {
      (copy as Json)[key] = typeof inner === 'string' ? at(Number(inner)) : inner;
    }
    return copy;
  };
  return at(0) as ExecutionData | undefined;
}

/** Connections of a chain of outputs: `[from, output, to]`. */
export function wires(...list: readonly (readonly [string, number, string])[]): Json {
  const connections: Record<string, { main: { node: string; type: string; index: number }[][] }> = {};
  for (const [from, output, to] of list) {
    const { main } = (connections[from] ??= { main: [] });
    while (main.length <= output) main.push([]);
    main[output]?.push({ node: to, type: 'main', index: 0 });
  }
  return { connections };
}
