import { createCipheriv, createDecipheriv, hkdfSync, randomBytes, randomUUID } from 'node:crypto';
import { link, mkdir, open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';

import { PerennialError } from './errors/error';
import type { Settings } from './settings';

/** Encrypts what must not lie readable in the database: passwords of senders, keys of shops. */
export interface Secrets {
  /**
   * AES-256-GCM. `context` is `<workspaceId>:<what>`; a sealed text that is moved to another workspace or field cannot be opened.
   * The result names its key, so that keys can be replaced one after the other.
   */
  seal(plaintext: string, context: string): string;
  /** Throws `cannot_decrypt` for another key, another context or a changed text. */
  open(sealed: string, context: string): string;
  /** A key for another purpose (sessions, signatures) that tells nothing about this one; 64 hex digits, always the same. */
  derive(purpose: string): string;
}

interface Key {
  readonly id: string;
  readonly bytes: Buffer;
}

const FORMAT = 'v1';
const IV_BYTES = 12;
const TAG_BYTES = 16;

export const secretFile = (dataFolder: string) => join(dataFolder, 'secret');

/**
 * PERENNIAL_SECRET, or the file that is made at the first start (for its owner only). The file's lines open what they sealed
 * also after a setting has taken over: to replace a key, put the new one above the old one.
 */
export async function loadSecrets(
  settings: Pick<Settings, 'PERENNIAL_SECRET' | 'PERENNIAL_DATA_DIR'>,
): Promise<Secrets> {
  const { PERENNIAL_SECRET: given, PERENNIAL_DATA_DIR: folder } = settings;
  const kept = await keptSecrets(folder);
  if (given !== undefined) return createSecrets([given, ...kept]);
  return createSecrets(kept.length > 0 ? kept : await generate(folder));
}

/** The first secret seals, all of them open. */
export function createSecrets(secrets: readonly string[]): Secrets {
  const keys = secrets.map(keyOf);
  const [current] = keys;
  const [master] = secrets;
  if (!current || master === undefined) throw new Error('createSecrets needs at least one secret');
  return {
    seal: (plaintext, context) => seal(plaintext, context, current),
    open: (sealed, context) => unseal(sealed, context, keys),
    derive: (purpose) => derived(master, `purpose:${purpose}`, 32).toString('hex'),
  };
}

function seal(plaintext: string, context: string, key: Key): string {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key.bytes, iv).setAAD(Buffer.from(context));
  const text = Buffer.concat([cipher.update(plaintext, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return [FORMAT, key.id, iv.toString('base64url'), text.toString('base64url')].join('.');
}

function unseal(sealed: string, context: string, keys: readonly Key[]): string {
  const [format, id, iv, text] = sealed.split('.');
  if (format !== FORMAT || id === undefined || iv === undefined || text === undefined)
    throw new PerennialError('cannot_decrypt', 'This is not a text that Perennial has encrypted.');
  const key = keys.find((each) => each.id === id);
  if (!key)
    throw new PerennialError(
      'cannot_decrypt',
      `Encrypted with key "${id}", but only ${keys.map((each) => `"${each.id}"`).join(', ')} is here. Set PERENNIAL_SECRET to the secret that was used then, or add it as a line to the file "secret" of the data folder.`,
    );
  const bytes = Buffer.from(text, 'base64url');
  try {
    const decipher = createDecipheriv('aes-256-gcm', key.bytes, Buffer.from(iv, 'base64url'), {
      authTagLength: TAG_BYTES,
    })
      .setAAD(Buffer.from(context))
      .setAuthTag(bytes.subarray(-TAG_BYTES));
    return decipher.update(bytes.subarray(0, -TAG_BYTES), undefined, 'utf8') + decipher.final('utf8');
  } catch (cause) {
    throw new PerennialError('cannot_decrypt', 'The encrypted text was changed or belongs to something else.', {
      cause,
    });
  }
}

const derived = (secret: string, info: string, bytes: number) =>
  Buffer.from(hkdfSync('sha256', secret, 'perennial', info, bytes));

const keyOf = (secret: string): Key => ({
  id: derived(secret, 'key id', 4).toString('hex'),
  bytes: derived(secret, 'encryption', 32),
});

async function keptSecrets(folder: string): Promise<string[]> {
  const text = await readFile(secretFile(folder), 'utf8').catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw new PerennialError('cannot_start', `The file ${secretFile(folder)} cannot be read.`, { cause: error });
  });
  return text.split(/\s+/).filter(Boolean);
}

/** The file appears whole or not at all; of two processes that start together the first one's secret is everybody's. */
async function generate(folder: string): Promise<string[]> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const draft = `${secretFile(folder)}.${randomUUID()}`;
  const file = await open(draft, 'wx', 0o600);
  try {
    await file.writeFile(`${randomBytes(32).toString('base64url')}\n`);
    await file.sync();
    await link(draft, secretFile(folder)).catch((error: unknown) => {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    });
  } finally {
    await file.close();
    await rm(draft, { force: true });
  }
  return await keptSecrets(folder);
}
