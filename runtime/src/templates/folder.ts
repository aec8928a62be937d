import { readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';

import { FORMAT_VERSION } from './bundle';

type Json = Record<string, unknown>;

const PARTS: Readonly<Record<string, 'mjml' | 'text'>> = { '.mjml': 'mjml', '.txt': 'text' };

/**
 * A template's folder as one bundle, unchecked: `manifest.json`, `journey.json`, `messages/<key>/message.json` with
 * `<language>.mjml` and `<language>.txt` beside it, `samples/*.json`. Rejects when a file is missing or is no JSON.
 */
export async function bundleOfFolder(folder: string): Promise<unknown> {
  // First, so that a folder that is no template is always told by the same file.
  const manifest = await readJson(join(folder, 'manifest.json'));
  const [journey, messages, samples] = await Promise.all([
    readJson(join(folder, 'journey.json')),
    readMessages(join(folder, 'messages')),
    readSamples(join(folder, 'samples')),
  ]);
  return { format: 'perennial-template', formatVersion: FORMAT_VERSION, manifest, journey, messages, samples };
}

async function readMessages(folder: string): Promise<Json[]> {
  return await Promise.all((await namesIn(folder)).map((key) => readMessage(join(folder, key), key)));
}

async function readMessage(folder: string, key: string): Promise<Json> {
  const { languages, ...message } = await readJson(join(folder, 'message.json'));
  const texts = new Map(Object.entries((languages ?? {}) as Record<string, Json>));
  for (const name of await namesIn(folder)) {
    const part = PARTS[extname(name)];
    if (part === undefined) continue;
    const language = name.slice(0, -extname(name).length);
    texts.set(language, { ...texts.get(language), [part]: await readFile(join(folder, name), 'utf8') });
  }
  return { key, ...message, languages: Object.fromEntries(texts) };
}

async function readSamples(folder: string): Promise<Json[]> {
  const names = (await namesIn(folder)).filter((name) => extname(name) === '.json');
  return await Promise.all(names.map((name) => readJson(join(folder, name))));
}

async function readJson(file: string): Promise<Json> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new Error(`${file} is missing or cannot be read`, { cause });
  });
  try {
    return JSON.parse(text) as Json;
  } catch (cause) {
    throw new Error(`${file} is no JSON (${cause instanceof Error ? cause.message : String(cause)})`, { cause });
  }
}

/** Sorted, so that the same folder always gives the same bundle; empty when there is none. */
async function namesIn(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).sort();
  } catch {
    return [];
  }
}
