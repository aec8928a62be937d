import { createBounces, type Bounces } from './bounces/service';
import { createDispatcher, type Dispatcher } from './dispatch/dispatcher';
import { DISPATCH_LIMITS, type DispatchLimits } from './dispatch/limits';
import { sendsCounter } from './dispatch/metrics';
import { RestingSenders } from './dispatch/rest';
import { Slots } from './dispatch/slots';
import { createMailer } from './email/mailer';
import { SMTP_TIMES, type SmtpTimes } from './email/smtp/session';
import { createPreviews, type Previews } from './messages/previews';
import { createMessages, type Messages } from './messages/service';
import { createNotices, type Notices } from './notices';
import type { MessagingParts } from './parts';
import type { Workspaces } from './ports';
import { createPreferences, type Preferences } from './preferences/service';
import { createUnsubscribeTokens } from './preferences/tokens';
import { Remembered } from './remembered';
import { createSandbox, type Sandbox } from './sandbox/service';
import { createSenders, type Senders } from './senders/service';
import { createSends, type Sends } from './sends/service';
import { createSuppression, type Suppression } from './suppression/service';

export { addressHash, addressKey } from './addresses';
export { messagingMigrations } from './migrations';
export type { Dispatcher } from './dispatch/dispatcher';
export type { Notices } from './notices';
export type { MessagingParts } from './parts';
export { nameOf as suppressionName } from './suppression/service';

/** The subject of everything that is said to people: texts, who sends them, whether they may go out, and what became of them. */
export interface Messaging {
  readonly messages: Messages;
  readonly previews: Previews;
  readonly senders: Senders;
  readonly suppression: Suppression;
  readonly preferences: Preferences;
  readonly sandbox: Sandbox;
  readonly bounces: Bounces;
  readonly sends: Sends;
  /** Mails to those who run a workspace. */
  readonly notices: Notices;
  /** Runs in processes with the role `worker`. */
  readonly dispatcher: Dispatcher;
}

/** Bounds that tests shorten. */
export interface MessagingTimes {
  readonly smtp?: Partial<SmtpTimes>;
  readonly dispatch?: Partial<DispatchLimits>;
}

export function createMessaging(given: MessagingParts, times: MessagingTimes = {}): Messaging {
  const parts = { ...given, workspaces: remembered(given.workspaces) };
  const { database, clock } = parts;
  const rules = { publicUrl: parts.publicUrl, allowedHosts: parts.allowedHosts ?? [] };
  const messages = createMessages(parts);
  const senders = createSenders({ ...parts, rules });
  const suppression = createSuppression(database, clock);
  const tokens = createUnsubscribeTokens(database, clock);
  const preferences = createPreferences({ ...parts, tokens, suppression });
  const sandbox = createSandbox(database);
  const mailer = createMailer({ ...parts, rules, sandbox, times: { ...SMTP_TIMES, ...times.smtp } });
  const bounces = createBounces({ ...parts, tokens, suppression, preferences });
  const limits = { ...DISPATCH_LIMITS, ...times.dispatch };
  const dispatcher = createDispatcher({
    ...parts,
    ...{ messages, senders, suppression, tokens, mailer, bounces, limits },
    resting: new RestingSenders(limits.rest, parts.resting),
    slots: new Slots(),
    count: sendsCounter(parts.metrics),
  });
  return {
    ...{ messages, senders, suppression, preferences, sandbox, bounces, dispatcher },
    previews: createPreviews({ ...parts, messages, senders, suppression, mailer }),
    sends: createSends({ ...parts, messages }),
    notices: createNotices({ senders, mailer }),
  };
}

const NAME_KNOWN_FOR_MS = 60_000;

/** Names of workspaces are read for every mail and change hardly ever. */
function remembered(workspaces: Workspaces): Workspaces {
  const names = new Remembered<string>(NAME_KNOWN_FOR_MS);
  return {
    ...workspaces,
    name: async (workspaceId) => await names.get(workspaceId, () => workspaces.name(workspaceId)),
  };
}
