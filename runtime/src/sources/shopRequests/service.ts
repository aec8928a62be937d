import type { Clock } from '../../platform/clock';
import { isDuplicateKey, type Db } from '../../platform/database';
import { notFound } from '../../platform/errors/error';
import { decodeCursor, encodeCursor } from '../../platform/http/page';
import { derivedId } from '../../platform/ids';
import { shopRequestsOf, type ShopRequest, type ShopRequestInput } from './model';

/** Who answers what shops ask of what is held of people. Repeatable; not done: it is asked again. */
export interface PrivacyAnswers {
  take(request: ShopRequest): Promise<{ readonly done: boolean; readonly proof?: string }>;
}

export interface ShopRequestPage {
  readonly items: readonly ShopRequest[];
  readonly nextCursor?: string;
}

export interface ShopRequests {
  /** Keeps a request, once per message, and has it answered where somebody can. */
  note(
    source: { readonly workspaceId: string; readonly sourceId: string },
    request: ShopRequestInput & { readonly messageId: string },
  ): Promise<void>;
  attach(answers: PrivacyAnswers): void;
  /** Offers what is open. Returns how many were answered. */
  sweep(): Promise<number>;
  /** Newest first. */
  list(query: {
    readonly workspaceId: string;
    readonly state?: ShopRequest['state'] | undefined;
    readonly cursor?: string | undefined;
    readonly limit: number;
  }): Promise<ShopRequestPage>;
  /** A person has answered it. Repeatable. Throws not_found. */
  close(workspaceId: string, id: string, proof: string): Promise<ShopRequest>;
}

/** Shopify gives thirty days to answer. */
const DAYS = 30;
const AT_ONCE = 50;

export function createShopRequests({ db, clock }: { readonly db: Db; readonly clock: Clock }): ShopRequests {
  let answers: PrivacyAnswers | undefined;

  const done = async ({ _id, workspaceId }: Pick<ShopRequest, '_id' | 'workspaceId'>, proof: string | undefined) => {
    await shopRequestsOf(db).updateOne(
      { _id, workspaceId, state: 'open' },
      {
        $set: { state: 'done', doneAt: clock.now(), ...(proof !== undefined && { proof }), orderIds: [] },
        $unset: { customerId: '', email: '', phone: '' },
      },
    );
  };

  const offer = async (request: ShopRequest): Promise<boolean> => {
    const answered = await answers?.take(request);
    if (!answered?.done) return false;
    await done(request, answered.proof);
    return true;
  };

  return {
    list: (query) => listRequests(db, query),
    attach: (to) => {
      answers = to;
    },

    async note({ workspaceId, sourceId }, { messageId, ...given }) {
      const _id = derivedId(workspaceId, sourceId, 'shopRequest', messageId);
      const dueAt = new Date(given.requestedAt.getTime() + DAYS * 86_400_000);
      const fields = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
      const request = { ...fields, _id, workspaceId, sourceId, dueAt, state: 'open' } as unknown as ShopRequest;
      try {
        await shopRequestsOf(db).insertOne(request);
      } catch (error) {
        if (!isDuplicateKey(error)) throw error;
      }
    },

    async sweep() {
      if (!answers) return 0;
      const open = await shopRequestsOf(db)
        .find({ state: 'open' })
        .hint('open')
        .sort({ requestedAt: 1 })
        .limit(AT_ONCE)
        .toArray();
      let answered = 0;
      for (const request of open) if (await offer(request)) answered += 1;
      return answered;
    },

    async close(workspaceId, id, proof) {
      await done({ _id: id, workspaceId }, proof);
      const found = await shopRequestsOf(db).findOne({ _id: id, workspaceId });
      if (!found) throw notFound('shop request', id);
      return found;
    },
  };
}

async function listRequests(db: Db, query: Parameters<ShopRequests['list']>[0]): Promise<ShopRequestPage> {
  const { workspaceId, state, cursor, limit } = query;
  const [instant, id] = cursor === undefined ? [] : decodeCursor(cursor);
  const requestedAt = new Date(Number(instant));
  const found = await shopRequestsOf(db)
    .find({
      workspaceId,
      ...(state && { state }),
      ...(cursor !== undefined && {
        $or: [{ requestedAt: { $lt: requestedAt } }, { requestedAt, _id: { $lt: String(id) } }],
      }),
    })
    .sort({ requestedAt: -1, _id: -1 })
    .limit(limit + 1)
    .toArray();
  const items = found.slice(0, limit);
  const last = items.at(-1);
  if (found.length <= limit || !last) return { items };
  return { items, nextCursor: encodeCursor([last.requestedAt.getTime(), last._id]) };
}
