import { checkText } from './check';
import { parseText, textError, type VariableUse } from './liquid';
import { compileMjml, GMAIL_CLIPS_AT, withPreheader } from './mjml';
import type { MessageProblem, TextPart } from './problem';

/** One language of a message as its author wrote it. */
export interface MessageText {
  readonly subject: string;
  readonly preheader?: string | undefined;
  readonly mjml?: string | undefined;
  /** The mail itself when there is no MJML; beside MJML its text part, else that is made from the HTML. */
  readonly text?: string | undefined;
}

/** One language ready for Liquid. */
export interface CompiledText {
  readonly subject: string;
  readonly html?: string;
  readonly text?: string;
}

export interface MessageContent {
  readonly category: 'marketing' | 'transactional';
  readonly defaultLanguage: string;
  readonly languages: Readonly<Record<string, MessageText>>;
}

export interface CompiledMessage {
  /** Languages with errors are left out. */
  readonly compiled: Readonly<Record<string, CompiledText>>;
  readonly problems: readonly MessageProblem[];
}

/** Compiles every language and says everything that is wrong with any of them. */
export async function compileMessage(content: MessageContent): Promise<CompiledMessage> {
  const compiled: Record<string, CompiledText> = {};
  const problems: MessageProblem[] = [];
  if (!Object.hasOwn(content.languages, content.defaultLanguage)) problems.push(missingDefault(content));
  for (const [language, text] of Object.entries(content.languages)) {
    const result = await compileLanguage(text, language);
    problems.push(...result.problems.map((problem) => ({ ...problem, language })));
    if (content.category === 'marketing' && !result.unsubscribe) problems.push(noUnsubscribe(language));
    if (result.compiled) compiled[language] = result.compiled;
  }
  return { compiled, problems };
}

async function compileLanguage(text: MessageText, language: string) {
  const parts = (['subject', 'preheader', 'mjml', 'text'] as const).flatMap((part) => {
    const source = text[part];
    return source === undefined || source === '' ? [] : [{ part, ...checkText(part, source) }];
  });
  const problems = [...parts.flatMap((part) => part.problems), ...missing(text)];
  const mjml = text.mjml ? await compileMjml(text.mjml, language) : undefined;
  problems.push(...(mjml?.problems ?? []));
  const html = mjml?.html ? withPreheader(mjml.html, text.preheader ?? '') : undefined;
  if (html !== undefined) problems.push(...checkHtml(html));
  const failed = problems.some(({ severity }) => severity === 'error');
  return {
    problems,
    unsubscribe: parts.some(({ variables }) => variables.some(isUnsubscribeLink)),
    compiled: failed
      ? undefined
      : { subject: text.subject, ...(html !== undefined && { html }), ...(text.text && { text: text.text }) },
  };
}

function missing(text: MessageText): MessageProblem[] {
  const problem = (code: string, message: string, part: TextPart): MessageProblem[] => [
    { code, severity: 'error', message, part },
  ];
  return [
    ...(text.subject.trim() ? [] : problem('missing_subject', 'The subject is empty.', 'subject')),
    ...(text.mjml || text.text ? [] : problem('missing_body', 'Write the message as MJML or as plain text.', 'mjml')),
  ];
}

/** The source was right by itself; MJML may still have torn a tag apart, or blown it up. */
function checkHtml(html: string): MessageProblem[] {
  try {
    parseText('html', html);
  } catch (error) {
    return [{ code: 'liquid_invalid', severity: 'error', message: textError(error).message, part: 'mjml' }];
  }
  const size = Buffer.byteLength(html);
  if (size <= GMAIL_CLIPS_AT) return [];
  const message = `The HTML has ${String(Math.ceil(size / 1024))} kB; Gmail hides what comes after 102 kB, the unsubscribe link included.`;
  return [{ code: 'gmail_clips', severity: 'warning', message, part: 'mjml' }];
}

const isUnsubscribeLink = ({ path }: VariableUse) =>
  path[0] === 'links' && (path[1] === 'unsubscribe' || path[1] === 'preferences');

const noUnsubscribe = (language: string): MessageProblem => ({
  code: 'no_unsubscribe_link',
  severity: 'warning',
  message: 'Marketing needs a visible way out: put {{ links.unsubscribe }} into the text.',
  language,
});

const missingDefault = ({ defaultLanguage, languages }: MessageContent): MessageProblem => ({
  code: 'missing_default_language',
  severity: 'error',
  message: `The default language is "${defaultLanguage}", but there are texts for ${Object.keys(languages).join(', ') || 'no language'} only.`,
});
