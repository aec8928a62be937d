import type { Credentials } from '../n8n/service';
import { notFound, PerennialError } from '../platform/errors/error';
import type { Connection } from '../platform/database';
import type { Secrets } from '../platform/secrets';
import type { Values } from './fields';
import { credentialModels, type CredentialDocument } from './model';

export interface VaultParts {
  readonly connection: Connection;
  readonly secrets: Secrets;
}

/** Where credentials lie, and the only place that opens and seals them. */
export interface Vault extends Credentials {
  seal(of: { readonly workspaceId: string; readonly id: string }, values: Values): string;
  /** The fields, and apart from them what signing in gave. */
  open(credential: CredentialDocument): { readonly values: Values; readonly tokens: Values };
}

export function createVault({ connection, secrets }: VaultParts): Vault {
  const { credentials } = credentialModels(connection);
  const context = (workspaceId: string, id: string) => `${workspaceId}:credential:${id}`;

  const opened = (sealed: string | undefined, of: string) =>
    sealed === undefined ? {} : (JSON.parse(secrets.open(sealed, of)) as Values);

  function open({ _id, workspaceId, values, tokens }: CredentialDocument) {
    const of = context(workspaceId, _id);
    return { values: opened(values, of), tokens: opened(tokens, of) };
  }

  async function found(workspaceId: string, id: string): Promise<CredentialDocument> {
    const credential = await credentials.findOne({ _id: id, workspaceId }).lean<CredentialDocument>();
    if (!credential) throw notFound('credential', id);
    return credential;
  }

  return {
    open,
    seal: ({ workspaceId, id }, values) => secrets.seal(JSON.stringify(values), context(workspaceId, id)),

    decrypted: async (workspaceId, id, type) => {
      const credential = await found(workspaceId, id);
      if (credential.type !== type)
        throw new PerennialError(
          'invalid_input',
          `The credential "${credential.name}" is of the type "${credential.type}", and "${type}" is asked for.`,
        );
      const { values, tokens } = open(credential);
      return { ...values, ...tokens };
    },

    // Two processes that sign in at once both keep what they got: either token is good.
    keep: async (workspaceId, id, kept) => {
      const credential = await found(workspaceId, id);
      const tokens = { ...open(credential).tokens, ...kept };
      await credentials.updateOne(
        { _id: id, workspaceId, revision: credential.revision },
        { $set: { tokens: secrets.seal(JSON.stringify(tokens), context(workspaceId, id)) } },
      );
    },
  };
}
