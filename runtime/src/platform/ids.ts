import { hash, randomBytes, randomUUIDv7 } from 'node:crypto';

/** What an id begins with, so that a person who sees one in a log knows what it is. */
export type IdPrefix =
  'prf' | 'seg' | 'jrn' | 'ver' | 'msg' | 'snd' | 'src' | 'key' | 'out' | 'job' | 'sub' | 'wai' | 'crd';

export const BUCKETS = 256;

/** A new id: prefix and a time-ordered random part, e.g. `prf_0199a3…`. */
export function newId(prefix: IdPrefix): string {
  return `${prefix}_${randomUUIDv7().replaceAll('-', '')}`;
}

/** The same parts always give the same id (128 bits of SHA-256 over their JSON, as hex): for records that must exist once. */
export function derivedId(...parts: readonly (string | number)[]): string {
  return hash('sha256', JSON.stringify(parts)).slice(0, 32);
}

/** The bucket (0…255) of a profile; lanes of workers and the sharding key are made of it. Never changes for an id. */
export function bucketOf(profileId: string): number {
  const known = buckets.get(profileId);
  if (known !== undefined) return known;
  if (buckets.size >= MOST_REMEMBERED) buckets.clear();
  const bucket = hash('sha256', profileId, 'buffer')[0] ?? 0;
  buckets.set(profileId, bucket);
  return bucket;
}

/** Each command on somebody asks for it again, and a hash costs more than a look. */
const buckets = new Map<string, number>();
const MOST_REMEMBERED = 10_000;

/** An unguessable token for links and keys: 256 bits, URL-safe. */
export function randomToken(): string {
  return randomBytes(32).toString('base64url');
}
