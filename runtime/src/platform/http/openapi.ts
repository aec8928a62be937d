import { createDocument, type ZodOpenApiObject, type ZodOpenApiOperationObject } from 'zod-openapi';
import type { z } from 'zod';

import { problemDetails, PROBLEM_TYPE } from '../errors/problem';
import type { AnyRoute, Api, Scheme } from './api';

const JSON_TYPE = 'application/json';
const PARAMETER = /[:*](\w+)/g;

export interface DocumentInfo {
  readonly version: string;
  /** Where the API is reached from outside; relative when not known. */
  readonly publicUrl?: string | undefined;
  /** Name of the session cookie. */
  readonly sessionCookie: string;
}

/** The OpenAPI 3.1 document of every route, from the schemas that validate them. */
export function openApiDocument(api: Api, { version, publicUrl, sessionCookie }: DocumentInfo): object {
  const paths: Record<string, Record<string, ZodOpenApiOperationObject>> = {};
  for (const route of [...api.routes, ...api.documented])
    (paths[openApiPath(route.path)] ??= {})[route.method] = operation(route);
  const document: ZodOpenApiObject = {
    openapi: '3.1.0',
    info: { title: 'Perennial', version, license: { name: 'MIT', identifier: 'MIT' } },
    servers: [{ url: publicUrl ?? '/' }],
    paths,
    components: {
      schemas: { Problem: problemDetails },
      securitySchemes: {
        apiKey: { type: 'http', scheme: 'bearer', description: 'An API key of one workspace.' },
        session: { type: 'apiKey', in: 'cookie', name: sessionCookie, description: 'Of a signed-in person.' },
        writeKey: { type: 'http', scheme: 'basic', description: 'Write key of a source as user name, no password.' },
        signature: {
          type: 'apiKey',
          in: 'header',
          name: 'X-Shopify-Hmac-Sha256',
          description: "The shop's signature.",
        },
      },
    },
  };
  return createDocument(document, { override: withoutLongPatterns });
}

/** zod prints the regular expressions behind its formats, up to 300 characters; the format says it. */
function withoutLongPatterns({ jsonSchema }: { jsonSchema: { format?: unknown; pattern?: unknown } }): void {
  if (jsonSchema.format !== undefined) delete jsonSchema.pattern;
}

function openApiPath(path: string): string {
  return path.replace(/[{}]/g, '').replace(PARAMETER, '{$1}');
}

function operation(route: AnyRoute): ZodOpenApiOperationObject {
  const answer = route.responseType ?? JSON_TYPE;
  const status = String(route.status ?? (route.response || route.responseType ? 200 : 204)) as '200';
  return {
    operationId: operationId(route),
    summary: route.summary,
    ...(route.description && { description: route.description }),
    tags: [route.tag],
    security: security(route),
    requestParams: parameters(route),
    ...((route.body || route.bodyType) && {
      requestBody: {
        required: true,
        content: { [route.bodyType ?? JSON_TYPE]: route.body ? { schema: route.body } : {} },
      },
    }),
    responses: {
      [status]: {
        description: 'Done',
        ...((route.response || route.responseType) && {
          content: { [answer]: route.response ? { schema: route.response } : {} },
        }),
      },
      ...problems(route),
    },
  };
}

function parameters(route: AnyRoute): NonNullable<ZodOpenApiOperationObject['requestParams']> {
  return {
    ...(route.params && { path: route.params as z.ZodObject }),
    ...(route.query && { query: route.query as z.ZodObject }),
  };
}

const MEANING: Readonly<Record<string, string>> = {
  400: 'The input is not valid',
  401: 'Nobody is signed in',
  403: 'Not allowed',
  404: 'There is no such thing in this workspace',
  409: 'The first request with this Idempotency-Key is still running',
  422: 'The Idempotency-Key came with another request',
  default: 'Any other problem',
};

function problems(route: AnyRoute): Record<string, object> {
  const statuses = [
    ...(route.params || route.query || route.body ? ['400'] : []),
    ...(route.access === 'public' ? [] : ['401', '403']),
    ...(route.path.includes(':') ? ['404'] : []),
    ...(route.idempotent ? ['409', '422'] : []),
    'default',
  ];
  const content = { [PROBLEM_TYPE]: { schema: problemDetails } };
  return Object.fromEntries(statuses.map((status) => [status, { description: MEANING[status] ?? '', content }]));
}

const SCHEMES: Readonly<Record<Scheme, Record<string, string[]>[]>> = {
  writeKey: [{ writeKey: [] }],
  signature: [{ signature: [] }],
  linkToken: [],
};

function security(route: AnyRoute): Record<string, string[]>[] {
  if (route.access === 'public') return route.scheme ? SCHEMES[route.scheme] : [];
  return [{ apiKey: [] }, { session: [] }];
}

/** `GET /api/journeys/:journeyId` is `getJourneysByJourneyId`. */
function operationId({ method, path }: AnyRoute): string {
  const words = path
    .replace(/^\/api\//, '')
    .replace(PARAMETER, 'by-$1')
    .split(/[^A-Za-z0-9]+/)
    .filter(Boolean);
  return method + words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
}
