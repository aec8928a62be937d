import { createHash } from 'node:crypto';
import type { Db, Document } from 'mongodb';

import { MIGRATIONS } from '../../runtime/src/migrations';
import { bucketOf } from '../../runtime/src/platform/ids';
import { aCheckout, eventually } from '../support/brand';
import { aJourney } from '../support/journeys';
import { startSmtp } from '../support/smtp';
import { startSpine } from '../support/spine-runtime';
import type { Arena } from './arena';
import { conditionsOf, rounded, type Result, type Say } from './result';

/** What grows with people and what they do. */
const COLLECTIONS = [
  ...['enrolments', 'effects', 'events', 'entries', 'receipts', 'deliveries'],
  ...['profiles', 'identifiers', 'unsubscribeTokens', 'movements'],
];
const PATTERNS = 20;
const PORTION = 5_000;
const DAY = 86_400_000;
const SPREAD_DAYS = 60;

/**
 * What one document of each collection takes: the documents that a checkout with two messages leaves in the real runtime, many
 * times, with ids and instants of their own, in collections with all indexes of the product.
 */
export async function storage(arena: Arena, { documents }: { readonly documents: number }, say: Say): Promise<Result> {
  const patterns = await documentsOf(arena);
  const { db } = arena.fresh();
  for (const migration of MIGRATIONS) await migration.up(db);
  const more: Record<string, number> = {};
  for (const [name, own] of patterns) {
    for (let from = 0; from < documents; from += PORTION) {
      const numbers = Array.from({ length: Math.min(PORTION, documents - from) }, (_, index) => from + index);
      await db.collection(name).insertMany(
        numbers.map((n) => renewed(own[n % own.length]!, n)),
        { ordered: false },
      );
    }
    await arena.settle();
    const sizes = await sizesOf(db, name);
    Object.assign(more, Object.fromEntries(Object.entries(sizes).map(([what, size]) => [`${name} ${what}`, size])));
    say(`${name}: ${Object.entries(sizes).map(([what, size]) => `${what} ${String(size)}`).join(', ')}`); // prettier-ignore
  }
  await db.dropDatabase();
  const enrolment = (more['enrolments stored'] ?? 0) + (more['enrolments indexes'] ?? 0);
  return {
    ...{ bench: 'storage', ours: enrolment, reference: null, ratio: null, rounds: 1, more },
    ...{ unit: 'bytes on disk for one enrolment with its index keys', goal: '–' },
    conditions: { documents, patterns: PATTERNS, spreadDays: SPREAD_DAYS, ...(await conditionsOf(arena)) },
  };
}

/** What so many checkouts have left of each collection when both messages have gone out. */
async function documentsOf(arena: Arena): Promise<readonly (readonly [string, readonly Document[]])[]> {
  const { uri, db } = arena.fresh();
  const smtp = await startSmtp();
  const runtime = await startSpine({ mongodbUri: uri });
  try {
    await runtime.brand.setUp(smtp.port);
    await runtime.brand.live(
      aJourney()
        .entry({ key: 'checkout', aliases: ['cart'], exits: [{ event: 'Order Completed', by: 'entryKey' }] })
        .wait({ amount: 1, unit: 'seconds' })
        .send({}, { name: 'First' })
        .wait({ amount: 1, unit: 'seconds' }, { name: 'Two' })
        .send({}, { name: 'Second' })
        .workflow(),
    );
    for (let n = 0; n < PATTERNS; n++) await runtime.brand.webhook('checkouts/create', aCheckout());
    await eventually('everybody to be through', async () =>
      (await db.collection('enrolments').countDocuments({ 'ended.reason': 'completed' })) === PATTERNS
        ? true
        : undefined,
    );
    const read = COLLECTIONS.map(async (name) => [name, await patternsOf(db, name)] as const);
    return (await Promise.all(read)).filter(([, own]) => own.length > 0);
  } finally {
    await runtime.end('SIGTERM');
    await smtp.stop();
    await db.dropDatabase();
  }
}

/** Of effects the sends, of events what came from the shop and what we told of it, as many as there are. */
async function patternsOf(db: Db, name: string): Promise<Document[]> {
  return await db
    .collection(name)
    .find({ _id: { $not: /^end of / }, ...(name === 'effects' && { status: 'sent' }) } as object)
    .toArray();
}

/** The same with other ids, tokens, hashes and addresses, some time in the last months. */
function renewed(pattern: Document, n: number): Document {
  const said = [pattern['workspaceId'], pattern['journeyId'], pattern['versionId'], pattern['sourceId']];
  const kept = said.filter((one) => typeof one === 'string').join();
  const text = (value: string) =>
    value.replaceAll(/[0-9a-f]{24,}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, (run: string) =>
      kept.includes(run) ? run : hexOf(`${String(n)}/${run}`, run.length),
    );
  const back = (n % SPREAD_DAYS) * DAY + (n % 86_399) * 1_000;
  const walk = (value: unknown): unknown => {
    if (typeof value === 'string') return text(value);
    if (value instanceof Date) return new Date(value.getTime() - back);
    if (Array.isArray(value)) return value.map(walk);
    if (typeof value !== 'object' || value === null || !isPlain(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [text(key), walk(inner)]));
  };
  const { _id, ...rest } = walk(pattern) as Document;
  const profileId: unknown = rest['profileId'];
  return {
    // Ids that the driver makes, it makes anew.
    ...(typeof _id === 'string' && { _id }),
    ...rest,
    ...('bucket' in rest && typeof profileId === 'string' && { bucket: bucketOf(profileId) }),
  };
}

const isPlain = (value: object) => Object.getPrototypeOf(value) === Object.prototype;

function hexOf(text: string, length: number): string {
  return createHash('sha256')
    .update(text)
    .digest('hex')
    .repeat(Math.ceil(length / 64))
    .slice(0, length);
}

interface Sizes {
  /** Of one document as BSON, and as it is stored: compressed. */
  readonly document: number;
  readonly stored: number;
  /** Of all index keys of one document. */
  readonly indexes: number;
  /** How many indexes the collection has. */
  readonly keys: number;
}

async function sizesOf(db: Db, name: string): Promise<Sizes> {
  const stats = (await db.command({ collStats: name })) as unknown as {
    readonly count: number;
    readonly size: number;
    readonly storageSize: number;
    readonly totalIndexSize: number;
    readonly nindexes: number;
  };
  const { count } = stats;
  return {
    document: rounded(stats.size / count, 0),
    stored: rounded(stats.storageSize / count, 0),
    indexes: rounded(stats.totalIndexSize / count, 0),
    keys: stats.nindexes,
  };
}
