import type { ProfileQuestion } from '../engine/ports';
import type { Db } from '../platform/database';
import { derivedId } from '../platform/ids';
import type { Profiles } from '../profiles/service';
import { requestsOf, type PrivacyRequest } from './model';
import type { Asking } from './service';

/** What a shop asks in the name of the law. */
interface ShopAsking {
  readonly _id: string;
  readonly workspaceId: string;
  readonly sourceId: string;
  readonly kind: 'customerData' | 'customerErasure' | 'shopErasure';
  readonly customerId?: string;
  readonly email?: string;
  readonly phone?: string;
}

export interface ShopAnswers {
  /** Repeatable; not done: it is to be asked again. */
  take(asking: ShopAsking): Promise<{ readonly done: boolean; readonly proof?: string }>;
}

interface Parts {
  readonly db: Db;
  readonly profiles: Pick<Profiles, 'lookUp'>;
  readonly ask: (asking: Asking) => Promise<PrivacyRequest>;
}

/** Exports and erasures, once for each of the shop's requests. Who was never here has nothing to see and nothing to erase. */
export function shopAnswers({ db, profiles, ask }: Parts): ShopAnswers {
  return {
    async take(asking) {
      // A whole shop is for a person to decide: its customers may be the brand's by other ways as well.
      if (asking.kind === 'shopErasure') return { done: false };
      const { workspaceId, sourceId, _id: key } = asking;
      const kind = asking.kind === 'customerData' ? 'export' : 'erasure';
      const before = await requestsOf(db).findOne({ _id: derivedId(workspaceId, kind, key), workspaceId });
      if (before) return answered(before);
      const profileId = await whose(db, profiles, asking);
      if (profileId === undefined) return { done: true, proof: 'nobody' };
      return answered(await ask({ workspaceId, kind, profileId, by: `shop ${sourceId}`, key }));
    },
  };
}

const answered = ({ _id, state, proof }: PrivacyRequest) => ({ done: state === 'done', proof: proof ?? _id });

/** By the shop's own id first; an address may be somebody else's by now. */
async function whose(
  db: Db,
  profiles: Pick<Profiles, 'lookUp'>,
  { workspaceId, sourceId, customerId, email, phone }: ShopAsking,
): Promise<string | undefined> {
  const claim =
    customerId === undefined
      ? null
      : await db
          .collection<{ _id: string; profileId: string }>('identifiers')
          .findOne({ _id: derivedId(workspaceId, 'shopCustomer', `${sourceId}/${customerId}`) });
  const asked: ProfileQuestion[] = [
    ...(claim ? [{ by: 'id', value: claim.profileId } as const] : []),
    ...(email === undefined ? [] : [{ by: 'email', value: email } as const]),
    ...(phone === undefined ? [] : [{ by: 'phone', value: phone } as const]),
  ];
  if (asked.length === 0) return undefined;
  const found = await profiles.lookUp(workspaceId, asked);
  return found.find((each) => each !== undefined)?.id;
}
