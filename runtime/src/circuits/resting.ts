import type { Collection } from '../platform/database';
import { derivedId } from '../platform/ids';
import type { Logger } from '../platform/logging';
import type { Circuit, SenderRest } from './model';

/** What dispatchers say of their senders. They decide by what they know themselves; this is for people to see. */
export interface SenderWatch {
  rests(rest: {
    readonly workspaceId: string;
    readonly senderId: string;
    readonly until: Date;
    readonly now: Date;
  }): void;
  worked(senderId: string): void;
}

/** A rest shows for so long after its end: until the next try has said how it went. */
const SHOWN_FOR_MS = 120_000;

export function createSenderWatch(circuits: Collection<Circuit>, log: Pick<Logger, 'warn'>): SenderWatch {
  const carefully = (write: Promise<unknown>) => {
    void write.catch((error: unknown) => {
      log.warn({ err: error }, 'The rest of a sender could not be noted');
    });
  };
  return {
    rests: ({ workspaceId, senderId, until, now }) => {
      const forgetAt = new Date(until.getTime() + SHOWN_FOR_MS);
      carefully(
        circuits.updateOne(
          { _id: restIdOf(senderId) },
          {
            $set: { kind: 'sender', workspaceId, senderId, state: 'resting', until, forgetAt },
            $setOnInsert: { since: now },
            $inc: { failures: 1 },
          },
          { upsert: true },
        ),
      );
    },
    worked: (senderId) => {
      carefully(circuits.deleteOne({ _id: restIdOf(senderId) }));
    },
  };
}

const restIdOf = (senderId: string) => derivedId('sender', senderId);

/** MongoDB takes outdated records away within a minute or so; until then they are not shown. */
export const isShown = ({ forgetAt }: SenderRest, now: Date): boolean => forgetAt > now;
