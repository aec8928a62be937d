import type { AnyRoute } from '../../runtime/src/platform/http/api';
import type { RunningApp } from '../support/app';

export interface OpenApi {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: Readonly<Record<string, Readonly<Record<string, JsonSchema>>>>;
}

export interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly tags: readonly string[];
  readonly security: readonly Readonly<Record<string, unknown>>[];
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema?: JsonSchema }>> };
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { schema?: JsonSchema }>> }>
  >;
}

export interface Parameter {
  readonly in: string;
  readonly name: string;
  readonly required?: boolean;
  readonly schema?: JsonSchema;
}

export interface JsonSchema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly format?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly items?: JsonSchema;
  readonly prefixItems?: readonly JsonSchema[];
  readonly propertyNames?: JsonSchema;
  readonly not?: JsonSchema;
  readonly additionalProperties?: JsonSchema | boolean;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly allOf?: readonly JsonSchema[];
}

export async function documentOf(app: RunningApp): Promise<OpenApi> {
  return (await (await fetch(`${app.baseUrl}/openapi.json`)).json()) as OpenApi;
}

export function operationOf(route: AnyRoute, document: OpenApi): Operation {
  return document.paths[route.path.replace(/:(\w+)/g, '{$1}')]![route.method]!;
}

export function parametersOf(route: AnyRoute, document: OpenApi, where: 'path' | 'query'): string[] {
  const parameters = operationOf(route, document).parameters ?? [];
  return parameters.filter((parameter) => parameter.in === where).map(({ name }) => name);
}

/** Names in the body, however deep, that take a free text: one that could be an id. */
export function textsOfBody(route: AnyRoute, document: OpenApi): string[] {
  const [content] = Object.values(operationOf(route, document).requestBody?.content ?? {});
  const names = new Set<string>();
  const seen = new Set<string>();
  const visit = (schema: JsonSchema, name?: string): void => {
    const resolved = resolve(schema, document);
    if (name !== undefined && isFreeText(resolved)) names.add(name);
    const place = `${name ?? ''} ${JSON.stringify(schema)}`;
    if (seen.has(place)) return;
    seen.add(place);
    for (const [property, value] of Object.entries(resolved.properties ?? {})) visit(value, property);
    for (const part of partsOf(resolved)) visit(part, name);
  };
  if (content?.schema) visit(content.schema);
  return [...names];
}

function resolve(schema: JsonSchema, document: OpenApi): JsonSchema {
  return schema.$ref === undefined ? schema : document.components['schemas']![schema.$ref.split('/').at(-1)!]!;
}

function partsOf({ items, additionalProperties, anyOf = [], oneOf = [], allOf = [] }: JsonSchema): JsonSchema[] {
  const values = typeof additionalProperties === 'object' ? [additionalProperties] : [];
  return [...(items ? [items] : []), ...values, ...anyOf, ...oneOf, ...allOf];
}

const isFreeText = ({ type, enum: choices, const: only, format }: JsonSchema) =>
  [type].flat().includes('string') && choices === undefined && only === undefined && format === undefined;
