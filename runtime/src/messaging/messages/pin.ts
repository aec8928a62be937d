import type { MessageModels } from './model';

export interface Pins {
  /** Message key → revision. */
  readonly revisions: Readonly<Record<string, number>>;
  readonly problems: readonly { readonly key: string; readonly message: string }[];
}

/** The newest revision of every key that can be used as it is. */
export async function pinMessages(
  { messages, revisions }: MessageModels,
  workspaceId: string,
  keys: readonly string[],
): Promise<Pins> {
  const found = await messages.find({ workspaceId, key: { $in: [...keys] } }).lean();
  const ids = found.map(({ _id, revision }) => `${_id}:${String(revision)}`);
  const newest = await revisions.find({ _id: { $in: ids }, workspaceId }, { key: 1, revision: 1, problems: 1 }).lean();
  const byKey = new Map(newest.map((revision) => [revision.key, revision]));
  const pinned: Record<string, number> = {};
  const problems: { key: string; message: string }[] = [];
  for (const key of new Set(keys)) {
    const revision = byKey.get(key);
    const error = revision?.problems.find(({ severity }) => severity === 'error');
    if (!revision) problems.push({ key, message: `There is no message "${key}" in this workspace.` });
    else if (error) problems.push({ key, message: `The message "${key}" cannot be used as it is: ${error.message}` });
    else pinned[key] = revision.revision;
  }
  return { revisions: pinned, problems };
}
