/**
 * How far a delivery had come when it ended. `body`: the content may have left in part, its end has not; `handedOver`: the
 * whole message was written, only the answer is missing.
 */
export type Stage = 'connecting' | 'envelope' | 'body' | 'handedOver';

/** What became of one delivery. `detail` is the server's status or our code, never its text: that may hold addresses. */
export type Delivery =
  | { readonly kind: 'accepted' }
  /** The content was not let go (`HandOver`): nothing has left. */
  | { readonly kind: 'withheld' }
  /** Not now; `channel`: nobody can be reached through this sender now. */
  | { readonly kind: 'later'; readonly channel: boolean; readonly detail: string }
  /** The address does not exist. */
  | { readonly kind: 'bounced'; readonly detail: string }
  | { readonly kind: 'rejected'; readonly detail: string }
  | { readonly kind: 'unknown'; readonly detail: string };

export interface SmtpFailure {
  readonly code?: string | undefined;
  /** The system's code under nodemailer's, e.g. ECONNREFUSED. */
  readonly originalCode?: string | undefined;
  readonly responseCode?: number | undefined;
  readonly response?: string | undefined;
  readonly command?: string | undefined;
}

/**
 * What a failed SMTP conversation means (RFC 5321, 4.2.1; enhanced codes RFC 3463). A refused recipient is a hard bounce
 * unless the enhanced code blames policy or the system instead of the mailbox ("5.7.1 relaying denied" would else suppress
 * every customer). Broken off after the message was handed over: nobody knows.
 */
export function classify(failure: SmtpFailure, stage: Stage): Delivery {
  const detail = detailOf(failure);
  const status = failure.responseCode;
  // nodemailer itself found the envelope or the size impossible: no later try can change that.
  if (status === undefined && (failure.code === 'EENVELOPE' || failure.code === 'EMESSAGE'))
    return { kind: 'rejected', detail };
  if (status === undefined)
    return stage === 'handedOver' ? { kind: 'unknown', detail } : { kind: 'later', channel: true, detail };
  if (failure.code === 'EAUTH' || stage === 'connecting') return { kind: 'later', channel: true, detail };
  if (status < 500) return { kind: 'later', channel: status === 421, detail };
  if (failure.command === 'RCPT TO' && blamesMailbox(failure.response)) return { kind: 'bounced', detail };
  return { kind: 'rejected', detail };
}

/** No enhanced code, 5.1.x (address) or 5.2.x (mailbox); a full mailbox (5.2.2) is one that exists. */
function blamesMailbox(response = ''): boolean {
  const enhanced = /\b5\.(\d{1,3})\.(\d{1,3})\b/.exec(response);
  if (!enhanced) return true;
  const [, subject, detail] = enhanced;
  return subject === '1' || (subject === '2' && detail !== '2') || (subject === '0' && detail === '0');
}

function detailOf({ code, originalCode, responseCode, response, command }: SmtpFailure): string {
  if (responseCode === undefined) return originalCode ?? code ?? 'connection closed';
  const enhanced = /\b[45]\.\d{1,3}\.\d{1,3}\b/.exec(response ?? '')?.[0];
  return [responseCode, enhanced, command && `at ${command}`].filter(Boolean).join(' ');
}
