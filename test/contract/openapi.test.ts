import { aWholeApp, type WholeApp } from '../support/app';
import { documentOf, type JsonSchema, type OpenApi, type Operation } from './document';

let app: WholeApp;
let text: string;
let document: OpenApi;

beforeAll(async () => {
  app = await aWholeApp();
  document = await documentOf(app);
  text = JSON.stringify(document);
});

afterAll(async () => {
  await app.close();
});

const operations = () =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ name: `${method} ${path}`, path, operation })),
  );

test('is OpenAPI 3.1 and holds every route', () => {
  expect(document.openapi).toBe('3.1.0');
  const described = new Set(operations().map(({ name }) => name));
  const routes = [...app.api.routes, ...app.api.documented];
  const missing = routes.filter(({ method, path }) => !described.has(`${method} ${path.replace(/:(\w+)/g, '{$1}')}`));
  expect(missing).toEqual([]);
  expect(described.size).toBe(routes.length);
  expect(routes.length).toBeGreaterThan(100);
});

test('every operation has an id of its own, a summary, a tag, and the problem answer', () => {
  const ids = operations().map(({ operation }) => operation.operationId);
  expect(new Set(ids).size).toBe(ids.length);
  for (const { operation } of operations()) {
    expect(operation.summary).not.toBe('');
    expect(operation.tags).toHaveLength(1);
    expect(operation.responses['default']?.content).toHaveProperty(['application/problem+json']);
  }
});

test('operations hold nothing that OpenAPI does not know', () => {
  const known = ['operationId', 'summary', 'description', 'tags', 'security', 'parameters', 'requestBody', 'responses'];
  const unknown = operations().flatMap(({ name, operation }) => [
    ...Object.keys(operation).filter((key) => !known.includes(key)),
    ...Object.keys(operation.responses).filter((status) => !/^([1-5]\d\d|default)$/.test(status)),
    ...(operation.requestBody && /^(get|delete) /.test(name) ? ['a body'] : []),
  ]);
  expect(unknown).toEqual([]);
});

test('every parameter of a path is described and required, and none twice', () => {
  const wrong = operations().flatMap(({ name, path, operation: { parameters = [] } }) => {
    const inPath = parameters.filter((each) => each.in === 'path');
    const [said, there] = [inPath.map((each) => each.name), [...path.matchAll(/\{(\w+)\}/g)].map(([, each]) => each!)];
    const fits = said.toSorted().join() === there.toSorted().join() && inPath.every(({ required }) => required);
    const each = parameters.map((parameter) => `${parameter.in} ${parameter.name}`);
    return fits && new Set(each).size === each.length ? [] : [name];
  });
  expect(wrong).toEqual([]);
});

test('every reference leads somewhere, and every security scheme is declared', () => {
  const references = [...text.matchAll(/"\$ref":"([^"]+)"/g)].map(([, target]) => target!);
  expect(references.length).toBeGreaterThan(100);
  const leads = (target: string) => {
    const [, kind = '', name = ''] = /^#\/components\/(\w+)\/([\w.-]+)$/.exec(target) ?? [];
    return document.components[kind]?.[name] !== undefined;
  };
  expect(references.filter((target) => !leads(target))).toEqual([]);
  const schemes = operations().flatMap(({ operation }) => operation.security.flatMap(Object.keys));
  expect([...new Set(schemes)].filter((scheme) => !document.components['securitySchemes']?.[scheme])).toEqual([]);
});

test('who needs credentials says which', () => {
  for (const { path, method, access } of app.api.routes) {
    const { security } = document.paths[path.replace(/:(\w+)/g, '{$1}')]![method]!;
    if (access !== 'public') expect(security).toEqual([{ apiKey: [] }, { session: [] }]);
  }
});

