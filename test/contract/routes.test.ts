import type { AnyRoute } from '../../runtime/src/platform/http/api';
import { aRunningApp, type RunningApp, type TestWorkspace } from '../support/app';
import { FOR_PEOPLE_ONLY, MAKERS, NOT_AN_ID, SAMPLES, type Sample, type Site } from './foreign';

let app: RunningApp;
let document: OpenApi;
const sites = new Map<TestWorkspace, Site>();

interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, JsonSchema>> };
}

interface Operation {
  readonly parameters?: readonly { readonly in: string; readonly name: string; readonly required?: boolean }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: JsonSchema }>> };
}

interface JsonSchema {
  readonly $ref?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly [keyword: string]: unknown;
}

beforeAll(async () => {
  app = await aRunningApp();
  document = (await (await fetch(`${app.baseUrl}/openapi.json`)).json()) as OpenApi;
});

afterAll(async () => {
  await app.close();
});

const nameOf = (route: AnyRoute) => `${route.method.toUpperCase()} ${route.path}`;
const closed = () => app.api.routes.filter(({ access }) => access !== 'public');
const idsInPath = ({ path }: AnyRoute) => [...path.matchAll(/:(\w+)/g)].map(([, name]) => name!);
const isId = (name: string) => /(Id|Ids)$/.test(name) && !NOT_AN_ID.has(name);

function operationOf(route: AnyRoute): Operation {
  return document.paths[route.path.replace(/:(\w+)/g, '{$1}')]![route.method]!;
}

function idsInQuery(route: AnyRoute): string[] {
  const parameters = operationOf(route).parameters ?? [];
  return parameters.filter((parameter) => parameter.in === 'query' && isId(parameter.name)).map(({ name }) => name);
}

function idsInBody(route: AnyRoute): string[] {
  const [content] = Object.values(operationOf(route).requestBody?.content ?? {});
  return content ? [...new Set(namesIn(content.schema, new Set()))].filter(isId) : [];
}

/** Every property name of a schema, however deep, through references and alternatives. */
function namesIn(schema: unknown, seen: Set<unknown>): string[] {
  if (typeof schema !== 'object' || schema === null || seen.has(schema)) return [];
  seen.add(schema);
  const { $ref, properties = {}, ...rest } = schema as JsonSchema;
  const referred = $ref ? document.components.schemas[$ref.split('/').at(-1)!] : undefined;
  const inner = [...Object.values(properties), ...Object.values(rest), referred];
  return [...Object.keys(properties), ...inner.flatMap((part) => namesIn(part, seen))];
}

/** Records are made once per workspace and name. */
function siteOf(workspace: TestWorkspace): Site {
  const known = sites.get(workspace);
  if (known) return known;
  const made = new Map<string, Promise<string>>();
  const site: Site = {
    app,
    workspace,
    id: (name) => {
      const maker = MAKERS[name];
      if (!maker) throw new Error(`test/contract/foreign.ts has no entry "${name}" in MAKERS`);
      const id = made.get(name) ?? maker(site);
      made.set(name, id);
      return id;
    },
  };
  sites.set(workspace, site);
  return site;
}

interface Attempt {
  readonly ids: Readonly<Record<string, string>>;
  readonly sample: Sample;
}

async function attempt(workspace: TestWorkspace, route: AnyRoute, { ids, sample }: Attempt): Promise<Response> {
  const path = route.path.replace(/:(\w+)/g, (_all, name: string) => encodeURIComponent(ids[name]!));
  const query = new URLSearchParams(sample.query).toString();
  return await workspace.call(route.method.toUpperCase(), query ? `${path}?${query}` : path, sample.body);
}

async function sampleFor(route: AnyRoute, site: Site): Promise<Sample> {
  const sample: Sample = (await SAMPLES[nameOf(route)]?.(site)) ?? {};
  if (route.body && !sample.body) throw new Error(`test/contract/foreign.ts has no SAMPLES entry for ${nameOf(route)}`);
  return sample;
}

async function ownIds(route: AnyRoute, site: Site): Promise<Record<string, string>> {
  const named = idsInPath(route).map(async (name) => [name, await site.id(name)] as const);
  return Object.fromEntries<string>(await Promise.all(named));
}

/** Every way to put one id of B into a request of A: into the path, the query, or anywhere in the body. */
async function foreignAttempts(route: AnyRoute): Promise<(Attempt & { what: string })[]> {
  const [a, b] = [siteOf(app.a), siteOf(app.b)];
  const own = { ids: await ownIds(route, a), sample: await sampleFor(route, a) };
  const inPath = idsInPath(route).map(async (name) => ({
    ...own,
    ...{ what: `path ${name}`, ids: { ...own.ids, [name]: await b.id(name) } },
  }));
  const inQuery = idsInQuery(route).map(async (name) => ({
    ...own,
    ...{ what: `query ${name}`, sample: { ...own.sample, query: { ...own.sample.query, [name]: await b.id(name) } } },
  }));
  const inBody = idsInBody(route).map(async (name) => ({
    ...own,
    ...{ what: `body ${name}`, sample: { ...own.sample, body: replaced(own.sample.body, name, await b.id(name)) } },
  }));
  return await Promise.all([...inPath, ...inQuery, ...inBody]);
}

