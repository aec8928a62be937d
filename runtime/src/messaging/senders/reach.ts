import { lookup } from 'node:dns/promises';
import ipaddr from 'ipaddr.js';

/**
 * Which mail servers a sender may use.
 *
 * - On the internet: only when PUBLIC_URL is https. Otherwise mails would reach real people with links (unsubscribe among
 *   them) that lead nowhere, and mail providers refuse one-click unsubscribing without https.
 * - On loopback and private networks (a mail catcher, a relay beside us): freely while nothing is published; with an https
 *   PUBLIC_URL, where others may be signed in, only what the operator lists (PERENNIAL_ALLOWED_HOSTS). Link-local never:
 *   that is where clouds keep their secrets.
 *
 * Addresses are judged, not names, and the connection is made to the address that was judged: a name that answers
 * differently the second time gains nothing.
 */
export interface ReachRules {
  readonly publicUrl: string;
  /** Private names and addresses that the operator trusts. */
  readonly allowedHosts: readonly string[];
}

export type Reach =
  | { readonly ok: true; readonly address: string; readonly local: boolean }
  | { readonly ok: false; readonly words: string };

/** Resolves the host. Throws the resolver's error when the name does not exist. */
export async function reach(host: string, rules: ReachRules): Promise<Reach> {
  const address = ipaddr.isValid(host) ? host : (await lookup(host, { order: 'ipv4first' })).address;
  const local = isLocalAddress(address);
  const published = rules.publicUrl.startsWith('https://');
  const listed = rules.allowedHosts.includes(host) || rules.allowedHosts.includes(address);
  if (local && (isLinkLocal(address) || (published && !listed)))
    return {
      ok: false,
      words: `"${host}" is on a private network. Whoever runs this installation can allow it: PERENNIAL_ALLOWED_HOSTS.`,
    };
  if (!local && !published)
    return {
      ok: false,
      words: `"${host}" reaches the world, so PUBLIC_URL must be an https address: links in mails lead there. It is ${rules.publicUrl}.`,
    };
  return { ok: true, address, local };
}

const isLinkLocal = (address: string): boolean => ipaddr.process(address).range() === 'linkLocal';

/** Loopback, private, link-local, carrier-grade NAT and whatever else is not an address of the internet. */
export function isLocalAddress(address: string): boolean {
  return ipaddr.process(address).range() !== 'unicast';
}
