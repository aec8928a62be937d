import type { Mailer } from './email/mailer';
import { domainOf, mailHeaders } from './email/mail';
import type { Senders } from './senders/service';

/** A mail to somebody who runs this workspace, not to a customer. */
export interface NoticeMail {
  readonly senderId: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** The same for every try: a repeat carries the same Message-ID. */
  readonly key: string;
}

export interface Notices {
  /** Throws not_found for a sender of another workspace; else says how it went, without the server's own words. */
  send(workspaceId: string, mail: NoticeMail): Promise<{ readonly ok: boolean; readonly detail?: string }>;
}

export function createNotices({ senders, mailer }: { readonly senders: Senders; readonly mailer: Mailer }): Notices {
  return {
    send: async (workspaceId, { senderId, to, subject, text, key }) => {
      const { sender } = await senders.get(workspaceId, senderId);
      const obstacle = await mailer.obstacle(sender);
      if (obstacle !== undefined) return { ok: false, detail: obstacle };
      const headers = mailHeaders({
        ...{ key, workspaceId, category: 'transactional', journeyId: '', messageKey: 'notice' },
        ...{ fromDomain: domainOf(sender.from.address), list: { url: '' } },
      });
      const mail = {
        ...{ key, subject, text, headers, from: sender.from, to: { name: '', address: to } },
        returnPath: sender.from.address,
      };
      const delivery = await mailer.deliver(sender, mail, () => Promise.resolve(true));
      if (delivery.kind === 'accepted') return { ok: true };
      return { ok: false, detail: 'detail' in delivery ? delivery.detail : delivery.kind };
    },
  };
}
