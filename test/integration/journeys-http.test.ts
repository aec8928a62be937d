import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { MatchingPeople } from '../../runtime/src/journeys/people';
import { journeyRoutes } from '../../runtime/src/journeys/routes';
import { aRunningApp, type RunningApp } from '../support/app';
import { perennial } from '../support/command-line';
import { journeysOn, type JourneyProcess } from '../support/journey-service';
import { aJourney, anAbandonedCart } from '../support/journeys';

/** Those who match now have tests of their own. */
const NOBODY_MATCHES: MatchingPeople = {
  countDraft: () => Promise.resolve({ people: 0, capped: false }),
  begin: () => Promise.resolve(),
};

let app: RunningApp;
let process_: Pick<JourneyProcess, 'journeys' | 'people'>;
let folder: string;
beforeAll(async () => {
  app = await aRunningApp();
  process_ = await journeysOn(app.database);
  journeyRoutes(app.api, process_.journeys, { people: process_.people, matching: NOBODY_MATCHES });
  folder = await mkdtemp(join(tmpdir(), 'perennial-journeys-'));
});
afterAll(async () => {
  await process_.journeys.tasks.stop();
  await app.close();
  await rm(folder, { recursive: true });
});

const workflow = anAbandonedCart().workflow();

async function asked(method: string, path: string, body?: unknown, by = app.a) {
  const response = await by.call(method, path, body);
  const text = await response.text();
  return { status: response.status, body: (text ? JSON.parse(text) : {}) as Record<string, unknown> };
}

describe('journeys over HTTP', () => {
  test('from an import to a live version', async () => {
    const made = await asked('POST', '/api/journeys', { workflow, name: 'Carts' });
    expect(made).toMatchObject({ status: 201, body: { name: 'Carts', status: 'draft', draftRevision: 1, inside: 0 } });
    const path = `/api/journeys/${String(made.body['id'])}`;

    const patch = { baseRevision: 1, operations: [{ type: 'renameJourney', name: 'Carts of spring' }] };
    expect(await asked('PATCH', `${path}/draft`, patch)).toMatchObject({
      status: 200,
      body: { revision: 2, missed: [] },
    });
    expect(await asked('PATCH', `${path}/draft`, patch)).toMatchObject({
      status: 409,
      body: { code: 'conflict', problems: [{ path: 'name', code: 'changed_meanwhile' }] },
    });
    expect(await asked('POST', `${path}/validate`)).toMatchObject({ body: { publishable: true, revision: 2 } });
    const published = await asked('POST', `${path}/publish`, {});
    expect(published).toMatchObject({ status: 201, body: { number: 1, live: true, name: 'Carts of spring' } });
    expect(await asked('GET', `${path}/export`)).toMatchObject({ body: { ...workflow, name: 'Carts of spring' } });
    expect(await asked('GET', `${path}/versions/${String(published.body['id'])}`)).toMatchObject({
      status: 200,
      body: { workflow: { ...workflow, name: 'Carts of spring' } },
    });
    expect(await asked('POST', `${path}/pause`, { what: 'entryOnly' })).toMatchObject({ body: { status: 'paused' } });
    expect(app.misfits).toEqual([]);
  });

  test.each([
    ['nothing', {}, 'needs a "name" or a "workflow"'],
    ['no workflow', { workflow: { hello: 1 } }, 'no "nodes"'],
    ['an operation that does not exist', { baseRevision: 1, operations: [{ type: 'explode' }] }, 'operations.0'],
    [
      'a path to the prototype',
      {
        baseRevision: 1,
        operations: [{ type: 'setParameters', step: 'x', changes: [{ path: ['__proto__'], value: 1 }] }],
      },
      'is not a parameter',
    ],
  ])('refuse %s in words', async (_, body, words) => {
    const { body: made } = await asked('POST', '/api/journeys', { name: 'Any' });
    const [method, path] =
      'operations' in body ? ['PATCH', `/api/journeys/${String(made['id'])}/draft`] : ['POST', '/api/journeys'];
    const answer = await asked(method, path, body);
    expect(answer).toMatchObject({ status: 400, body: { code: 'invalid_input' } });
    expect(JSON.stringify(answer.body)).toContain(JSON.stringify(words).slice(1, -1));
  });

  test('page by page, one status alone, and never those of another workspace', async () => {
    for (const name of ['One', 'Two', 'Three']) await asked('POST', '/api/journeys', { name }, app.b);
    const first = await asked('GET', '/api/journeys?limit=2&status=draft', undefined, app.b);
    const names = (answer: typeof first) => (answer.body['items'] as { name: string }[]).map(({ name }) => name);
    expect(names(first)).toEqual(['Three', 'Two']);
    const cursor = String(first.body['nextCursor']);
    expect(names(await asked('GET', `/api/journeys?limit=2&cursor=${cursor}`, undefined, app.b))).toEqual(['One']);
    expect(names(await asked('GET', '/api/journeys?status=live', undefined, app.b))).toEqual([]);
  });

  test('found by the message they send', async () => {
    const sending = aJourney()
      .entry({ events: ['Asked'] })
      .send({ message: 'reminder' })
      .workflow();
    await asked('POST', '/api/journeys', { name: 'Sends', workflow: sending }, app.b);
    const found = async (key: string) =>
      (await asked('GET', `/api/journeys?usesMessage=${key}`, undefined, app.b)).body['items'] as { name: string }[];
    expect(await found('reminder')).toMatchObject([{ name: 'Sends' }]);
    expect(await found('remind')).toEqual([]);
  });
});

