import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { glob } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { DryMongoBinary } from 'mongodb-memory-server-core/lib/util/DryMongoBinary';
import { MongoBinaryDownloadUrl } from 'mongodb-memory-server-core/lib/util/MongoBinaryDownloadUrl';

import { downloadProgress, type Progress } from './cache';

const run = promisify(execFile);

const ANSWERS_WITHIN_MS = 4_000;
const STALLED_AFTER_MS = 20_000;

/** MongoDB's own download for this system, unpacked into `folder`: path of its `mongod`. Throws soon when the server does not answer. */
export async function fetchOfficial(folder: string, progress: Progress): Promise<string> {
  const options = await DryMongoBinary.generateOptions({ downloadDir: folder });
  const url = await new MongoBinaryDownloadUrl(options).getDownloadUrl();
  if (!url.endsWith('.tgz')) throw new Error(`no archive for ${options.platform} ${options.arch}`);
  const expected = await checksum(url);
  progress(`Fetching the database program, MongoDB ${options.version} (once) ...`);
  const archive = join(folder, 'mongodb.tgz');
  const actual = await download(url, archive, progress);
  if (actual !== expected) throw new Error(`the archive's SHA-256 is ${actual}, expected ${expected}`);
  progress('Unpacking it ...');
  await run('tar', ['-xzf', archive, '-C', folder]);
  const [mongod] = await Array.fromAsync(glob(join(folder, '*/bin/mongod')));
  if (!mongod) throw new Error('the archive holds no bin/mongod');
  return mongod;
}

/** Small and asked for first: it tells within seconds whether the server can be reached at all. */
async function checksum(url: string): Promise<string> {
  const answer = await fetch(`${url}.sha256`, { signal: AbortSignal.timeout(ANSWERS_WITHIN_MS) });
  const digest = /^[0-9a-f]{64}\b/.exec(await answer.text())?.[0];
  if (!answer.ok || !digest) throw new Error(`HTTP ${String(answer.status)}`);
  return digest;
}

/** Streams `url` into `file` and gives its SHA-256. Gives up when nothing arrives for a while, however large the file is. */
async function download(url: string, file: string, progress: Progress): Promise<string> {
  const stalled = new AbortController();
  const timer = setTimeout(() => {
    stalled.abort(new Error(`nothing arrived for ${String(STALLED_AFTER_MS / 1000)} s`));
  }, STALLED_AFTER_MS);
  const hash = createHash('sha256');
  let received = 0;
  try {
    const answer = await fetch(url, { signal: stalled.signal });
    if (!answer.ok || !answer.body) throw new Error(`HTTP ${String(answer.status)}`);
    const report = downloadProgress(progress, Number(answer.headers.get('content-length')) || undefined);
    const watch = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        timer.refresh();
        hash.update(chunk);
        report((received += chunk.length));
        done(null, chunk);
      },
    });
    await pipeline(answer.body, watch, createWriteStream(file));
    return hash.digest('hex');
  } finally {
    clearTimeout(timer);
  }
}
