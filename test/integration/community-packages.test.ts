import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname } from 'node:path';

import { aWholeApp, type WholeApp } from '../support/app';
import { aJourney } from '../support/journeys';
import { aBatch, anItem } from '../support/n8n-batch';

// As they come from npm, unchanged: one that only describes its requests, and one that is a program.
const FOLDERS = [
  require.resolve('@mendable/n8n-nodes-firecrawl/package.json'),
  require.resolve('@openhab/n8n-nodes-openhab/package.json'),
].map(dirname);

const asked: { what: string; headers: IncomingHttpHeaders; body: string }[] = [];
const server = createServer((request, response) => {
  void (async () => {
    let body = '';
    for await (const chunk of request as AsyncIterable<Buffer>) body += chunk.toString();
    asked.push({ what: `${request.method!} ${request.url!}`, headers: request.headers, body });
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ answer: request.url }));
  })();
});

let app: WholeApp;
let url: string;

beforeAll(async () => {
  await once(server.listen(0, 'localhost'), 'listening');
  url = `http://localhost:${String((server.address() as AddressInfo).port)}`;
  app = await aWholeApp({ nodeFolders: FOLDERS, allowedHosts: ['localhost'] });
});

afterAll(async () => {
  await app.close();
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
});

beforeEach(() => {
  asked.length = 0;
});

async function post<T>(path: string, body: unknown = {}): Promise<T> {
  const answer = await app.a.call('POST', path, body);
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${path} answered ${String(answer.status)}: ${text}`);
  return JSON.parse(text) as T;
}

interface Step {
  readonly type: string;
  readonly parameters: Record<string, unknown>;
  readonly credential: { readonly type: string; readonly values: object };
}

/** Publishes a journey with the step and its credential, and runs it for two people. */
async function ran({ type, parameters, credential }: Step) {
  const { id } = await post<{ id: string }>('/api/credentials', { name: 'Theirs', ...credential });
  expect(await post(`/api/credentials/${id}/test`)).toMatchObject({ ok: true });
  asked.length = 0;
  const more = { credentials: { [credential.type]: { id, name: 'Theirs' } } };
  const workflow = aJourney().entry().foreign(type, { name: 'Theirs', parameters, more }).workflow();
  const journey = await post<{ id: string }>('/api/journeys', { name: 'Theirs', workflow });
  const published = await post<{ id: string }>(`/api/journeys/${journey.id}/publish`);
  const version = await app.subjects.journeys.byId(published.id);
  const step = [...version.steps.values()].find(({ name }) => name === 'Theirs')!;
  expect(step).toMatchObject({
    runs: 'external',
    because: expect.stringContaining('for each person by itself') as string,
  });
  return await app.subjects.n8n.runner.run(aBatch(version, step.key, [anItem(1), anItem(2)]));
}

test('a community package that only describes its requests runs unchanged, each person with their own answer', async () => {
  const results = await ran({
    type: '@mendable/n8n-nodes-firecrawl.firecrawl',
    parameters: { resource: 'Crawling', operation: 'getCrawlStatus', crawlId: '={{ $json.profile.id }}' },
    credential: { type: 'firecrawlApi', values: { baseUrl: url, apiKey: 'fire-key' } },
  });
  expect(results).toMatchObject(
    ['/crawl/prf_1', '/crawl/prf_2'].map((answer) => ({ kind: 'passed', item: { data: { answer } } })),
  );
  expect(asked.map(({ what }) => what).sort()).toEqual(['GET /crawl/prf_1', 'GET /crawl/prf_2']);
  for (const { headers } of asked) expect(headers.authorization).toBe('Bearer fire-key');
});

test('a community package that is a program runs unchanged, for each person by itself', async () => {
  const results = await ran({
    type: '@openhab/n8n-nodes-openhab.openHab',
    parameters: {
      ...{ resource: 'item', itemOperation: 'command', itemName: 'Lamp' },
      command: '=Hi {{ $json.profile.firstName }}',
    },
    credential: { type: 'openHABApi', values: { authType: 'token', baseUrlLocal: url, token: 'hab-token' } },
  });
  const sent = (name: string) => ({ kind: 'passed', item: { item: 'Lamp', command: `Hi ${name}`, statusCode: 200 } });
  expect(results).toMatchObject([sent('Customer 1'), sent('Customer 2')]);
  const calls = asked.map(({ what, body, headers }) => [what, body, headers['x-openhab-token']].join(' '));
  expect(calls.sort()).toEqual([1, 2].map((i) => `POST /rest/items/Lamp Hi Customer ${String(i)} hab-token`));
});
