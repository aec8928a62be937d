import type { MessagingParts } from '../parts';
import { Remembered } from '../remembered';
import type { Sandbox } from '../sandbox/service';
import { targetOf } from '../senders/connection';
import type { SenderDocument } from '../senders/model';
import { reach, type ReachRules } from '../senders/reach';
import { openSignature } from '../senders/secrets';
import { composeMail } from './compose';
import type { HandOver, Mail } from './mail';
import type { Delivery } from './smtp/outcome';
import { SmtpPool } from './smtp/pool';
import { SMTP_TIMES, type SmtpTimes } from './smtp/session';

/** Hands mails to the servers of senders. */
export interface Mailer {
  /** Never throws for what the server, the network or the sender's settings did. */
  deliver(sender: SenderDocument, mail: Mail, handOver: HandOver): Promise<Delivery>;
  /** Why this sender may not be used in this installation; undefined when it may. Cached for a minute. */
  obstacle(sender: SenderDocument): Promise<string | undefined>;
  /** Closes idle connections; calls in flight end by themselves. */
  close(): void;
}

export type MailerParts = Pick<MessagingParts, 'secrets' | 'clock' | 'logger'> & {
  readonly rules: ReachRules;
  readonly sandbox: Sandbox;
  readonly times?: SmtpTimes;
};

const REACH_KNOWN_FOR_MS = 60_000;

export function createMailer(parts: MailerParts): Mailer {
  const { clock, logger, rules, sandbox, secrets } = parts;
  const pools = new Pools(parts);
  const obstacles = new Remembered<string | undefined>(REACH_KNOWN_FOR_MS);
  return {
    deliver: async (sender, mail, handOver) => {
      const at = clock.now();
      if (sender.kind === 'sandbox') {
        if (!(await handOver())) return { kind: 'withheld' };
        await sandbox.keep({ workspaceId: sender.workspaceId, senderId: sender._id, mail, at });
        return { kind: 'accepted' };
      }
      let raw: Buffer;
      try {
        raw = await composeMail(mail, at, openSignature(secrets, sender));
      } catch (error) {
        // Its text was checked before: what is left is a key that does not open or sign, and a person has to mend it.
        logger.error({ senderId: sender._id, err: error }, 'A mail could not be signed');
        return { kind: 'later', channel: true, detail: 'the mail could not be signed' };
      }
      return await pools.of(sender).send({ envelope: { from: mail.returnPath, to: mail.to.address }, raw, handOver });
    },
    obstacle: async (sender) => {
      if (!sender.smtp) return undefined;
      const { host } = sender.smtp;
      return await obstacles.get(host, async () => {
        // A name that does not resolve is the network's trouble, not a rule: the delivery will say so and try again.
        const judged = await reach(host, rules).catch(() => undefined);
        return judged?.ok === false ? judged.words : undefined;
      });
    },
    close: () => {
      pools.close();
    },
  };
}

/** One pool per sender; a changed sender gets a new one. */
class Pools {
  readonly #pools = new Map<string, { readonly revision: number; readonly pool: SmtpPool }>();
  readonly #parts: MailerParts;

  constructor(parts: MailerParts) {
    this.#parts = parts;
  }

  of(sender: SenderDocument): SmtpPool {
    const known = this.#pools.get(sender._id);
    if (known?.revision === sender.revision) return known.pool;
    known?.pool.close();
    const { rules, secrets, times = SMTP_TIMES } = this.#parts;
    const pool = new SmtpPool(async () => await targetOf(sender, rules, secrets), times);
    this.#pools.set(sender._id, { revision: sender.revision, pool });
    return pool;
  }

  close(): void {
    for (const { pool } of this.#pools.values()) pool.close();
    this.#pools.clear();
  }
}
