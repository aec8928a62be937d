import { domainToASCII } from 'node:url';
import { z } from 'zod';

import { derivedId } from '../platform/ids';

const ascii = z.email().max(254);

/**
 * The address as it goes to the mail server: its domain in ASCII (IDNA). Undefined when it is no address, which includes
 * everything with line breaks, names or several addresses in it (nodemailer would re-parse those).
 */
export function sendableAddress(text: string): string | undefined {
  const at = text.lastIndexOf('@');
  if (at < 1) return undefined;
  const candidate = `${text.slice(0, at)}@${domainToASCII(text.slice(at + 1))}`;
  return ascii.safeParse(candidate).success ? candidate : undefined;
}

/** The same mailbox has the same key: mail servers that tell `A@` from `a@` are too rare to mail somebody against their will. */
export function addressKey(address: string): string {
  return (sendableAddress(address.trim()) ?? address.trim()).toLowerCase();
}

/** Names an address in ids and tokens without holding it. */
export function addressHash(workspaceId: string, channel: string, address: string): string {
  return derivedId(workspaceId, channel, addressKey(address));
}

/** Shown on public pages: enough for the owner of the address to know it, too little for anybody else. */
export function maskedAddress(address: string): string {
  const at = address.lastIndexOf('@');
  return `${address.slice(0, 1)}•••${address.slice(at)}`;
}
