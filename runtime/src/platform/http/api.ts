import { Router, type Request, type RequestHandler, type Response } from 'express';
import { type z } from 'zod';

import { PerennialError } from '../errors/error';
import { NOBODY, type Audit, type AuditTarget, type Caller, type Permission } from './caller';

/**
 * Who may call: anybody (`public` routes check their own signature, key or token), anybody with a session or an API key
 * (`signedIn`), or a caller with a permission.
 */
type Access = 'public' | 'signedIn' | Permission;

/** How a public route is protected, for the document; the route itself does the checking. */
export type Scheme = 'writeKey' | 'signature' | 'linkToken';

type Schema = z.ZodType | undefined;
type Output<S extends Schema> = S extends z.ZodType ? z.output<S> : undefined;
type Input<S extends Schema> = S extends z.ZodType ? z.input<S> : undefined;

export interface RouteSpec<P extends Schema, Q extends Schema, B extends Schema, R extends Schema> {
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** Express 5 syntax, e.g. `/api/journeys/:journeyId`. */
  readonly path: string;
  readonly summary: string;
  readonly description?: string;
  readonly tag: string;
  readonly access: Access;
  readonly scheme?: Scheme;
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  /** Media type of the body and of the answer; JSON unless given. A handler that answers something else sends it itself. */
  readonly bodyType?: string;
  readonly responseType?: string;
  /** Status of success; 200 unless given. 204 goes with no response schema. */
  readonly status?: 200 | 201 | 202 | 204;
  readonly response?: R;
  /** Writes that send, spend or enrol: an Idempotency-Key makes a repeat answer what the first one answered. */
  readonly idempotent?: true;
}

export interface Call<P extends Schema, Q extends Schema, B extends Schema> {
  readonly params: Output<P>;
  readonly query: Output<Q>;
  readonly body: Output<B>;
  /** Present on every route that is not public; its workspace is the only one the handler may touch. */
  readonly caller: Caller;
  /**
   * Of an `idempotent` route, when the client sent one. Derive the ids of what you make from it (`derivedId(workspaceId, key)`):
   * after a crash in the middle the repeat runs the handler again.
   */
  readonly idempotencyKey?: string;
  /** After it was done: writes it to the audit trail as the caller's. */
  readonly did: (action: string, target: AuditTarget) => Promise<void>;
  readonly request: Request;
  readonly response: Response;
}

export type AnyRoute = RouteSpec<Schema, Schema, Schema, Schema>;

/** What `Api` needs from the rest of the edge. */
export interface Edge {
  /** Who calls, or undefined. Never throws for bad credentials: those are nobody. */
  readonly authenticate: (request: Request) => Promise<Caller | undefined>;
  /** Wraps the handler of an `idempotent` route. */
  readonly idempotency?: (request: Request, caller: Caller, answer: () => Promise<unknown>) => Promise<unknown>;
  /** The audit trail; without one nothing is written. */
  readonly audit?: Audit;
  /** Told when a handler's answer does not fit the route's response schema; it is then sent as it is. */
  readonly misfit?: (route: string, error: z.ZodError) => void;
}

/**
 * The routes of the runtime. Each subject adds its own; validation, access, types and the OpenAPI document come from the
 * same description. Curried, because with the handler inside the literal TypeScript widens unions to string.
 */
export class Api {
  readonly router = Router();
  readonly routes: AnyRoute[] = [];
  /** Routes that a router of its own serves (raw bodies, pages): only in the OpenAPI document. */
  readonly documented: AnyRoute[] = [];
  readonly #edge: Edge;

  constructor(edge: Edge) {
    this.#edge = edge;
  }

  route<
    P extends Schema = undefined,
    Q extends Schema = undefined,
    B extends Schema = undefined,
    R extends Schema = undefined,
  >(spec: RouteSpec<P, Q, B, R>) {
    return (handler: (call: Call<P, Q, B>) => Promise<Input<R>> | Input<R>): void => {
      this.routes.push(spec);
      this.router[spec.method](spec.path, this.#handle(spec, handler));
    };
  }

  /** Describes a public route that is served elsewhere: webhooks, `/v1`, unsubscribe pages. */
  document<
    P extends Schema = undefined,
    Q extends Schema = undefined,
    B extends Schema = undefined,
    R extends Schema = undefined,
  >(spec: RouteSpec<P, Q, B, R> & { readonly access: 'public' }): void {
    this.documented.push(spec);
  }

  #handle<P extends Schema, Q extends Schema, B extends Schema, R extends Schema>(
    spec: RouteSpec<P, Q, B, R>,
    handler: (call: Call<P, Q, B>) => Promise<Input<R>> | Input<R>,
  ): RequestHandler {
    return async (request, response) => {
      const caller = spec.access === 'public' ? NOBODY : await this.#allowed(request, spec.access);
      const call = {
        params: parsed<P>(spec.params, request.params, 'path'),
        query: parsed<Q>(spec.query, request.query, 'query'),
        body: parsed<B>(spec.body, request.body, 'body'),
        ...keyOf(spec.idempotent, request),
        caller,
        did: async (action: string, target: AuditTarget) => {
          await this.#edge.audit?.record(caller, action, target);
        },
        request,
        response,
      };
      const answer = async () => this.#fitting(spec, await handler(call));
      const { idempotency } = this.#edge;
      const result = spec.idempotent && idempotency ? await idempotency(request, caller, answer) : await answer();
      if (response.headersSent) return;
      response.status(spec.status ?? (spec.response ? 200 : 204));
      if (spec.response) response.json(result);
      else response.end();
    };
  }

  async #allowed(request: Request, access: 'signedIn' | Permission): Promise<Caller> {
    const caller = await this.#edge.authenticate(request);
    if (!caller)
      throw new PerennialError('not_signed_in', 'Send a session cookie or "Authorization: Bearer <API key>".');
    if (access !== 'signedIn' && !caller.permissions.has(access))
      throw new PerennialError('not_allowed', `This needs the permission "${access}".`);
    return caller;
  }

  /** The answer through its schema, so that a field nobody documented (a hash, a token) never leaves the process. */
  #fitting(spec: { method: string; path: string; response?: Schema }, answer: unknown): unknown {
    if (!spec.response || answer === undefined) return answer;
    const result = spec.response.safeParse(answer);
    if (result.success) return result.data;
    this.#edge.misfit?.(`${spec.method.toUpperCase()} ${spec.path}`, result.error);
    return answer;
  }
}

function keyOf(idempotent: true | undefined, request: Request): { idempotencyKey?: string } {
  const key = request.get('idempotency-key');
  return idempotent && key ? { idempotencyKey: key } : {};
}

function parsed<S extends Schema>(schema: S | undefined, value: unknown, where: string): Output<S> {
  if (!schema) return undefined as Output<S>;
  const result = schema.safeParse(value);
  if (result.success) return result.data as Output<S>;
  const problems = result.error.issues.slice(0, 100).map((issue) => ({
    path: [where, ...issue.path.map(String)].join('.'),
    message: issue.message,
    code: issue.code,
  }));
  const first = problems[0];
  throw new PerennialError('invalid_input', first ? `${first.path}: ${first.message}` : `The ${where} is not valid.`, {
    problems,
  });
}
