import type { Collection, Database } from '../../platform/database';
import { notFound } from '../../platform/errors/error';
import { decodeCursor, encodeCursor, type PageQuery } from '../../platform/http/page';
import { derivedId } from '../../platform/ids';
import type { Mail } from '../email/mail';

/** A message that a sandbox sender was given. Kept for a month (migrations), shown as an inbox. */
export interface SandboxDocument {
  /** Made from the send's key: a repeat is the same message. */
  readonly _id: string;
  readonly workspaceId: string;
  readonly senderId: string;
  readonly key: string;
  readonly from: { readonly name: string; readonly address: string };
  readonly to: { readonly name: string; readonly address: string };
  readonly subject: string;
  readonly html?: string;
  readonly text: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly at: Date;
}

export interface Sandbox {
  keep(message: { workspaceId: string; senderId: string; mail: Mail; at: Date }): Promise<void>;
  /** Newest first. */
  list(workspaceId: string, page: PageQuery): Promise<{ items: readonly SandboxDocument[]; nextCursor?: string }>;
  get(workspaceId: string, id: string): Promise<SandboxDocument>;
}

export function createSandbox({ db }: Pick<Database, 'db'>): Sandbox {
  const messages = db.collection<SandboxDocument>('sandboxMessages');
  return {
    keep: async ({ workspaceId, senderId, mail, at }) => {
      const { key, from, to, subject, html, text, headers } = mail;
      const _id = derivedId(workspaceId, key);
      const document = { workspaceId, senderId, key, from, to, subject, text, headers, at, ...(html && { html }) };
      await messages.updateOne({ _id }, { $setOnInsert: document }, { upsert: true });
    },
    list: async (workspaceId, page) => await list(messages, workspaceId, page),
    get: async (workspaceId, id) => {
      const message = await messages.findOne({ _id: id, workspaceId });
      if (!message) throw notFound('sandbox message', id);
      return message;
    },
  };
}

async function list(messages: Collection<SandboxDocument>, workspaceId: string, { limit, cursor }: PageQuery) {
  const [at, id] = cursor === undefined ? [] : decodeCursor(cursor);
  const before = at === undefined ? undefined : new Date(Number(at));
  const items = await messages
    .find({
      workspaceId,
      ...(before && { $or: [{ at: { $lt: before } }, { at: before, _id: { $lt: String(id) } }] }),
    })
    .sort({ at: -1, _id: -1 })
    .limit(limit + 1)
    .toArray();
  const page = items.slice(0, limit);
  const last = page.at(-1);
  return {
    items: page,
    ...(items.length > limit && last && { nextCursor: encodeCursor([last.at.getTime(), last._id]) }),
  };
}
