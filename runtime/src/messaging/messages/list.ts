import { decodeCursor, encodeCursor } from '../../platform/http/page';
import type { MessagesQuery } from './contract';
import { revisionId, type MessageDocument, type MessageModels } from './model';

/** A message with what its newest revision is made of. */
export interface MessageInList {
  readonly message: MessageDocument;
  /** Languages, the default first. */
  readonly writtenIn: readonly string[];
  readonly errors: number;
  readonly warnings: number;
}

interface RevisionFacts {
  readonly _id: string;
  readonly defaultLanguage: string;
  readonly writtenIn: readonly string[];
  readonly severities: readonly string[];
}

/** By key; the texts themselves, which may be megabytes, stay in the database. */
export async function listMessages(models: MessageModels, workspaceId: string, query: MessagesQuery) {
  const { limit, cursor, search } = query;
  const after = cursor === undefined ? undefined : String(decodeCursor(cursor)[0]);
  const found = await models.messages
    .find({
      workspaceId,
      ...(after !== undefined && { key: { $gt: after } }),
      ...(search !== undefined && { $or: [{ name: partOf(search) }, { key: partOf(search) }] }),
    })
    .sort({ key: 1 })
    .limit(limit + 1)
    .lean();
  const page = found.slice(0, limit);
  const last = page.at(-1);
  return {
    items: await withFacts(models, workspaceId, page),
    ...(found.length > limit && last && { nextCursor: encodeCursor([last.key]) }),
  };
}

function partOf(text: string) {
  return { $regex: text.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`), $options: 'i' };
}

async function withFacts(
  { revisions }: MessageModels,
  workspaceId: string,
  messages: readonly MessageDocument[],
): Promise<MessageInList[]> {
  const ids = messages.map(({ _id, revision }) => revisionId(_id, revision));
  const facts = await revisions.aggregate<RevisionFacts>([
    { $match: { _id: { $in: ids }, workspaceId } },
    {
      $project: {
        defaultLanguage: 1,
        writtenIn: { $map: { input: { $objectToArray: '$languages' }, in: '$$this.k' } },
        severities: '$problems.severity',
      },
    },
  ]);
  const byId = new Map(facts.map((each) => [each._id, each]));
  return messages.map((message) => {
    const {
      defaultLanguage = '',
      writtenIn = [],
      severities = [],
    } = byId.get(revisionId(message._id, message.revision)) ?? {};
    const others = writtenIn.filter((language) => language !== defaultLanguage).toSorted();
    return {
      message,
      writtenIn: [...writtenIn.filter((language) => language === defaultLanguage), ...others],
      errors: severities.filter((severity) => severity === 'error').length,
      warnings: severities.filter((severity) => severity === 'warning').length,
    };
  });
}
