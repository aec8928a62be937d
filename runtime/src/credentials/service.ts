import type { KnownCredential } from '../engine/compile/credentials';
import type { CredentialUse } from '../journeys/service';
import type { CredentialKinds } from '../n8n/service';
import type { Clock } from '../platform/clock';
import type { Connection } from '../platform/database';
import { notFound, PerennialError } from '../platform/errors/error';
import { newId } from '../platform/ids';
import type { Outgoing } from '../platform/network';
import type { Secrets } from '../platform/secrets';
import { createConnections, type Connections } from './connections';
import type { CredentialChange, CredentialInput, CredentialTest } from './contract';
import { merged, shown, withoutSecrets, type CredentialField, type Values } from './fields';
import { credentialModels, type CredentialDocument, type CredentialModels } from './model';
import { askForTokens, isConnected, isForMachines } from './oauth2';
import type { Vault } from './vault';

export { createVault, type Vault } from './vault';

/** A credential as it may be shown. */
export interface CredentialView {
  readonly document: CredentialDocument;
  readonly typeName: string;
  readonly values: Values;
  readonly secrets: readonly string[];
  readonly connected?: boolean;
  readonly usedBy: readonly CredentialUse[];
}

export interface Credentials extends Connections {
  readonly kinds: CredentialKinds;
  list(workspaceId: string): Promise<readonly CredentialView[]>;
  get(workspaceId: string, credentialId: string): Promise<CredentialView>;
  create(workspaceId: string, input: CredentialInput): Promise<CredentialView>;
  /** Throws invalid_input with a problem for each field that is wrong. */
  change(workspaceId: string, credentialId: string, change: CredentialChange): Promise<CredentialView>;
  /** Refused while a live journey uses it. */
  remove(workspaceId: string, credentialId: string): Promise<void>;
  /** Tries it with the other side. */
  test(workspaceId: string, credentialId: string): Promise<CredentialTest>;
  /** For checks of journeys. */
  known(workspaceId: string): Promise<ReadonlyMap<string, KnownCredential>>;
}

export interface CredentialParts {
  readonly connection: Connection;
  readonly clock: Clock;
  readonly secrets: Secrets;
  readonly vault: Vault;
  readonly kinds: CredentialKinds;
  readonly outgoing: Outgoing;
  readonly publicUrl: string;
  /** By id of the credential. */
  readonly uses: (workspaceId: string) => Promise<ReadonlyMap<string, readonly CredentialUse[]>>;
}

/** A workspace has a handful; the limit keeps lists and checks bounded. */
const MOST = 500;
const LARGEST_BYTES = 100_000;

export function createCredentials(parts: CredentialParts): Credentials {
  const models = credentialModels(parts.connection);
  return {
    kinds: parts.kinds,
    ...reading(models, parts),
    ...writing(models, parts),
    ...createConnections(models, parts),
  };
}

function reading(models: CredentialModels, parts: CredentialParts) {
  const { kinds, vault, uses } = parts;

  const all = async (workspaceId: string) =>
    await models.credentials.find({ workspaceId }).sort({ name: 1, _id: 1 }).limit(MOST).lean<CredentialDocument[]>();

  return {
    list: async (workspaceId: string) => {
      const [documents, used] = await Promise.all([all(workspaceId), uses(workspaceId)]);
      return documents.map((document) => viewOf(parts, document, used.get(document._id)));
    },

    get: async (workspaceId: string, credentialId: string) => {
      const document = await found(models, workspaceId, credentialId);
      return viewOf(parts, document, (await uses(workspaceId)).get(credentialId));
    },

    known: async (workspaceId: string) => {
      const views = (await all(workspaceId)).map((document) => viewOf(parts, document));
      return new Map(
        views.map(({ document: { _id, name, type }, connected = true }) => [_id, { name, type, connected }] as const),
      );
    },

    test: async (workspaceId: string, credentialId: string): Promise<CredentialTest> => {
      const document = await found(models, workspaceId, credentialId);
      const result = await tried(parts, document);
      const { values, tokens } = vault.open(await found(models, workspaceId, credentialId));
      const fields = kinds.fields(document.type) as readonly CredentialField[];
      return { ...result, words: withoutSecrets(result.words, fields, { ...values, ...tokens }) };
    },
  };
}

/** Where tokens are asked for, getting one is the first half of the test, and all of it when nothing else tries them. */
async function tried(parts: CredentialParts, document: CredentialDocument): Promise<CredentialTest> {
  const { kinds, vault, outgoing, clock } = parts;
  const { _id: id, workspaceId, name, type } = document;
  const stored = { workspaceId, id, name, type };
  if (kinds.find(type)?.signIn !== 'oauth2') return await kinds.test(stored);
  const values = await kinds.values(stored);
  if (isForMachines(values)) {
    try {
      const grant = { grant_type: 'client_credentials' };
      await vault.keep(workspaceId, id, await askForTokens(outgoing, values, grant, clock.now()));
    } catch (error) {
      if (!(error instanceof PerennialError)) throw error;
      return { ok: false, code: 'refused', words: error.message };
    }
  } else if (!isConnected(vault.open(document).tokens)) return NOT_CONNECTED;
  const result = await kinds.test(stored);
  return result.code === 'untestable' ? CONNECTED : result;
}

