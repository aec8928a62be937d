import { runInNewContext } from 'node:vm';

import { SHARD_KEYS, shardingScript } from './shardKeys';

test('what is to be run in mongosh shards every collection by its key, which has an index by then', () => {
  const done: string[] = [];
  const collections = new Proxy({}, { get: (_, name) => ({ createIndex: (key: object) => done.push(`index ${String(name)} ${JSON.stringify(key)}`) }) }); // prettier-ignore
  runInNewContext(shardingScript('brand'), {
    db: { getSiblingDB: (name: string) => (done.push(`database ${name}`), collections) },
    sh: {
      enableSharding: (name: string) => done.push(`sharding ${name}`),
      shardCollection: (name: string, key: object) => done.push(`shard ${name} ${JSON.stringify(key)}`),
      splitAt: (name: string, { bucket }: { bucket: number }) => done.push(`split ${name} ${String(bucket)}`),
    },
    MinKey: () => 'least',
  });
  for (const [collection, key] of Object.entries(SHARD_KEYS)) {
    const sharded = done.indexOf(`shard brand.${collection} ${JSON.stringify(key)}`);
    expect(done.indexOf(`index ${collection} ${JSON.stringify(key)}`)).toBe(sharded - 1);
  }
  const splits = done.filter((one) => one.startsWith('split brand.enrolments'));
  expect(splits).toHaveLength(63);
  expect(splits.at(-1)).toBe('split brand.enrolments 252');
});
