import { randomBytes } from 'node:crypto';

import { addressHash } from '../addresses';
import { isDuplicateKey, type Collection, type Database } from '../../platform/database';
import type { Clock } from '../../engine/ports';

/**
 * The token in unsubscribe links and return paths: 128 random bits in hex, because mail servers may change the case of a
 * return path. Bound to workspace, channel, address and profile; never expires.
 */
export interface UnsubscribeToken {
  readonly _id: string;
  readonly workspaceId: string;
  readonly channel: 'email';
  readonly address: string;
  readonly addressHash: string;
  readonly profileId: string;
  readonly createdAt: Date;
  /** What its owner chose last through it, and how often they changed their mind. */
  readonly choice?: 'unsubscribed' | 'subscribed';
  readonly changes?: number;
}

export interface TokenOwner {
  readonly workspaceId: string;
  readonly profileId: string;
  readonly address: string;
}

export interface UnsubscribeTokens {
  find(token: string): Promise<UnsubscribeToken | undefined>;
  /** One token per owner, made when there is none; two writes at most. Key: `ownerName(owner)`. */
  of(owners: readonly TokenOwner[]): Promise<ReadonlyMap<string, string>>;
  /** Notes a choice; gives back how many changes of mind there have been, this one counted only when it is one. */
  choose(token: string, choice: 'unsubscribed' | 'subscribed'): Promise<number>;
}

const TOKEN = /^[0-9a-f]{32}$/;

const hashOf = ({ workspaceId, address }: TokenOwner) => addressHash(workspaceId, 'email', address);

export const ownerName = (owner: TokenOwner) => `${hashOf(owner)} ${owner.profileId}`;

export function createUnsubscribeTokens({ db }: Pick<Database, 'db'>, clock: Clock): UnsubscribeTokens {
  const tokens = db.collection<UnsubscribeToken>('unsubscribeTokens');
  return {
    find: async (token) => (TOKEN.test(token) ? ((await tokens.findOne({ _id: token })) ?? undefined) : undefined),
    of: async (owners) => {
      const known = await existing(tokens, owners);
      const missing = owners.filter((owner) => !known.has(ownerName(owner)));
      if (missing.length === 0) return known;
      await insert(tokens, missing, clock.now());
      return new Map([...known, ...(await existing(tokens, missing))]);
    },
    choose: async (token, choice) => {
      await tokens.updateOne({ _id: token, choice: { $ne: choice } }, { $set: { choice }, $inc: { changes: 1 } });
      return (await tokens.findOne({ _id: token }))?.changes ?? 0;
    },
  };
}

async function existing(tokens: Collection<UnsubscribeToken>, owners: readonly TokenOwner[]) {
  const found = await tokens.find({ addressHash: { $in: owners.map(hashOf) } }).toArray();
  return new Map(found.map((token) => [ownerName(token), token._id]));
}

async function insert(tokens: Collection<UnsubscribeToken>, owners: readonly TokenOwner[], now: Date): Promise<void> {
  const documents = owners.map((owner) => ({
    _id: randomBytes(16).toString('hex'),
    workspaceId: owner.workspaceId,
    channel: 'email' as const,
    address: owner.address,
    addressHash: hashOf(owner),
    profileId: owner.profileId,
    createdAt: now,
  }));
  try {
    await tokens.insertMany(documents, { ordered: false });
  } catch (error) {
    // Another process made one of them first: that one counts, the others are in.
    if (!isDuplicateKey(error)) throw error;
  }
}
