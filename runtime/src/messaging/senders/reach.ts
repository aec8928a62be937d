import { lookup } from 'node:dns/promises';
import ipaddr from 'ipaddr.js';

/**
 * Which mail servers a sender may use.
 *
 * - On the internet: only when PUBLIC_URL is https. Otherwise mails would reach real people with links (unsubscribe among
 *   them) that lead nowhere, and mail providers refuse one-click unsubscribing without https.
 * - On loopback and private networks (a mail catcher, a relay beside us): always, unless the installation refuses them.
 *
 * Addresses are judged, not names, and the connection is made to the address that was judged: a name that answers
 * differently the second time gains nothing.
 */
export interface ReachRules {
  readonly publicUrl: string;
  readonly privateHosts: boolean;
}

export type Reach =
  | { readonly ok: true; readonly address: string; readonly local: boolean }
  | { readonly ok: false; readonly words: string };

/** Resolves the host. Throws the resolver's error when the name does not exist. */
export async function reach(host: string, rules: ReachRules): Promise<Reach> {
  const address = ipaddr.isValid(host) ? host : (await lookup(host, { order: 'ipv4first' })).address;
  const local = isLocalAddress(address);
  if (local && !rules.privateHosts)
    return { ok: false, words: `"${host}" is on a private network, which this installation does not allow.` };
  if (!local && !rules.publicUrl.startsWith('https://'))
    return {
      ok: false,
      words: `"${host}" reaches the world, so PUBLIC_URL must be an https address: links in mails lead there. It is ${rules.publicUrl}.`,
    };
  return { ok: true, address, local };
}

/** Loopback, private, link-local, carrier-grade NAT and whatever else is not an address of the internet. */
export function isLocalAddress(address: string): boolean {
  return ipaddr.process(address).range() !== 'unicast';
}
