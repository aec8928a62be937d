import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { ApiProblem } from '../api/problem';
import { useApiMutation } from '../api/queries';
import type { Credential, CredentialForm, CredentialTest, Values } from './contract';
import { sentValues } from './fields';

interface Saving {
  readonly busy: boolean;
  readonly error?: unknown;
  readonly test?: CredentialTest;
  /** By the name of the field. */
  readonly refused?: Readonly<Record<string, string>>;
}

const RENEWS = ['/api/credentials'] as const;

/** Saves, then tries the credential with the other side. Gives back what was saved, unless that failed. */
export function useSave(known: Credential | undefined) {
  const { t } = useTranslation('credentials');
  const [credential, setCredential] = useState(known);
  const [state, setState] = useState<Saving>({ busy: false });
  const create = useApiMutation('post', '/api/credentials', { renews: RENEWS });
  const change = useApiMutation('patch', '/api/credentials/{credentialId}', { renews: RENEWS });
  const tryIt = useApiMutation('post', '/api/credentials/{credentialId}/test');

  const stored = async (form: CredentialForm, name: string, values: Values) => {
    const sent = { ...sentValues(values, form.secrets) };
    if (!credential) return await create.mutateAsync({ body: { type: form.type, name, values: sent } });
    const params = { path: { credentialId: credential.id } };
    return await change.mutateAsync({ params, body: { name, values: sent } });
  };

  const run = async (form: CredentialForm, name: string, values: Values): Promise<Credential | undefined> => {
    setState({ busy: true });
    try {
      const saved = await stored(form, name, values);
      setCredential(saved);
      const asksPeople = saved.connected === false;
      const test =
        form.testable && !asksPeople
          ? await tryIt.mutateAsync({ params: { path: { credentialId: saved.id } } })
          : undefined;
      setState({ busy: false, ...(test && { test }) });
      return saved;
    } catch (error) {
      setState({ busy: false, error, refused: refusedIn(error, t('problem.secretAgain')) });
      return undefined;
    }
  };
  return { run, credential, ...state };
}

function refusedIn(error: unknown, secretAgain: string): Readonly<Record<string, string>> {
  const problems = error instanceof ApiProblem ? error.problems : [];
  const fields = problems.filter(({ path }) => path.startsWith('body.values.'));
  return Object.fromEntries(
    fields.map(({ path, message, code }) => [
      path.slice('body.values.'.length),
      code === 'secret_needed_again' ? secretAgain : message,
    ]),
  );
}
