import { BUCKETS } from './platform/ids';

/** By which fields a sharded MongoDB spreads a collection. */
export type ShardKey = Readonly<Record<string, 1 | 'hashed'>>;

/** Everything of one person beside each other; asked for by person and by bucket. */
const BY_PERSON: ShardKey = { bucket: 1, profileId: 1 };
/** Only reached by id. */
const BY_ID: ShardKey = { _id: 'hashed' };

/**
 * Every collection that grows with people and what they do (docs/scale.md). Whatever is written for an event, a wake-up or a
 * send names the key, so that few shards are asked; `test/integration/shard-key.test.ts` reads the commands. Collections that are
 * not named here stay whole.
 */
export const SHARD_KEYS: Readonly<Record<string, ShardKey>> = {
  enrolments: BY_PERSON,
  effects: BY_PERSON,
  events: BY_PERSON,
  eventCounters: BY_PERSON,
  segmentMembers: BY_PERSON,
  consents: BY_PERSON,
  profileMerges: BY_PERSON,
  rfmScores: BY_PERSON,
  profiles: BY_ID,
  profileAliases: BY_ID,
  identifiers: BY_ID,
  receipts: BY_ID,
  orders: BY_ID,
  deliveries: BY_ID,
  entries: BY_ID,
  refusals: BY_ID,
  stepPassages: BY_ID,
  movements: BY_ID,
  suppressions: BY_ID,
  sandboxMessages: BY_ID,
  triggers: BY_ID,
  catchUpPeople: BY_ID,
  // A unique index begins with it; hashed it could not be the key.
  unsubscribeTokens: { addressHash: 1 },
};

/** Chunks a ranged collection begins with; as many as a cluster can have shards before somebody splits them further. */
const CHUNKS = 64;

/** What to paste into mongosh at a mongos, once, while no process of Perennial runs. */
export function shardingScript(database: string): string {
  const lines = Object.entries(SHARD_KEYS).flatMap(([collection, key]) => {
    const name = JSON.stringify(`${database}.${collection}`);
    return [
      `target.${collection}.createIndex(${JSON.stringify(key)});`,
      `sh.shardCollection(${name}, ${JSON.stringify(key)});`,
      ...(key === BY_PERSON ? [`splitByBucket(${name});`] : []),
    ];
  });
  const width = String(BUCKETS / CHUNKS);
  return [
    `const target = db.getSiblingDB(${JSON.stringify(database)});`,
    `const splitByBucket = (name) => {`,
    `  for (let bucket = ${width}; bucket < ${String(BUCKETS)}; bucket += ${width})`,
    `    sh.splitAt(name, { bucket, profileId: MinKey() });`,
    `};`,
    `sh.enableSharding(${JSON.stringify(database)});`,
    ...lines,
  ].join('\n');
}
