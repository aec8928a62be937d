import { Router, type Request, type RequestHandler, type Response } from 'express';
import { z } from 'zod';

import { PerennialError } from '../errors/error';
import type { Caller, Permission } from './caller';

/** Who may call: anybody (`public` routes check their own signature, key or token), or a caller with a permission. */
export type Access = 'public' | Permission;

type Schema = z.ZodType | undefined;
type Output<S extends Schema> = S extends z.ZodType ? z.output<S> : undefined;
type Input<S extends Schema> = S extends z.ZodType ? z.input<S> : undefined;

export interface RouteSpec<P extends Schema, Q extends Schema, B extends Schema, R extends Schema> {
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** Express 5 syntax, e.g. `/api/journeys/:journeyId`. */
  readonly path: string;
  readonly summary: string;
  readonly tag: string;
  readonly access: Access;
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
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
}

/**
 * The routes of the runtime. Each subject adds its own; validation, access, types and the OpenAPI document come from the
 * same description. Curried, because with the handler inside the literal TypeScript widens unions to string.
 */
export class Api {
  readonly router = Router();
  readonly routes: AnyRoute[] = [];
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
      this.routes.push(spec as unknown as AnyRoute);
      this.router[spec.method](spec.path, this.#handle(spec, handler));
    };
  }

  #handle<P extends Schema, Q extends Schema, B extends Schema, R extends Schema>(
    spec: RouteSpec<P, Q, B, R>,
    handler: (call: Call<P, Q, B>) => Promise<Input<R>> | Input<R>,
  ): RequestHandler {
    return async (request, response) => {
      const caller = spec.access === 'public' ? NOBODY : await this.#allowed(request, spec.access);
      const answer = async () =>
        await handler({
          params: parsed<P>(spec.params, request.params, 'path'),
          query: parsed<Q>(spec.query, request.query, 'query'),
          body: parsed<B>(spec.body, request.body, 'body'),
          caller,
          request,
          response,
        });
      const { idempotency } = this.#edge;
      const result = spec.idempotent && idempotency ? await idempotency(request, caller, answer) : await answer();
      if (response.headersSent) return;
      response.status(spec.status ?? (spec.response ? 200 : 204));
      if (spec.response) response.json(result);
      else response.end();
    };
  }

  async #allowed(request: Request, permission: Permission): Promise<Caller> {
    const caller = await this.#edge.authenticate(request);
    if (!caller)
      throw new PerennialError('not_signed_in', 'Send a session cookie or "Authorization: Bearer <API key>".');
    if (!caller.permissions.has(permission))
      throw new PerennialError('not_allowed', `This needs the permission "${permission}".`);
    return caller;
  }
}

const NOBODY: Caller = { kind: 'nobody', id: '', workspaceId: '', permissions: new Set() };

function parsed<S extends Schema>(schema: S | undefined, value: unknown, where: string): Output<S> {
  if (!schema) return undefined as Output<S>;
  const result = schema.safeParse(value);
  if (result.success) return result.data as Output<S>;
  const problems = result.error.issues.map((issue) => ({
    path: [where, ...issue.path.map(String)].join('.'),
    message: issue.message,
    code: issue.code,
  }));
  const first = problems[0];
  throw new PerennialError('invalid_input', first ? `${first.path}: ${first.message}` : `The ${where} is not valid.`, {
    problems,
  });
}
