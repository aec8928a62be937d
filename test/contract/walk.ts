import type { AnyRoute } from '../../runtime/src/platform/http/api';
import type { TestWorkspace, WholeApp } from '../support/app';
import { MAKERS, NAMED_OTHERWISE, type Site } from './foreign';
import { NOT_AN_ID } from './plain';
import { SAMPLES, type Sample } from './samples';
import { parametersOf, textsOfBody, type OpenApi } from './document';

/** What a request is made with: a key, or the cookie of a session. */
export type Credentials = Readonly<Record<string, string>>;

export interface Attempt {
  /** Parameters of the path. */
  readonly ids: Readonly<Record<string, string>>;
  readonly sample: Sample;
}

export const nameOf = (route: AnyRoute): string => `${route.method.toUpperCase()} ${route.path}`;

export const closedRoutes = (app: WholeApp): AnyRoute[] => app.api.routes.filter(({ access }) => access !== 'public');

const inPath = ({ path }: AnyRoute) => [...path.matchAll(/:(\w+)/g)].map(([, name]) => name!);

/** The maker whose ids a parameter takes; undefined when it takes none, or when nobody said. */
const makerOf = (route: AnyRoute, name: string): string | undefined =>
  NAMED_OTHERWISE[`${nameOf(route)} ${name}`] ?? (name in MAKERS && !NOT_AN_ID.has(name) ? name : undefined);

/** Every parameter that foreign.ts and plain.ts say nothing about. */
export function unlisted(route: AnyRoute, document: OpenApi): string[] {
  const names = [...inPath(route), ...parametersOf(route, document, 'query'), ...textsOfBody(route, document)];
  return names.filter((name) => makerOf(route, name) === undefined && !NOT_AN_ID.has(name));
}

export function newSite(app: WholeApp, workspace: TestWorkspace): Site {
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
  return site;
}

/** A request to this route that succeeds in the site's workspace. */
export async function ownAttempt(route: AnyRoute, site: Site): Promise<Attempt> {
  const sample: Sample = (await SAMPLES[nameOf(route)]?.(site)) ?? {};
  if (route.body && !sample.body) throw new Error(`test/contract/samples.ts has no body for ${nameOf(route)}`);
  const ids: Record<string, string> = { ...sample.params };
  for (const name of inPath(route)) {
    const maker = makerOf(route, name);
    if (maker !== undefined) ids[name] = await site.id(maker);
    else if (!(name in ids)) throw new Error(`test/contract/samples.ts gives no "${name}" for ${nameOf(route)}`);
  }
  return { ids, sample };
}

/** The same with every id that the query can take, too. */
export async function fullAttempt(route: AnyRoute, site: Site, document: OpenApi): Promise<Attempt> {
  const { ids, sample } = await ownAttempt(route, site);
  const query: Record<string, string> = { ...sample.query };
  for (const name of parametersOf(route, document, 'query')) {
    const maker = makerOf(route, name);
    if (maker !== undefined) query[name] = await site.id(maker);
  }
  return { ids, sample: { ...sample, query } };
}

export type ForeignAttempt = Attempt & { readonly what: string };

/** Every way to put one id of another workspace into a request: into the path, the query, or anywhere in the body. */
export async function foreignAttempts(
  route: AnyRoute,
  { own: site, foreign, document }: { readonly own: Site; readonly foreign: Site; readonly document: OpenApi },
): Promise<ForeignAttempt[]> {
  const own = await ownAttempt(route, site);
  const attempts: ForeignAttempt[] = [];
  const each = async (names: readonly string[], put: (name: string, id: string) => readonly ForeignAttempt[]) => {
    for (const name of names) {
      const maker = makerOf(route, name);
      if (maker !== undefined) attempts.push(...put(name, await foreign.id(maker)));
    }
  };
  const { ids, sample } = own;
  await each(inPath(route), (name, id) => [{ what: `path ${name}`, ids: { ...ids, [name]: id }, sample }]);
  await each(parametersOf(route, document, 'query'), (name, id) => [
    { what: `query ${name}`, ids, sample: { ...sample, query: { ...sample.query, [name]: id } } },
  ]);
  await each(textsOfBody(route, document), (name, id) =>
    replaced(sample.body, name, id).map((body) => ({ what: `body ${name}`, ids, sample: { ...sample, body } })),
  );
  return attempts;
}

/** The body with the foreign id instead of its own; for a list, also beside its own. */
function replaced(body: Sample['body'], name: string, id: string): Record<string, unknown>[] {
  const before = JSON.stringify(body);
  const bodies = [[id], undefined].map((others) =>
    JSON.stringify(body, (key, value: unknown): unknown => {
      if (key !== name) return value;
      if (!Array.isArray(value)) return id;
      return others ?? [...(value as unknown[]), id];
    }),
  );
  if (bodies.includes(before)) throw new Error(`the sample body has no "${name}": add it, or list it in plain.ts`);
  return [...new Set(bodies)].map((text) => JSON.parse(text) as Record<string, unknown>);
}

export const byKey = (key: string): Credentials => ({ authorization: `Bearer ${key}` });

/** The cookie of a new session of this user. */
export async function bySession(app: WholeApp, userId: string): Promise<Credentials> {
  const { token } = await app.workspaces.createSignInLink(userId);
  return cookiesOf(app, await app.workspaces.redeemLink(token, undefined, {}));
}

export function cookiesOf(app: WholeApp, cookies: readonly string[]): Credentials {
  return { cookie: cookies.map((cookie) => cookie.split(';')[0]).join('; '), origin: app.baseUrl };
}

export async function request(
  app: WholeApp,
  route: AnyRoute,
  { ids, sample }: Attempt,
  credentials: Credentials,
): Promise<Response> {
  const path = route.path.replace(/:(\w+)/g, (_all, name: string) => encodeURIComponent(ids[name]!));
  const query = new URLSearchParams(sample.query).toString();
  const { type, text } = sample.raw ?? { type: 'application/json', text: sample.body && JSON.stringify(sample.body) };
  return await fetch(`${app.baseUrl}${path}${query ? '?' : ''}${query}`, {
    method: route.method.toUpperCase(),
    headers: { ...credentials, ...(text !== undefined && { 'content-type': type }) },
    ...(text !== undefined && { body: text }),
  });
}

/** Status and code, as failures are listed. */
export async function verdict(answer: Response): Promise<string> {
  const { code = '', detail = '' } = (await answer.json().catch(() => ({}))) as { code?: string; detail?: string };
  return `${String(answer.status)} ${code} ${detail}`.trimEnd();
}