describe('perennial journeys', () => {
  const run = (...args: string[]) => perennial({ address: app.baseUrl, key: app.a.key }, 'journeys', ...args);

  test('imports, validates, publishes, pauses, resumes and exports what n8n imports', async () => {
    const file = join(folder, 'cart.json');
    await writeFile(file, JSON.stringify(workflow));
    expect((await run('import', file, '--name', 'By hand')).out).toMatch(/^Imported as jrn_\w+ "By hand"\.\n$/);
    expect(await run('validate', 'By hand')).toMatchObject({ out: 'No problems.\n', failure: undefined });
    expect((await run('publish', 'By hand')).out).toMatch(/^Published version 1 \(ver_\w+\)\.\n$/);
    expect((await run('pause', 'By hand', '--everything')).out).toBe('"By hand" is paused, everybody stands still.\n');
    expect((await run('resume', 'By hand')).out).toBe('"By hand" is live.\n');

    const exported = join(folder, 'exported.json');
    await run('export', 'By hand', '--out', exported);
    expect(JSON.parse(await readFile(exported, 'utf8'))).toEqual({ ...workflow, name: 'By hand' });
  });

  test('shows who stands where, as a table and as JSON', async () => {
    const { out } = await run('create', 'Crowded', '--event', 'Checkout Started', '--json');
    const { id } = JSON.parse(out) as { id: string };
    process_.people.all.push({ journeyId: id, versionId: 'ver_1', stepKey: 'somewhere1' });
    const shown = (await run('show', id)).out;
    expect(shown).toMatch(/^STEP +STEP KEY +INSIDE +STANDING STILL +VERSION\nsomewhere1 +somewhere1 +1 +ver_1$/m);
    expect(JSON.parse((await run('show', id, '--json')).out)).toMatchObject({ inside: 1, standing: [{ inside: 1 }] });
  });

  test('lists within 100 columns, whatever names are like', async () => {
    const names = [
      'A name that is much longer than any table would ever want it to be, and then some more of it',
      '夏季促销活动'.repeat(12),
    ];
    for (const name of names) await run('create', name);
    const lines = (await run('list')).out.trimEnd().split('\n');
    const width = (line: string) => line.length + (line.match(/\p{Script=Han}/gu) ?? []).length;
    expect(Math.max(...lines.map(width))).toBeLessThanOrEqual(100);
    expect(lines[1]).toMatch(/^jrn_[0-9a-f]{32} +夏季促销.*… +draft/);
  });

  test('fails with one clear line', async () => {
    const file = join(folder, 'broken.json');
    await writeFile(file, JSON.stringify(aJourney().send({ message: 'nobody' }).workflow()));
    await run('import', file, '--name', 'Broken');
    expect(await run('validate', 'Broken')).toMatchObject({
      out: expect.stringMatching(/^error: Send Email › message: There is no message "nobody"/m) as unknown,
      failure: '"Broken" cannot be published as it is.',
    });
    const published = await run('publish', 'Broken');
    expect(published.out).toBe('');
    expect(published.failure).toMatch(/^"Broken" has \d+ problems?: /);
    expect(published.failure).not.toContain('\n');

    expect((await run('show', 'Nowhere')).failure).toBe('There is no journey "Nowhere".');
    await run('create', 'Twice');
    await run('create', 'Twice');
    expect((await run('show', 'Twice')).failure).toContain('Several journeys are called "Twice"');
    expect((await run('import', join(folder, 'none.json'))).failure).toMatch(/none\.json cannot be read\.$/);
    const wrongKey = perennial({ address: app.baseUrl, key: 'per_wrong' }, 'journeys', 'list');
    expect((await wrongKey).failure).toContain('(--key or PERENNIAL_API_KEY)');
    const nobody = perennial({ address: 'http://127.0.0.1:9', key: 'x' }, 'journeys', 'list');
    expect((await nobody).failure).toContain('Nothing answers at http://127.0.0.1:9');
  });

  test('and every other subject say how to use each command, with an example', async () => {
    const any = { address: app.baseUrl, key: app.a.key };
    const words = (text: string) =>
      [...text.matchAll(/^ {2}([a-z][a-z-]+)(?: |$)/gm)]
        .map(([, name]) => name!)
        .filter((name) => name !== 'perennial');
    const subjects = words((await perennial(any, '--help')).out).filter((name) => name !== 'help');
    expect(subjects.length).toBeGreaterThan(9);
    for (const subject of subjects)
      for (const name of words((await perennial(any, subject, '--help')).out)) {
        const { out } = await perennial(any, subject, name, '--help');
        expect(out).toContain(`Example:\n  perennial ${subject} ${name}`);
        expect(out).toContain('--json');
      }
  });
});
