import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The oldest server whose features Perennial uses. */
export const OLDEST_SERVER = 6;

export interface ServerVersion {
  /** E.g. `6.0.5`. */
  readonly text: string;
  readonly major: number;
}

/** Version of a `mongod` program. Throws when it does not run on this machine, with what it said (a missing library, another CPU). */
export async function mongodVersion(binary: string): Promise<ServerVersion> {
  const { stdout } = await run(binary, ['--version'], { timeout: 10_000 });
  const text = /db version v(\S+)/.exec(stdout)?.[1];
  if (!text) throw new Error(`"${binary} --version" did not answer like MongoDB: ${stdout.slice(0, 200)}`);
  return { text, major: Number.parseInt(text, 10) };
}
