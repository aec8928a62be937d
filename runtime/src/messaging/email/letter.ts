import type { ProfileView } from '../../engine/profile';
import { zoneOf } from '../../engine/zones';
import { chooseLanguage, formatLocale, type LanguageMatch } from '../messages/language';
import type { TextError, TextScope } from '../messages/liquid';
import type { CompiledText, MessageText } from '../messages/compile';
import { oneLine, renderMessage, type RenderedMessage } from '../messages/render';
import type { SenderDocument } from '../senders/model';
import { domainOf, mailHeaders, type Mail } from './mail';
import { recipientName } from './recipient-name';

/** The texts of a revision, or of a draft. */
export interface Texts {
  readonly defaultLanguage: string;
  readonly languages: Readonly<Record<string, MessageText>>;
  readonly compiled: Readonly<Record<string, CompiledText>>;
}

/** For whom a text is written, and about what. */
export interface Reader {
  readonly profile: ProfileView;
  readonly event: unknown;
  readonly entry: unknown;
  readonly workspaceName: string;
  /** The journey's, for profiles without a zone. */
  readonly zone?: string | undefined;
  readonly links: TextScope['links'];
}

export type Written =
  | {
      readonly ok: true;
      readonly message: RenderedMessage;
      readonly language: string;
      readonly because: LanguageMatch | 'asked';
    }
  | { readonly ok: false; readonly language: string; readonly error: TextError & { readonly part: string } };

/** The text in the reader's language (or the one asked for) with their data in it. */
export function writeText(texts: Texts, reader: Reader, asked?: string): Written {
  const { profile, event, entry, workspaceName, links } = reader;
  const available = Object.keys(texts.compiled);
  const chosen = chooseLanguage(asked ?? profile.language, available, texts.defaultLanguage);
  const { language } = chosen;
  const compiled = texts.compiled[language];
  if (!compiled)
    return { ok: false, language, error: { message: `There is no usable text in "${language}".`, part: 'mjml' } };
  const rendered = renderMessage(
    compiled,
    {
      profile,
      event,
      entry,
      workspace: { name: workspaceName },
      links,
      locale: formatLocale(profile, language),
      zone: zoneOf(profile.timeZone, reader.zone),
    },
    texts.languages[language],
  );
  if (!rendered.ok) return { ok: false, language, error: rendered.error };
  return { ok: true, message: rendered.message, language, because: asked === undefined ? chosen.because : 'asked' };
}

export interface LetterFacts {
  readonly key: string;
  readonly workspaceId: string;
  readonly journeyId: string;
  readonly messageKey: string;
  readonly category: 'marketing' | 'transactional';
  readonly sender: SenderDocument;
  readonly profile: Pick<ProfileView, 'firstName' | 'lastName'>;
  readonly address: string;
  readonly message: RenderedMessage;
  readonly token: string;
  readonly publicUrl: string;
}

/** The mail around a text: addresses, headers, return path. */
export function letter(facts: LetterFacts): Mail {
  const { key, sender, profile, address, message, token, publicUrl, category, workspaceId, journeyId, messageKey } =
    facts;
  const fromDomain = domainOf(sender.from.address);
  const { bounceDomain } = sender;
  return {
    key,
    from: sender.from,
    ...(sender.replyTo !== undefined && { replyTo: sender.replyTo }),
    to: { name: oneLine(recipientName(profile)).slice(0, 120), address },
    subject: message.subject,
    text: message.text,
    ...(message.html !== undefined && { html: message.html }),
    headers: mailHeaders({
      key,
      fromDomain,
      category,
      workspaceId,
      journeyId,
      messageKey,
      list: {
        url: linksFor(publicUrl, token).unsubscribe,
        ...(bounceDomain !== undefined && { mailbox: `unsubscribe+${token}@${bounceDomain}` }),
      },
    }),
    returnPath: bounceDomain === undefined ? sender.from.address : `bounce+${token}@${bounceDomain}`,
  };
}

/** The public pages of a token. Unsubscribing and preferences are one page; two names, so that a text can say which it means. */
export function linksFor(publicUrl: string, token: string): TextScope['links'] {
  const page = `${publicUrl.replace(/\/$/, '')}/u/${token}`;
  return { unsubscribe: page, preferences: page };
}

/** Where a text failed, for the profile's page: no data of the profile is in it. */
export function failureWords({ message, line, column, part }: TextError & { part: string }): string {
  const at = line === undefined ? '' : ` (${part}, line ${String(line)}, column ${String(column ?? 1)})`;
  return `${message}${at}`.slice(0, 300);
}
