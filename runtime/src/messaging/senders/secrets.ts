import { createPrivateKey } from 'node:crypto';

import { PerennialError } from '../../platform/errors/error';
import type { Signature } from '../email/compose';
import type { Secrets } from '../ports';
import type { SenderInput } from './contract';
import type { DkimKey, SenderDocument, SmtpAccount } from './model';

const contextOf = ({ workspaceId, senderId }: { workspaceId: string; senderId: string }) =>
  `${workspaceId}:sender:${senderId}`;

/**
 * The account and the DKIM key with what is secret in them sealed. What the input leaves out stays as it was, except that
 * a password never follows to another host or user: who may edit senders could else send it to a server of their own.
 */
export function sealedSecrets(
  secrets: Secrets,
  id: { workspaceId: string; senderId: string },
  { smtp, dkim }: SenderInput,
  before?: SenderDocument,
): { smtp?: SmtpAccount; dkim?: DkimKey } {
  const seal = (text: string) => secrets.seal(text, contextOf(id));
  const sameAccount = before?.smtp?.host === smtp?.host && before?.smtp?.user === smtp?.user;
  const keptPassword = sameAccount ? before?.smtp?.password : undefined;
  const password = smtp?.password === undefined ? keptPassword : seal(smtp.password);
  const privateKey = dkim?.privateKey === undefined ? before?.dkim?.privateKey : seal(checkedKey(dkim.privateKey));
  if (dkim && privateKey === undefined)
    throw new PerennialError('invalid_input', 'body.dkim.privateKey: a new DKIM key needs its private part.');
  return {
    ...(smtp && {
      smtp: {
        host: smtp.host,
        port: smtp.port,
        secure: smtp.secure,
        ...(smtp.user !== undefined && { user: smtp.user }),
        ...(smtp.connections !== undefined && { connections: smtp.connections }),
        ...(password !== undefined && { password }),
      },
    }),
    ...(dkim && privateKey !== undefined && { dkim: { domain: dkim.domain, selector: dkim.selector, privateKey } }),
  };
}

export function openPassword(secrets: Secrets, sender: SenderDocument): string | undefined {
  const sealed = sender.smtp?.password;
  return sealed === undefined
    ? undefined
    : secrets.open(sealed, contextOf({ workspaceId: sender.workspaceId, senderId: sender._id }));
}

export function openSignature(secrets: Secrets, sender: SenderDocument): Signature | undefined {
  if (!sender.dkim) return undefined;
  const { domain, selector, privateKey } = sender.dkim;
  const context = contextOf({ workspaceId: sender.workspaceId, senderId: sender._id });
  return { domain, selector, privateKey: secrets.open(privateKey, context) };
}

function checkedKey(pem: string): string {
  try {
    createPrivateKey(pem);
    return pem;
  } catch {
    // The reason of node:crypto may quote the key; ours does not.
    throw new PerennialError('invalid_input', 'body.dkim.privateKey: this is no private key in PEM form.');
  }
}
