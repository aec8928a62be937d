import { hash } from 'node:crypto';

import { notFound, PerennialError } from '../platform/errors/error';
import type { Caller } from '../platform/http/caller';
import { randomToken } from '../platform/ids';
import type { ConnectionDocument, CredentialDocument, CredentialModels } from './model';
import { askForTokens, authorizationUrl, isForMachines } from './oauth2';
import type { CredentialParts } from './service';

/** Letting us in at the other side (OAuth2, authorization code). */
export interface Connections {
  /** The page of the editor where the other side sends people back to. */
  readonly callbackUrl: string;
  /** Where the person has to go. Only in a session: whoever comes back must be who went. */
  connect(caller: Caller, credentialId: string): Promise<string>;
  /** They are back, with a code or with a refusal. Throws not_found for a state that is not theirs, was used or is old. */
  finish(
    caller: Caller,
    answer: { readonly state: string; readonly code?: string | undefined },
  ): Promise<{ readonly credential: CredentialDocument; readonly connected: boolean }>;
}

const BACK_WITHIN_MS = 15 * 60_000;

const idOf = (state: string) => hash('sha256', state);

export function createConnections(models: CredentialModels, parts: CredentialParts): Connections {
  const { secrets, kinds, vault, outgoing, clock } = parts;
  const { credentials, connections } = models;
  const callbackUrl = `${parts.publicUrl.replace(/\/$/, '')}/credentials/connected`;
  const context = ({ workspaceId, _id }: Pick<ConnectionDocument, 'workspaceId' | '_id'>) =>
    `${workspaceId}:connection:${_id}`;

  const valuesOf = async ({ workspaceId, _id: id, name, type }: CredentialDocument) =>
    await kinds.values({ workspaceId, id, name, type });

  async function found(workspaceId: string, id: string): Promise<CredentialDocument> {
    const credential = await credentials.findOne({ _id: id, workspaceId }).lean<CredentialDocument>();
    if (!credential) throw notFound('credential', id);
    return credential;
  }

  return {
    callbackUrl,

    connect: async ({ kind, id: userId, workspaceId }, credentialId) => {
      const credential = await found(workspaceId, credentialId);
      if (kind !== 'session')
        throw new PerennialError('not_allowed', 'Only a signed-in person can connect it: they have to sign in there.');
      const values = kinds.find(credential.type)?.signIn === 'oauth2' ? await valuesOf(credential) : undefined;
      if (!values || isForMachines(values))
        throw new PerennialError('not_in_this_state', `"${credential.name}" needs nobody to sign in.`);
      const [state, verifier] = [randomToken(), randomToken()];
      const url = authorizationUrl(values, { state, verifier, callbackUrl });
      const key = { _id: idOf(state), workspaceId };
      await connections.create({
        ...{ ...key, credentialId, revision: credential.revision, userId },
        verifier: secrets.seal(verifier, context(key)),
        expiresAt: new Date(clock.now().getTime() + BACK_WITHIN_MS),
      });
      return url;
    },

    finish: async ({ id: userId, workspaceId }, { state, code }) => {
      // Taken by deleting it: a state is good once.
      const mine = { _id: idOf(state), workspaceId, userId, expiresAt: { $gt: clock.now() } };
      const waiting = await connections.findOneAndDelete(mine).lean<ConnectionDocument>();
      if (!waiting) throw notFound('sign-in', 'this one');
      const credential = await found(workspaceId, waiting.credentialId);
      if (credential.revision !== waiting.revision)
        throw new PerennialError('conflict', 'Someone changed this credential in the meantime; connect it again.');
      if (code === undefined) return { credential, connected: false };
      const grant = {
        ...{ grant_type: 'authorization_code', code, redirect_uri: callbackUrl },
        code_verifier: secrets.open(waiting.verifier, context(waiting)),
      };
      const tokens = await askForTokens(outgoing, await valuesOf(credential), grant, clock.now());
      await vault.keep(workspaceId, credential._id, tokens);
      return { credential, connected: true };
    },
  };
}
