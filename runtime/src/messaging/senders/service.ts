import { notFound, PerennialError } from '../../platform/errors/error';
import { newId } from '../../platform/ids';
import type { MessagingParts } from '../parts';
import { Remembered } from '../remembered';
import type { ConnectionTest, SenderInput } from './contract';
import { senderModels, type SenderDocument, type SenderModels } from './model';
import { reach, type ReachRules } from './reach';
import { sealedSecrets } from './secrets';
import { testConnection } from './connection';

export interface SenderWithRoles {
  readonly sender: SenderDocument;
  readonly roles: readonly string[];
}

export interface Senders {
  list(workspaceId: string): Promise<readonly SenderWithRoles[]>;
  get(workspaceId: string, senderId: string): Promise<SenderWithRoles>;
  create(workspaceId: string, input: SenderInput): Promise<SenderWithRoles>;
  /** Replaces everything; a password or key that is left out stays. */
  replace(workspaceId: string, senderId: string, input: SenderInput): Promise<SenderWithRoles>;
  /** Refused while a role is bound to it. */
  remove(workspaceId: string, senderId: string): Promise<void>;
  bind(workspaceId: string, role: string, senderId: string): Promise<void>;
  roles(workspaceId: string): Promise<ReadonlyMap<string, string>>;
  /** Who plays a role now; cached for seconds. */
  bound(workspaceId: string, role: string): Promise<SenderDocument | undefined>;
  /** Connects and signs in, sends nothing; a failure is explained in words. */
  test(workspaceId: string, senderId: string): Promise<ConnectionTest>;
}

export type SenderParts = Pick<MessagingParts, 'database' | 'clock' | 'secrets' | 'workspaces'> & {
  readonly rules: ReachRules;
};

const BOUND_FOR_MS = 2_000;

export function createSenders(parts: SenderParts): Senders {
  const models = senderModels(parts.database.connection);
  const players = new Remembered<SenderDocument | undefined>(BOUND_FOR_MS);
  return {
    list: async (workspaceId) => {
      const senders = await models.senders.find({ workspaceId }).sort({ name: 1, _id: 1 }).limit(500).lean();
      const roles = await rolesOf(models, workspaceId);
      return senders.map((sender) => withRoles(sender, roles));
    },
    get: async (workspaceId, senderId) =>
      withRoles(await found(models, workspaceId, senderId), await rolesOf(models, workspaceId)),
    create: async (workspaceId, input) => {
      const sender = await checked(parts, documentOf(parts, { workspaceId, input }));
      await models.senders.create(sender);
      const created = await played(models, sender, input.roles);
      players.forget();
      return created;
    },
    replace: async (workspaceId, senderId, input) => {
      const before = await found(models, workspaceId, senderId);
      const sender = await checked(parts, documentOf(parts, { workspaceId, input, before }));
      const { matchedCount } = await models.senders.replaceOne(
        { _id: senderId, workspaceId, revision: before.revision },
        sender,
      );
      if (matchedCount === 0) throw new PerennialError('conflict', 'Someone changed this sender in the meantime.');
      const replaced = await played(models, sender, input.roles);
      players.forget();
      return replaced;
    },
    remove: async (workspaceId, senderId) => {
      const { roles } = withRoles(await found(models, workspaceId, senderId), await rolesOf(models, workspaceId));
      if (roles.length > 0)
        throw new PerennialError('not_in_this_state', `Bind ${roles.join(', ')} to another sender first.`);
      await models.senders.deleteOne({ _id: senderId, workspaceId });
    },
    bind: async (workspaceId, role, senderId) => {
      await found(models, workspaceId, senderId);
      await bind(models, { workspaceId, role, senderId });
      players.forget();
    },
    roles: async (workspaceId) => await rolesOf(models, workspaceId),
    bound: async (workspaceId, role) => {
      const id = `${workspaceId}:${role}`;
      return await players.get(id, async () => {
        const binding = await models.roles.findOne({ _id: id, workspaceId }).lean();
        const sender = binding && (await models.senders.findOne({ _id: binding.senderId, workspaceId }).lean());
        return sender ?? undefined;
      });
    },
    test: async (workspaceId, senderId) =>
      await testConnection(await found(models, workspaceId, senderId), parts.rules, parts.secrets),
  };
}

async function found({ senders }: SenderModels, workspaceId: string, senderId: string): Promise<SenderDocument> {
  const sender = await senders.findOne({ _id: senderId, workspaceId }).lean();
  if (!sender) throw notFound('sender', senderId);
  return sender;
}

async function rolesOf({ roles }: SenderModels, workspaceId: string): Promise<ReadonlyMap<string, string>> {
  const bindings = await roles.find({ workspaceId }).lean();
  return new Map(bindings.map(({ role, senderId }) => [role, senderId]));
}

function withRoles(sender: SenderDocument, bindings: ReadonlyMap<string, string>): SenderWithRoles {
  return { sender, roles: [...bindings].filter(([, id]) => id === sender._id).map(([role]) => role) };
}

async function played(models: SenderModels, sender: SenderDocument, roles: readonly string[] = []) {
  const { workspaceId, _id: senderId } = sender;
  for (const role of roles) await bind(models, { workspaceId, role, senderId });
  return withRoles(sender, await rolesOf(models, workspaceId));
}

async function bind(
  { roles }: SenderModels,
  { workspaceId, role, senderId }: { workspaceId: string; role: string; senderId: string },
): Promise<void> {
  await roles.updateOne({ _id: `${workspaceId}:${role}` }, { $set: { workspaceId, role, senderId } }, { upsert: true });
}

function documentOf(
  parts: SenderParts,
  { workspaceId, input, before }: { workspaceId: string; input: SenderInput; before?: SenderDocument },
): SenderDocument {
  const now = parts.clock.now();
  const id = before?._id ?? newId('snd');
  const { name, kind, from, replyTo, bounceDomain } = input;
  return {
    _id: id,
    workspaceId,
    name,
    kind,
    from,
    ...(replyTo !== undefined && { replyTo }),
    ...(bounceDomain !== undefined && { bounceDomain: bounceDomain.toLowerCase() }),
    ...sealedSecrets(parts.secrets, { workspaceId, senderId: id }, input, before),
    revision: (before?.revision ?? 0) + 1,
    createdAt: before?.createdAt ?? now,
    updatedAt: now,
  };
}

/** A host that is not allowed is said at once; one whose name does not resolve just now is left to the test. */
async function checked({ rules, workspaces }: SenderParts, sender: SenderDocument): Promise<SenderDocument> {
  if (sender.kind !== 'sandbox' && (await workspaces.isDemo?.(sender.workspaceId)))
    throw new PerennialError(
      'not_in_this_state',
      'This is the demo: its customers do not exist, so only sandbox senders can be used. Make a workspace of your own.',
    );
  if (!sender.smtp) return sender;
  const reached = await reach(sender.smtp.host, rules).catch(() => undefined);
  if (reached && !reached.ok) throw new PerennialError('invalid_input', reached.words);
  return sender;
}
