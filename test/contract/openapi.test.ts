import { aRunningApp, type RunningApp } from '../support/app';

let app: RunningApp;
let text: string;
let document: Document;

interface Document {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly tags: readonly string[];
  readonly security: readonly Record<string, unknown>[];
  readonly parameters?: readonly { readonly in: string; readonly name: string }[];
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, unknown>> }>>;
}

beforeAll(async () => {
  app = await aRunningApp();
  text = await (await fetch(`${app.baseUrl}/openapi.json`)).text();
  document = JSON.parse(text) as Document;
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

test('every parameter of a path is described', () => {
  const missing = operations().flatMap(({ name, path, operation }) =>
    [...path.matchAll(/\{(\w+)\}/g)]
      .filter(([, parameter]) => !operation.parameters?.some((each) => each.in === 'path' && each.name === parameter))
      .map(([, parameter]) => `${name}: ${parameter!}`),
  );
  expect(missing).toEqual([]);
});

test('every reference leads somewhere, and every security scheme is declared', () => {
  const references = [...text.matchAll(/"\$ref":"#\/components\/(\w+)\/([^"]+)"/g)];
  expect(references.length).toBeGreaterThan(5);
  expect(references.filter(([, kind, name]) => !document.components[kind!]?.[name!])).toEqual([]);
  const schemes = operations().flatMap(({ operation }) => operation.security.flatMap(Object.keys));
  expect([...new Set(schemes)].filter((scheme) => !document.components['securitySchemes']?.[scheme])).toEqual([]);
});

test('who needs credentials says which', () => {
  for (const { path, method, access } of app.api.routes) {
    const { security } = document.paths[path.replace(/:(\w+)/g, '{$1}')]![method]!;
    if (access !== 'public') expect(security).toEqual([{ apiKey: [] }, { session: [] }]);
  }
});
