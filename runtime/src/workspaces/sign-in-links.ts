import { hash } from 'node:crypto';

import type { Clock } from '../platform/clock';
import type { Database } from '../platform/database';
import { PerennialError } from '../platform/errors/error';
import { randomToken } from '../platform/ids';
import { SIGN_IN_LINKS, type SignInLinkDocument } from './model';

/** The token goes into a link and is shown once; only its hash is stored. */
export interface IssuedLink {
  readonly token: string;
  readonly expiresAt: Date;
}

const INVITATIONS_SHOWN = 200;

type LinkContent = Pick<SignInLinkDocument, 'purpose' | 'userId' | 'workspaceId' | 'role' | 'createdBy'>;

export type SignInLinks = ReturnType<typeof createSignInLinks>;

export function createSignInLinks({ db }: Database, clock: Clock) {
  const links = db.collection<SignInLinkDocument>(SIGN_IN_LINKS);
  return {
    issue: async (content: LinkContent, validForMs: number): Promise<IssuedLink> => {
      const token = randomToken();
      const createdAt = clock.now();
      const expiresAt = new Date(createdAt.getTime() + validForMs);
      await links.insertOne({ _id: idOf(token), ...content, createdAt, expiresAt });
      return { token, expiresAt };
    },

    /** What the link would do, without using it up: a mail scanner that opens it must not burn it. */
    look: async (token: string): Promise<SignInLinkDocument> => {
      const link = await links.findOne({ _id: idOf(token), ...unused(clock.now()) });
      return link ?? refuse();
    },

    /** Those that can still be used; `_id` tells nothing of the token. */
    openInvitations: async (workspaceId: string): Promise<readonly SignInLinkDocument[]> =>
      await links
        .find({ workspaceId, purpose: 'invitation', ...unused(clock.now()) })
        .sort({ createdAt: -1 })
        .limit(INVITATIONS_SHOWN)
        .toArray(),

    /** False when there is no such open invitation. */
    withdraw: async (workspaceId: string, id: string): Promise<boolean> => {
      const open = { _id: id, workspaceId, purpose: 'invitation' as const, ...unused(clock.now()) };
      return (await links.deleteOne(open)).deletedCount === 1;
    },

    /** Uses it up; of any number of simultaneous calls exactly one gets it. */
    redeem: async (token: string): Promise<SignInLinkDocument> => {
      const usedAt = clock.now();
      const link = await links.findOneAndUpdate({ _id: idOf(token), ...unused(usedAt) }, { $set: { usedAt } });
      return link ?? refuse();
    },
  };
}

function unused(now: Date) {
  return { usedAt: { $exists: false }, expiresAt: { $gt: now } };
}

function idOf(token: string): string {
  return hash('sha256', token);
}

/** Unknown, used and expired are not told apart for somebody who guesses. */
function refuse(): never {
  throw new PerennialError(
    'sign_in_link_used',
    'This link was used already, has expired, or never existed. Ask for a new one, or run "npx perennial sign-in".',
  );
}
