import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';

import { ApiClient } from './apiClient';
import { CliError } from './output';

export interface ConnectionOptions {
  readonly url?: string | undefined;
  readonly key?: string | undefined;
}

const NO_KEY =
  'An API key is needed: --key <key> or PERENNIAL_API_KEY. Where Perennial runs, this makes one: export PERENNIAL_API_KEY=$(npx perennial keys create "my terminal")';

/** Neither a key nor the address of a Perennial elsewhere is given. */
export const speaksToNobody = (
  { url, key }: ConnectionOptions,
  environment: NodeJS.ProcessEnv = process.env,
): boolean => !(key ?? environment['PERENNIAL_API_KEY']) && !(url ?? environment['PERENNIAL_URL']);

/** Which Perennial to talk to: `--url`, PERENNIAL_URL, the address a running one left in the data folder, the default port. */
export async function connectionOf(
  { url, key }: ConnectionOptions,
  environment: NodeJS.ProcessEnv = process.env,
): Promise<ApiClient> {
  const address = url ?? environment['PERENNIAL_URL'] ?? (await runningHere(environment)) ?? 'http://127.0.0.1:5680';
  if (!URL.canParse(address) || !/^https?:$/.test(new URL(address).protocol))
    throw new CliError(`"${address}" is no address; it must look like http://127.0.0.1:5680.`, {
      code: 'invalid_input',
    });
  const secret = key ?? environment['PERENNIAL_API_KEY'];
  if (!secret) throw new CliError(NO_KEY, { code: 'not_signed_in' });
  return new ApiClient(address, secret);
}

/** `address` in the data folder is written by `perennial start` while it runs. */
async function runningHere(environment: NodeJS.ProcessEnv): Promise<string | undefined> {
  const folder = environment['PERENNIAL_DATA_DIR'] ?? join(homedir(), '.perennial');
  const address = await readFile(join(folder, 'address'), 'utf8').catch(() => '');
  return address.trim() || undefined;
}

const LIMIT = 1_000_000;

/** The number in `--limit`. */
export function limitOf(limit = '50'): number {
  const number = Number(limit);
  if (Number.isInteger(number) && number > 0 && number <= LIMIT) return number;
  throw new CliError(`"${limit}" is no limit; give a number from 1 to ${String(LIMIT)}.`, { code: 'invalid_input' });
}
