import { createHash } from 'node:crypto';

import { PerennialError } from '../platform/errors/error';
import type { Outgoing } from '../platform/network';
import type { Values } from './fields';

/** How n8n-core finds tokens among the values of a credential. */
export const TOKENS = 'oauthTokenData';

/** Whether tokens are asked for without a person. */
export const isForMachines = (values: Values) => values['grantType'] === 'clientCredentials';

export const isConnected = (tokens: Values) => {
  const data = tokens[TOKENS];
  return typeof data === 'object' && data !== null && typeof (data as Values)['access_token'] === 'string';
};

const text = (values: Values, name: string) => {
  const value = values[name];
  return typeof value === 'string' ? value.trim() : '';
};

/** Where the person lets us in. Throws invalid_input for an address that is none. */
export function authorizationUrl(
  values: Values,
  { state, verifier, callbackUrl }: { readonly state: string; readonly verifier: string; readonly callbackUrl: string },
): string {
  const url = webAddress(values, 'authUrl');
  for (const [name, value] of new URLSearchParams(text(values, 'authQueryParameters')))
    url.searchParams.set(name, value);
  const asked = {
    response_type: 'code',
    client_id: text(values, 'clientId'),
    redirect_uri: callbackUrl,
    state,
    scope: text(values, 'scope'),
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  };
  for (const [name, value] of Object.entries(asked)) if (value !== '') url.searchParams.set(name, value);
  return url.href;
}

/**
 * Tokens for what the other side gave us, through the guarded way out; in the form that n8n-core keeps and renews them.
 * Throws `outgoing_failed` in words when it gives none.
 */
export async function askForTokens(
  outgoing: Outgoing,
  values: Values,
  grant: Readonly<Record<string, string>>,
  now: Date,
): Promise<Values> {
  const [id, secret] = [text(values, 'clientId'), text(values, 'clientSecret')];
  const inBody = values['authentication'] === 'body';
  const basic = Buffer.from(`${encodeURIComponent(id)}:${encodeURIComponent(secret)}`).toString('base64');
  const scope = text(values, 'scope');
  const form = new URLSearchParams({
    ...grant,
    ...(grant['grant_type'] === 'client_credentials' && scope !== '' && { scope }),
    ...(inBody && { client_id: id, client_secret: secret }),
  });
  const answer = await outgoing.request(webAddress(values, 'accessTokenUrl').href, {
    method: 'POST',
    headers: {
      accept: 'application/json',
      'content-type': 'application/x-www-form-urlencoded',
      ...(!inBody && { authorization: `Basic ${basic}` }),
    },
    body: form.toString(),
    // A secret goes nowhere but to the address that was entered.
    redirect: 'error',
  });
  const given = parsed(answer.body.toString('utf8'));
  if (answer.status >= 300 || typeof given['access_token'] !== 'string')
    throw new PerennialError('outgoing_failed', `The other side gave no token: ${reasonOf(given, answer.status)}.`);
  const seconds = Number(given['expires_in']);
  const until = seconds > 0 ? { n8n_expires_at: String(now.getTime() + seconds * 1_000) } : {};
  return { [TOKENS]: { ...given, ...until } };
}

/** JSON, or what the oldest servers answer. */
function parsed(body: string): Values {
  try {
    const json: unknown = JSON.parse(body);
    return typeof json === 'object' && json !== null ? (json as Values) : {};
  } catch {
    return Object.fromEntries(new URLSearchParams(body));
  }
}

/** Codes of RFC 6749 only: descriptions may hold anything. */
function reasonOf(given: Values, status: number): string {
  const { error } = given;
  return typeof error === 'string' && /^[a-z_]{1,60}$/.test(error) ? error : `it answered ${String(status)}`;
}

function webAddress(values: Values, name: string): URL {
  const url = URL.parse(text(values, name));
  if (!url || !['http:', 'https:'].includes(url.protocol))
    throw new PerennialError('invalid_input', `The field "${name}" is no address that begins with https://.`);
  return url;
}
