import { readFile, writeFile } from 'node:fs/promises';

import { CliError } from './output';

/** JSON of a file, or of stdin for `-`. */
export async function readJson(path: string): Promise<unknown> {
  const text = await readText(path);
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new CliError(`${path === '-' ? 'What came in' : path} is not valid JSON.`, { code: 'invalid_json', cause });
  }
}

export async function readText(path: string): Promise<string> {
  if (path === '-') return await readStdin();
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    throw new CliError(`${path} cannot be read.`, { code: 'no_file', cause });
  }
}

export async function writeText(path: string, text: string): Promise<void> {
  try {
    await writeFile(path, text);
  } catch (cause) {
    throw new CliError(`${path} cannot be written.`, { code: 'no_file', cause });
  }
}

async function readStdin(): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
