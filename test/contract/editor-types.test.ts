import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { openApiDocument } from '../../runtime/src/platform/http/openapi';
import { aWholeApp, type WholeApp } from '../support/app';

const ROOT = join(__dirname, '../..');
const FILE = join(ROOT, 'editor/src/api/schema.d.ts');

let app: WholeApp;

beforeAll(async () => {
  app = await aWholeApp();
});

afterAll(async () => {
  await app.close();
});

/** The types of the whole API; in a process of its own, because the generator does not load inside jest. */
async function typesOf(document: object): Promise<string> {
  let types = '';
  const child = execFile(process.execPath, ['tools/types-of-document.mjs'], { cwd: ROOT, maxBuffer: 32 * 1024 ** 2 });
  child.stdout?.on('data', (chunk: string) => (types += chunk));
  child.stdin?.end(JSON.stringify(document));
  const [code] = (await once(child, 'close')) as [number];
  expect(code).toBe(0);
  return types;
}

test('the types the editor calls the API with are those of its routes: npm run api:types writes them anew', async () => {
  const types = await typesOf(openApiDocument(app.api, { version: '0', sessionCookie: 'session' }));
  if (process.env['PERENNIAL_WRITE_TYPES'] === '1') writeFileSync(FILE, types);
  expect(readFileSync(FILE, 'utf8')).toBe(types);
});
