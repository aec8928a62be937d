import { bucketOf } from './ids';

/**
 * A document of somebody, and where a sharded database keeps it: `{bucket, profileId}` is the shard key of enrolments, effects
 * and events (`shardKeys.ts`). Neither ever changes, so a copy that was read long ago still says it.
 */
export interface Placed {
  readonly _id: string;
  readonly bucket: number;
  readonly profileId: string;
}

type InBucket = Pick<Placed, 'bucket'>;

/** These documents, as a filter that only the shards answer which have them. */
export function these(placed: readonly Pick<Placed, '_id' | 'bucket'>[]) {
  return { _id: { $in: [...new Set(placed.map(({ _id }) => _id))] }, bucket: bucketsOf(placed) };
}

/** One document, as a filter that names the whole shard key: for single updates. */
export function exactly({ _id, bucket, profileId }: Placed): Placed {
  return { _id, bucket, profileId };
}

export function bucketsOf(placed: readonly InBucket[]) {
  return { $in: [...new Set(placed.map(({ bucket }) => bucket))] };
}

/** Whatever is stored under these profile ids. */
export function ofProfiles(profileIds: Iterable<string>) {
  const ids = [...new Set(profileIds)];
  return { profileId: { $in: ids }, bucket: { $in: [...new Set(ids.map(bucketOf))] } };
}
