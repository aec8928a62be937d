import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';

import { readJson } from './apiClientFiles';
import { CliError } from './output';

/** A message as the API takes it; its parts are checked there. */
export interface MessageFile {
  readonly file: string;
  readonly key: string;
  readonly content: Readonly<Record<string, unknown>>;
}

type Texts = Record<string, Record<string, unknown>>;

const TEXT_PARTS: Readonly<Record<string, string>> = { '.mjml': 'mjml', '.txt': 'text' };

/**
 * Messages of a path: a JSON file; a folder with `message.json` and, beside it, `<language>.mjml` and `<language>.txt`;
 * or a folder of such folders and files. The key is in the file, or the folder's name.
 */
export async function readMessages(path: string): Promise<readonly MessageFile[]> {
  const found = await messagesIn(path);
  if (found.length === 0)
    throw new CliError(`${path} has no message: no JSON file and no folder with a message.json.`, { code: 'no_file' });
  return found;
}

async function messagesIn(path: string): Promise<MessageFile[]> {
  const info = await stat(path).catch((cause: unknown) => {
    throw new CliError(`${path} cannot be read.`, { code: 'no_file', cause });
  });
  if (info.isFile()) return [await readMessage(path)];
  const names = (await readdir(path)).sort();
  if (names.includes('message.json')) return [await readMessage(join(path, 'message.json'))];
  const all: MessageFile[] = [];
  for (const name of names) {
    const inner = join(path, name);
    const folder = (await stat(inner)).isDirectory();
    if (folder || extname(name) === '.json') all.push(...(await messagesIn(inner)));
  }
  return all;
}

async function readMessage(file: string): Promise<MessageFile> {
  const json = await readJson(file);
  if (typeof json !== 'object' || json === null || Array.isArray(json))
    throw new CliError(`${file} is no message: it must be a JSON object.`, { code: 'invalid_input' });
  const { key, languages, ...content } = json as { key?: unknown; languages?: Texts };
  const named = basename(file) === 'message.json' ? basename(dirname(file)) : basename(file, '.json');
  const texts = basename(file) === 'message.json' ? await withTextsBeside(dirname(file), languages ?? {}) : languages;
  return { file, key: typeof key === 'string' ? key : named, content: { ...content, languages: texts } };
}

async function withTextsBeside(folder: string, languages: Texts): Promise<Texts> {
  const texts = new Map(Object.entries(languages));
  for (const name of await readdir(folder)) {
    const part = TEXT_PARTS[extname(name)];
    if (part === undefined) continue;
    const language = basename(name, extname(name));
    texts.set(language, { ...texts.get(language), [part]: await readFile(join(folder, name), 'utf8') });
  }
  return Object.fromEntries(texts);
}
