import { isDuplicateKey } from '../../platform/database';
import { notFound, PerennialError } from '../../platform/errors/error';
import { newId } from '../../platform/ids';
import type { MessagingParts } from '../parts';
import { compileMessage, type MessageContent } from './compile';
import type { MessagesQuery, NewMessage, NewRevision } from './contract';
import { listMessages, type MessageInList } from './list';
import { messageModels, revisionId, type MessageDocument, type MessageModels, type RevisionDocument } from './model';
import { pinMessages, type Pins } from './pin';
import type { MessageProblem } from './problem';

export interface MessageAtRevision {
  readonly message: MessageDocument;
  readonly revision: RevisionDocument;
}

export interface Messages {
  create(workspaceId: string, by: string, message: NewMessage): Promise<MessageAtRevision>;
  /** A new immutable revision on top of `baseRevision`; throws `conflict` when that is no longer the newest. */
  revise(workspaceId: string, messageId: string, by: string, change: NewRevision): Promise<MessageAtRevision>;
  list(workspaceId: string, query: MessagesQuery): Promise<{ items: readonly MessageInList[]; nextCursor?: string }>;
  /** The newest revision unless one is named; by id or by key. */
  get(workspaceId: string, idOrKey: string, revision?: number): Promise<MessageAtRevision>;
  /** What a step's message and revision say; immutable and cached. Undefined when there is none. */
  revision(workspaceId: string, key: string, revision: number): Promise<RevisionDocument | undefined>;
  /** Everything that is wrong with texts that need not be saved. */
  check(content: MessageContent): Promise<readonly MessageProblem[]>;
  /** The newest revisions of these keys, for publishing; missing ones and ones with errors are problems. */
  pin(workspaceId: string, keys: readonly string[]): Promise<Pins>;
}

const KEPT = 500;

export function createMessages({ database, clock }: Pick<MessagingParts, 'database' | 'clock'>): Messages {
  const models = messageModels(database.connection);
  const kept = new Map<string, RevisionDocument>();
  return {
    create: async (workspaceId, by, message) => await create(models, { workspaceId, by, message, now: clock.now() }),
    revise: async (workspaceId, messageId, by, change) =>
      await revise(models, { message: await found(models, workspaceId, messageId), by, change, now: clock.now() }),
    list: async (workspaceId, query) => await listMessages(models, workspaceId, query),
    get: async (workspaceId, idOrKey, revision) => {
      const message = await found(models, workspaceId, idOrKey);
      const number = revision ?? message.revision;
      const document = await models.revisions.findOne({ _id: revisionId(message._id, number), workspaceId }).lean();
      if (!document) throw notFound('revision of this message', String(number));
      return { message, revision: document };
    },
    revision: async (workspaceId, key, revision) => {
      const name = `${workspaceId}:${key}:${String(revision)}`;
      const known = kept.get(name);
      if (known) return known;
      const document = await models.revisions.findOne({ workspaceId, key, revision }).lean();
      if (!document) return undefined;
      if (kept.size >= KEPT) kept.clear();
      kept.set(name, document);
      return document;
    },
    check: async ({ category, defaultLanguage, languages }) =>
      (await compileMessage({ category, defaultLanguage, languages })).problems,
    pin: async (workspaceId, keys) => await pinMessages(models, workspaceId, keys),
  };
}

async function found({ messages }: MessageModels, workspaceId: string, idOrKey: string): Promise<MessageDocument> {
  const message = await messages.findOne({ workspaceId, $or: [{ _id: idOrKey }, { key: idOrKey }] }).lean();
  if (!message) throw notFound('message', idOrKey);
  return message;
}

async function create(
  models: MessageModels,
  { workspaceId, by, message, now }: { workspaceId: string; by: string; message: NewMessage; now: Date },
): Promise<MessageAtRevision> {
  const { key, name, category } = message;
  const document: MessageDocument = {
    _id: newId('msg'),
    workspaceId,
    key,
    name,
    channel: 'email',
    category,
    revision: 1,
    createdAt: now,
    updatedAt: now,
  };
  const revision = await revisionOf(document, message, { by, now });
  try {
    await models.messages.db.transaction(async (session) => {
      await models.messages.create([document], { session });
      await models.revisions.create([revision], { session });
    });
  } catch (cause) {
    if (!isDuplicateKey(cause)) throw cause;
    throw new PerennialError('already_exists', `There is a message with the key "${key}" already.`, { cause });
  }
  return { message: document, revision };
}

async function revise(
  models: MessageModels,
  { message, by, change, now }: { message: MessageDocument; by: string; change: NewRevision; now: Date },
): Promise<MessageAtRevision> {
  const { baseRevision, name, category } = change;
  const next: MessageDocument = { ...message, name, category, revision: baseRevision + 1, updatedAt: now };
  const revision = await revisionOf(next, change, { by, now });
  const moved = await models.messages.db.transaction(async (session) => {
    const { matchedCount } = await models.messages.updateOne(
      { _id: message._id, workspaceId: message.workspaceId, revision: baseRevision },
      { name, category, revision: next.revision, updatedAt: now },
      { session },
    );
    if (matchedCount === 1) await models.revisions.create([revision], { session });
    return matchedCount === 1;
  });
  if (!moved)
    throw new PerennialError(
      'conflict',
      `The newest revision of "${message.key}" is not ${String(baseRevision)} any more. Read it again and repeat your change on it.`,
    );
  return { message: next, revision };
}

async function revisionOf(
  message: MessageDocument,
  { category, defaultLanguage, languages }: MessageContent,
  { by, now }: { by: string; now: Date },
): Promise<RevisionDocument> {
  const { compiled, problems } = await compileMessage({ category, defaultLanguage, languages });
  return {
    _id: revisionId(message._id, message.revision),
    workspaceId: message.workspaceId,
    messageId: message._id,
    key: message.key,
    revision: message.revision,
    category,
    defaultLanguage,
    languages,
    compiled,
    problems,
    createdAt: now,
    createdBy: by,
  };
}
