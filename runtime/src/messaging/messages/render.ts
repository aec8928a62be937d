import { compile, type HtmlToTextOptions } from 'html-to-text';

import type { CompiledText, MessageText } from './compile';
import { parseText, renderText, textError, type TextError, type TextKind, type TextScope } from './liquid';

export interface RenderedMessage {
  readonly subject: string;
  readonly html?: string;
  readonly text: string;
}

export type Rendered =
  | { readonly ok: true; readonly message: RenderedMessage }
  | { readonly ok: false; readonly error: TextError & { readonly part: 'subject' | 'mjml' | 'text' } };

/**
 * The message for one profile. `source`, when given, is what the author wrote: a failure is then told with its line and
 * column instead of those of the compiled HTML.
 */
export function renderMessage(compiled: CompiledText, scope: TextScope, source?: MessageText): Rendered {
  const subject = renderPart('subject', 'plain', compiled.subject, scope);
  if (!subject.ok) return subject;
  const html = compiled.html === undefined ? undefined : renderPart('mjml', 'html', compiled.html, scope);
  if (html?.ok === false) {
    const inSource = source?.mjml ? renderPart('mjml', 'html', source.mjml, scope) : html;
    return inSource.ok ? html : inSource;
  }
  const text = compiled.text === undefined ? undefined : renderPart('text', 'plain', compiled.text, scope);
  if (text?.ok === false) return text;
  return {
    ok: true,
    message: {
      subject: oneLine(subject.output),
      ...(html && { html: html.output }),
      text: text?.output ?? plainText(html?.output ?? ''),
    },
  };
}

type Part =
  | { readonly ok: true; readonly output: string }
  | { readonly ok: false; readonly error: TextError & { readonly part: 'subject' | 'mjml' | 'text' } };

function renderPart(part: 'subject' | 'mjml' | 'text', kind: TextKind, source: string, scope: TextScope): Part {
  try {
    return { ok: true, output: renderText(kind, parseText(kind, source), scope) };
  } catch (error) {
    return { ok: false, error: { ...textError(error), part } };
  }
}

/** A subject is one header: line breaks in data (a name with CR LF) become spaces. */
export function oneLine(text: string): string {
  return text
    .replace(/[\u0000-\u001f\u007f\u2028\u2029\s]+/g, ' ')
    .trim()
    .slice(0, 500);
}

const TEXT_OPTIONS: HtmlToTextOptions = {
  wordwrap: false,
  limits: { maxInputLength: 2_000_000 },
  selectors: [
    { selector: '.preheader', format: 'skip' },
    { selector: 'img', format: 'skip' },
    { selector: 'a', options: { hideLinkHrefIfSameAsText: true, linkBrackets: ['(', ')'] } },
    ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({ selector, options: { uppercase: false } })),
  ],
};

const toText = compile(TEXT_OPTIONS);

function plainText(html: string): string {
  return toText(html)
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
