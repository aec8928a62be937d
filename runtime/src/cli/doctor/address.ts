import { listenError } from '../../platform/listen-error';
import type { Settings } from '../../platform/settings';
import { about, type Finding } from './finding';

const ANSWERS_WITHIN_MS = 3_000;

/** Whether PORT is ours, free, or somebody else's. */
export async function checkAddress({ PORT: port, PERENNIAL_ROLES: roles }: Settings): Promise<Finding[]> {
  if (!roles.includes('api')) return [];
  const address = about('Port');
  if (port === 0) return [address.ok('any free one')];
  const refusal = await listenError(port);
  if (refusal === undefined) return [address.ok(`${String(port)} is free`)];
  if (refusal === 'EACCES')
    return [address.problem(`${String(port)} may not be used by this user`, 'Set PORT to one above 1023.')];
  if (await isPerennial(port)) return [address.ok(`Perennial answers at http://127.0.0.1:${String(port)}`)];
  return [
    address.problem(`${String(port)} is taken by another program`, 'End that program, or set PORT to another one.'),
  ];
}

export function checkPublicUrl({ PUBLIC_URL: url }: Settings): Finding {
  const address = about('Public address');
  if (url === undefined) return address.ok('not set; needed (with https) before messages go to the world');
  const { protocol, hostname, pathname, search } = new URL(url);
  if (pathname !== '/' || search !== '')
    return address.problem(`PUBLIC_URL is ${url}`, 'It ends after the host and port: no path, no query.');
  if (protocol === 'https:') return address.ok(url);
  if (['localhost', '127.0.0.1', '[::1]'].includes(hostname)) return address.ok(`${url}, for this machine only`);
  return address.warning(`PUBLIC_URL is ${url}`, 'Links in messages and webhooks of shops need https.');
}

async function isPerennial(port: number): Promise<boolean> {
  try {
    const url = `http://127.0.0.1:${String(port)}/openapi.json`;
    const answer = await fetch(url, { signal: AbortSignal.timeout(ANSWERS_WITHIN_MS) });
    const { info } = (await answer.json()) as { info?: { title?: string } };
    return info?.title?.includes('Perennial') ?? false;
  } catch {
    return false;
  }
}
