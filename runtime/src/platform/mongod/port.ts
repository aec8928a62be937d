import { randomInt } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { listenError } from '../listen-error';

/** Below the ports that systems give to outgoing connections, above those of well-known services. */
const CHOSEN_FROM = { first: 20_000, end: 32_000 };

const portFile = (folder: string) => join(folder, 'mongod.port');

/** The port the database of this data folder had last. */
export async function keptPort(folder: string): Promise<number | undefined> {
  const port = Number(await readFile(portFile(folder), 'utf8').catch(() => ''));
  return Number.isInteger(port) && port > 0 && port < 65_536 ? port : undefined;
}

export async function keepPort(folder: string, port: number): Promise<void> {
  const draft = `${portFile(folder)}.${String(process.pid)}`;
  await writeFile(draft, String(port));
  await rename(draft, portFile(folder));
}

export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(CHOSEN_FROM.first, CHOSEN_FROM.end);
    if (await isFree(port)) return port;
  }
}

/** Whether we could listen on this port of the loopback address now. */
export const isFree = async (port: number) => (await listenError(port)) === undefined;