const CONNECTED: CredentialTest = { ok: true, code: 'accepted', words: 'The other side gave a token.' };
const NOT_CONNECTED: CredentialTest = { ok: false, code: 'not_connected', words: 'Nobody has signed in with it yet.' };

function writing(models: CredentialModels, parts: CredentialParts) {
  const { kinds, vault, clock, uses } = parts;
  const { credentials } = models;

  return {
    create: async (workspaceId: string, { type, name, values }: CredentialInput) => {
      const fields = fieldsOf(kinds, type);
      if ((await credentials.countDocuments({ workspaceId })) >= MOST)
        throw new PerennialError('invalid_input', `A workspace has at most ${String(MOST)} credentials.`);
      const [id, now] = [newId('crd'), clock.now()];
      const sealed = vault.seal({ workspaceId, id }, accepted(fields, values, undefined));
      const document: CredentialDocument = {
        ...{ _id: id, workspaceId, name, type, values: sealed, revision: 1, createdAt: now, updatedAt: now },
      };
      await credentials.create(document);
      return viewOf(parts, document);
    },

    change: async (workspaceId: string, credentialId: string, { name, values }: CredentialChange) => {
      const before = await found(models, workspaceId, credentialId);
      const set: Partial<Record<keyof CredentialDocument, unknown>> = { updatedAt: clock.now() };
      if (name !== undefined) set.name = name;
      if (values !== undefined) {
        const all = accepted(fieldsOf(kinds, before.type), values, vault.open(before).values);
        set.values = vault.seal({ workspaceId, id: credentialId }, all);
        set.revision = before.revision + 1;
      }
      const after = await credentials
        .findOneAndUpdate(
          { _id: credentialId, workspaceId, revision: before.revision },
          { $set: set, ...(values !== undefined && { $unset: { tokens: 1 } }) },
          { returnDocument: 'after' },
        )
        .lean<CredentialDocument>();
      if (!after) throw new PerennialError('conflict', 'Someone changed this credential in the meantime.');
      return viewOf(parts, after, (await uses(workspaceId)).get(credentialId));
    },

    remove: async (workspaceId: string, credentialId: string) => {
      const { name } = await found(models, workspaceId, credentialId);
      const live = ((await uses(workspaceId)).get(credentialId) ?? []).filter((use) => use.live);
      if (live.length > 0) throw inUse(name, live);
      await credentials.deleteOne({ _id: credentialId, workspaceId });
    },
  };
}

function inUse(name: string, live: readonly CredentialUse[]): PerennialError {
  const journeys = live.map((use) => `"${use.name}" (${use.steps.join(', ')})`).join(', ');
  return new PerennialError(
    'not_in_this_state',
    `"${name}" is used by ${journeys}. Publish without it, or archive the journey, and wait until nobody is inside.`,
  );
}

async function found(models: CredentialModels, workspaceId: string, id: string): Promise<CredentialDocument> {
  const credential = await models.credentials.findOne({ _id: id, workspaceId }).lean<CredentialDocument>();
  if (!credential) throw notFound('credential', id);
  return credential;
}

function fieldsOf(kinds: CredentialKinds, type: string): readonly CredentialField[] {
  if (kinds.find(type)) return kinds.fields(type);
  throw new PerennialError(
    'invalid_input',
    `No step of the installed packages uses credentials of the type "${type}".`,
  );
}

/** Throws invalid_input with a problem for each field. */
function accepted(fields: readonly CredentialField[], given: Values, before: Values | undefined): Values {
  const { values, problems } = merged(fields, given, before);
  const [first] = problems;
  if (first) {
    const told = problems.map((problem) => ({ ...problem, path: `body.values.${problem.path}` }));
    throw new PerennialError('invalid_input', first.message, { problems: told });
  }
  if (Buffer.byteLength(JSON.stringify(values)) > LARGEST_BYTES)
    throw new PerennialError('too_large', `A credential may have ${String(LARGEST_BYTES)} bytes.`);
  return values;
}

function viewOf(
  { kinds, vault }: CredentialParts,
  document: CredentialDocument,
  usedBy: readonly CredentialUse[] = [],
): CredentialView {
  const kind = kinds.find(document.type);
  const { values, tokens } = vault.open(document);
  // A type whose package is gone says no more what is a secret.
  const fields = kind ? (kinds.fields(document.type) as readonly CredentialField[]) : [];
  const grant = { grantType: fields.find(({ name }) => name === 'grantType')?.default, ...values };
  const asksPeople = kind?.signIn === 'oauth2' && !isForMachines(grant);
  return {
    ...{ document, usedBy, typeName: kind?.displayName ?? document.type, ...shown(fields, values) },
    ...(asksPeople && { connected: isConnected(tokens) }),
  };
}