function replaced(body: Sample['body'], name: string, id: string): Record<string, unknown> {
  const before = JSON.stringify(body);
  const text = JSON.stringify(body, (key, value: unknown): unknown => {
    if (key !== name) return value;
    return Array.isArray(value) ? [id] : id;
  });
  if (text === before) throw new Error(`the sample body has no "${name}": add it, or list it in NOT_AN_ID`);
  return JSON.parse(text) as Record<string, unknown>;
}

test('every route under /api that the app serves is described, so that this walk sees it', () => {
  const served: string[] = [];
  const walk = (stack: readonly Layer[]) => {
    for (const { route, handle } of stack) {
      if (route) served.push(...Object.keys(route.methods).map((method) => `${method.toUpperCase()} ${route.path}`));
      else if (handle.stack) walk(handle.stack);
    }
  };
  walk((app.express as unknown as { router: { stack: readonly Layer[] } }).router.stack);
  const described = new Set(app.api.routes.map(nameOf));
  expect(served.length).toBeGreaterThan(10);
  expect(served.filter((name) => / \/api(\/|$)/.test(name) && !described.has(name))).toEqual([]);
});

interface Layer {
  readonly route?: { readonly path: string; readonly methods: Readonly<Record<string, boolean>> };
  readonly handle: { readonly stack?: readonly Layer[] };
}

test('only paths for everybody are open', () => {
  const open = app.api.routes.filter(({ access }) => access === 'public').map(nameOf);
  const allowed = ['/healthz', '/readyz', '/metrics', '/api/sign-in', '/v1/', '/hooks/', '/u/', '/t/', '/f/'];
  expect(open.filter((name) => !allowed.some((path) => name.split(' ')[1]!.startsWith(path)))).toEqual([]);
});

test('without credentials every other route answers 401, before it looks at the request', async () => {
  const answers = await Promise.all(
    closed().map(async (route) => {
      const path = route.path.replace(/:\w+/g, 'any');
      const answer = await fetch(app.baseUrl + path, { method: route.method.toUpperCase() });
      const { code } = (await answer.json()) as { code: string };
      return `${nameOf(route)} ${String(answer.status)} ${code}`;
    }),
  );
  expect(answers.filter((answer) => !answer.endsWith(' 401 not_signed_in'))).toEqual([]);
  expect(answers.length).toBeGreaterThan(10);
});

test('every id in a path, query or body is known to foreign.ts', () => {
  const unknown = closed().flatMap((route) =>
    [...idsInPath(route), ...idsInQuery(route), ...idsInBody(route)]
      .filter((name) => !(name in MAKERS) && !NOT_AN_ID.has(name))
      .map((name) => `${nameOf(route)}: ${name}`),
  );
  expect(unknown).toEqual([]);
});

test("another workspace's ids are not found, wherever they stand", async () => {
  const wrong: string[] = [];
  for (const route of closed()) {
    if (FOR_PEOPLE_ONLY.has(nameOf(route))) continue;
    for (const { what, ...request } of await foreignAttempts(route)) {
      const answer = await attempt(app.a, route, request);
      const { code } = (await answer.json().catch(() => ({}))) as { code?: string };
      if (answer.status !== 404 || code !== 'not_found')
        wrong.push(`${nameOf(route)} with ${what}: ${String(answer.status)} ${code ?? ''}`);
    }
  }
  expect(wrong).toEqual([]);
});

test('the ids of foreign.ts are real: their own workspace finds them', async () => {
  const wrong: string[] = [];
  for (const route of closed().filter(({ path }) => path.includes(':'))) {
    const site = siteOf(app.b);
    const answer = await attempt(app.b, route, {
      ids: await ownIds(route, site),
      sample: await sampleFor(route, site),
    });
    if (answer.status === 404) wrong.push(`${nameOf(route)}: ${await answer.text()}`);
    // A route that deletes takes its record away from the others.
    if (route.method === 'delete') sites.delete(app.b);
  }
  expect(wrong).toEqual([]);
});

test("lists show nothing of another workspace's records", async () => {
  const foreign = await Promise.all(Object.keys(MAKERS).map(async (name) => await siteOf(app.b).id(name)));
  const leaks: string[] = [];
  for (const route of closed().filter(({ method, path }) => method === 'get' && !path.includes(':'))) {
    const text = await (await attempt(app.a, route, { ids: {}, sample: await sampleFor(route, siteOf(app.a)) })).text();
    leaks.push(...foreign.filter((id) => text.includes(id)).map((id) => `${nameOf(route)} shows ${id}`));
  }
  expect(leaks).toEqual([]);
});

test('answers fit what the document promises', () => {
  expect(app.misfits).toEqual([]);
});