/** What our schemas use of JSON Schema 2020-12, and OpenAPI's own `discriminator`; anything else is a left-over of the library that made it, or a surprise. */
const KEYWORDS = new Set([
  ...['$ref', 'type', 'enum', 'const', 'format', 'default', 'description', 'examples', 'title', 'deprecated'],
  ...['properties', 'required', 'additionalProperties', 'propertyNames', 'items', 'prefixItems'],
  ...[
    'anyOf',
    'oneOf',
    'discriminator',
    'allOf',
    'not',
    'pattern',
    'minLength',
    'maxLength',
    'minItems',
    'maxItems',
    'uniqueItems',
  ],
  ...['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'],
]);
const TYPES = ['string', 'number', 'integer', 'boolean', 'object', 'array', 'null'];

test('every schema is JSON Schema as others read it, with nothing left over from the library that made it', () => {
  const wrong: string[] = [];
  let count = 0;
  const visit = (schema: JsonSchema | boolean, place: string): void => {
    if (typeof schema === 'boolean') return;
    count += 1;
    wrong.push(...problemsOf(schema).map((problem) => `${place}: ${problem}`));
    for (const [name, inner] of innerSchemas(schema)) visit(inner, `${place}.${name}`);
  };
  for (const [name, schema] of Object.entries(document.components['schemas']!)) visit(schema, name);
  for (const { name, operation } of operations())
    for (const [where, schema] of schemasOf(operation)) visit(schema, `${name} ${where}`);
  expect(wrong).toEqual([]);
  expect(count).toBeGreaterThan(1_000);
});

test('schemas that others name have names of ours', () => {
  const names = Object.keys(document.components['schemas']!);
  expect(names.filter((name) => !/^[A-Z][A-Za-z0-9]+$/.test(name) || /schema/i.test(name))).toEqual([]);
});

function schemasOf({ parameters = [], requestBody, responses }: Operation): [string, JsonSchema][] {
  const all: Operation['responses'] = { ...responses, ...(requestBody && { body: requestBody }) };
  const contents = Object.entries(all).flatMap(([name, each]) =>
    Object.values(each.content ?? {}).flatMap(({ schema }) => (schema ? [[name, schema] as [string, JsonSchema]] : [])),
  );
  const described = parameters.map(({ name, schema }) => [name, schema ?? {}] as [string, JsonSchema]);
  return [...described, ...contents];
}

function innerSchemas(schema: JsonSchema): [string, JsonSchema | boolean][] {
  const { properties = {}, items, prefixItems = [], additionalProperties, propertyNames, not } = schema;
  const { anyOf = [], oneOf = [], allOf = [] } = schema;
  const single = Object.entries({ items, additionalProperties, propertyNames, not });
  return [
    ...Object.entries(properties),
    ...single.flatMap(([name, inner]) => (inner === undefined ? [] : [[name, inner] as [string, JsonSchema]])),
    ...[...prefixItems, ...anyOf, ...oneOf, ...allOf].map(
      (inner, index) => [String(index), inner] as [string, JsonSchema],
    ),
  ];
}

function problemsOf(schema: JsonSchema): string[] {
  const {
    type = [],
    properties = {},
    required = [],
    enum: choices,
    pattern,
    minLength = 0,
    maxLength = Infinity,
  } = schema;
  return [
    ...Object.keys(schema).filter((key) => !KEYWORDS.has(key)),
    ...[type].flat().filter((one) => !TYPES.includes(one)),
    ...required.filter((name) => !(name in properties)).map((name) => `requires "${name}", which it does not describe`),
    ...(choices?.length === 0 || new Set(choices).size !== (choices?.length ?? 0)
      ? ['an enum that is empty or repeats']
      : []),
    ...(minLength > maxLength ? ['no text is long enough'] : []),
    ...(pattern !== undefined && !isPattern(pattern) ? [`the pattern ${pattern}`] : []),
  ];
}

function isPattern(pattern: string): boolean {
  try {
    return new RegExp(pattern, 'u').source.length > 0;
  } catch {
    return false;
  }
}
