import type { EnrolmentDocument } from '../../runtime/src/enrolments/model';
import { effectMigrations } from '../../runtime/src/effects/migrations';
import { enrolmentMigrations } from '../../runtime/src/enrolments/migrations';
import { eventMigrations } from '../../runtime/src/events/service';
import type { Db } from '../../runtime/src/platform/database';
import { bucketOf, derivedId } from '../../runtime/src/platform/ids';
import type { ProfileDocument } from '../../runtime/src/profiles/model';
import { profileMigrations } from '../../runtime/src/profiles/service';
import { JOURNEY, versionId, WORKSPACE, type Questions } from './journey';

const LANGUAGES = ['de', 'fr', 'en', 'it'] as const;
const COUNTRIES = ['DE', 'FR', 'US', 'IT'] as const;
const CREATED = Date.parse('2025-01-01T00:00:00.000Z');
const DAY = 86_400_000;
/** Milliseconds between two outcomes of sends: a dispatcher that sends 500 a second. */
const APART = 2;
const PORTION = 5_000;

/** The collections of a wake-up with all their indexes, empty. */
export async function migrateHot(db: Db): Promise<void> {
  for (const migration of [...profileMigrations, ...eventMigrations, ...enrolmentMigrations, ...effectMigrations])
    await migration.up(db);
}

export interface Seed {
  readonly questions: Questions;
  readonly from: number;
  readonly count: number;
  /** When the last of them became due, or the first will. */
  readonly at: Date;
  /** Milliseconds between two who become due. */
  readonly apart?: number;
  /** Another brand's people. */
  readonly workspaceId?: string;
}

/** People whose first message has gone out: due now, in the order in which the outcomes came. */
export async function seedDue(db: Db, seed: Seed): Promise<void> {
  const { questions, from, count, at, apart = APART, workspaceId = WORKSPACE } = seed;
  await portions(from, count, async (numbers) => {
    const people = numbers.map((n) => ({ ...profile(n), workspaceId }));
    await db.collection<ProfileDocument>('profiles').insertMany(people, { ordered: false });
    await insert(
      db,
      numbers.map((n) => ({
        ...enrolment(n, questions, new Date(at.getTime() - (from + count - n) * apart)),
        workspaceId,
      })),
    );
  });
}

/** People who wait for weeks; nobody asks for their profiles. */
export async function seedWaiting(db: Db, { questions, from, count, at }: Seed): Promise<void> {
  await portions(from, count, async (numbers) => {
    const waiting = numbers.map((n): EnrolmentDocument => {
      const { hold, ...rest } = enrolment(n, questions, at);
      const until = new Date(at.getTime() + DAY + (n % 2_592_000) * 1_000);
      return { ...rest, due: until, hold: { key: hold!.key, kind: 'time', settled: true, since: at, until } };
    });
    await insert(db, waiting);
  });
}

async function insert(db: Db, enrolments: EnrolmentDocument[]): Promise<void> {
  await db.collection<EnrolmentDocument>('enrolments').insertMany(enrolments, { ordered: false });
}

async function portions(from: number, count: number, write: (numbers: number[]) => Promise<void>): Promise<void> {
  for (let at = from; at < from + count; at += PORTION)
    await write(Array.from({ length: Math.min(PORTION, from + count - at) }, (_, index) => at + index));
}

const profileId = (n: number) => `prf_${n.toString(16).padStart(32, '0')}`;
const enrolmentId = (n: number) => derivedId('enrolment', n);
const of = <T>(list: readonly T[], n: number): T => list[n % list.length]!;

function profile(n: number): ProfileDocument {
  const at = new Date(CREATED + (n % 360) * DAY);
  const email = `customer${String(n)}@shop.example`;
  return {
    ...{ _id: profileId(n), workspaceId: WORKSPACE, known: true, email, firstName: `Ada ${String(n % 997)}` },
    ...{ lastName: 'Lovelace', language: of(LANGUAGES, n), country: of(COUNTRIES, n), timeZone: 'Europe/Berlin' },
    slots: [`email:${email}`, `shopCustomer:${String(n)}`],
    attributes: { orders: n % 8, lastOrderTotal: 4990 + (n % 1000), currency: 'EUR', city: 'Berlin' },
    stamps: { email: at, firstName: at, lastName: at, language: at, country: at },
    attributeStamps: { orders: at, lastOrderTotal: at, currency: at, city: at },
    lower: { email, firstName: `ada ${String(n % 997)}`, lastName: 'lovelace' },
    terms: [email, 'ada', 'lovelace'],
    tags: ['newsletter', 'customer'],
    consents: { email: { marketing: { state: 'subscribed', at, source: 'shopify', address: email } } },
    applied: {},
    createdAt: at,
    updatedAt: at,
  };
}

/** As it stands when the outcome of its first message has come: three lines of history, an outcome, due. */
function enrolment(n: number, questions: Questions, at: Date): EnrolmentDocument {
  const _id = enrolmentId(n);
  const started = new Date(at.getTime() - 60_000);
  const checkout = `checkout:${n.toString(36).padStart(24, 'c')}`;
  return {
    ...{ _id, rootId: _id, workspaceId: WORKSPACE, journeyId: JOURNEY, versionId: versionId(questions) },
    ...{ profileId: profileId(n), queue: 'local', bucket: bucketOf(profileId(n)), due: at, active: true },
    ...{ seq: 3, attempts: 0, stepKey: 'first1', visits: { entry1: 1, first1: 1 }, since: at, startedAt: started },
    last: { token: '00000000-0000-4000-8000-000000000000', profileRow: false },
    hold: {
      ...{ key: 'first1:1', kind: 'send', settled: true, since: started },
      outcome: { output: 0, at, kind: 'sent' },
    },
    kids: [],
    entry: {
      ...{ id: `${JOURNEY}:${profileId(n)}:${checkout}`, key: checkout, keys: [checkout, `cart:${String(n)}`] },
      ...{ triggerId: `evt${String(n)}`, occurredAt: started },
    },
    event: {
      ...{ id: `evt${String(n)}`, name: 'Checkout Started', occurredAt: started, receivedAt: started },
      properties: {
        ...{ checkout_id: checkout.slice(9), checkout_url: `https://shop.example/checkouts/${String(n)}?key=resume` },
        total: { amount: 4990, currency: 'EUR' },
        products: [{ product_id: '632910392', variant_id: '808950810', name: 'Night serum', quantity: 2 }],
      },
    },
    kept: {},
    retries: 0,
    history: [
      { stepKey: 'entry1', visit: 1, at: started, what: 'entered', output: 0 },
      { stepKey: 'first1', visit: 1, at: started, what: 'held', detail: 'send' },
      { stepKey: 'first1', visit: 1, at, what: 'resumed', output: 0, detail: 'sent' },
    ],
    trimmed: 0,
    rolledUp: 0,
  };
}
