import { Deadline, SMTP_TIMES, SmtpError, SmtpSession, type SmtpTarget } from '../email/smtp/session';
import { explainFailure } from '../email/smtp/words';
import type { Secrets } from '../ports';
import type { ConnectionTest } from './contract';
import type { SenderDocument } from './model';
import { reach, type ReachRules } from './reach';
import { openPassword } from './secrets';

/** Thrown by `targetOf` when the rules of reach do not allow the host. */
class OutOfReach extends Error {
  override readonly name = 'OutOfReach';
}

/** Resolves and judges the host each time it is connected to. */
export async function targetOf(sender: SenderDocument, rules: ReachRules, secrets: Secrets): Promise<SmtpTarget> {
  if (!sender.smtp) throw new OutOfReach('This sender has no SMTP account.');
  const { host, port, secure, user } = sender.smtp;
  const reached = await reach(host, rules);
  if (!reached.ok) throw new OutOfReach(reached.words);
  const password = openPassword(secrets, sender);
  return {
    host,
    address: reached.address,
    port,
    secure,
    local: reached.local,
    clientName: new URL(rules.publicUrl).hostname,
    ...(user !== undefined && { user }),
    ...(password !== undefined && { password }),
  };
}

/** Somebody waits for the answer. */
const TEST_FOR_MS = 20_000;

export async function testConnection(
  sender: SenderDocument,
  rules: ReachRules,
  secrets: Secrets,
): Promise<ConnectionTest> {
  if (sender.kind === 'sandbox') return { ok: true, words: 'The sandbox always works: nothing leaves this machine.' };
  try {
    const session = await SmtpSession.open(
      await targetOf(sender, rules, secrets),
      SMTP_TIMES,
      new Deadline(TEST_FOR_MS),
    );
    session.close();
    return { ok: true, words: 'Connected and signed in.' };
  } catch (error) {
    if (error instanceof OutOfReach) return { ok: false, code: 'not_allowed', words: error.message };
    return { ok: false, ...explainFailure(error instanceof SmtpError ? error : (error as { code?: string })) };
  }
}
