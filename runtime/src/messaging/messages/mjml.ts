import mjml2html from 'mjml';

import type { MessageProblem } from './problem';

/** Gmail shows only so much of a mail and hides the rest, the unsubscribe link included, behind "view entire message". */
export const GMAIL_CLIPS_AT = 102 * 1024;

export interface CompiledMjml {
  /** Liquid is still in it. Empty when there are errors. */
  readonly html: string;
  readonly problems: readonly MessageProblem[];
}

/**
 * MJML to HTML, once per revision and language. Nothing is read or loaded: includes are refused and fonts of other hosts
 * are not linked. MJML drops text that stands between its elements, so a loop there would silently vanish: that is an error.
 */
export async function compileMjml(source: string, language: string): Promise<CompiledMjml> {
  const include = source.search(/<\s*mj-include/i);
  if (include >= 0) {
    return failed('mjml_include', 'mj-include is refused: everything of a message stands in the message.', {
      line: lineAt(source, include),
    });
  }
  try {
    const { html, errors } = await mjml2html(withLanguage(source, language), {
      validationLevel: 'soft',
      fonts: {},
      ignoreIncludes: true,
    });
    const problems = [...errors.map(mjmlProblem), ...droppedLiquid(source, html)];
    return { html: problems.some(({ severity }) => severity === 'error') ? '' : html, problems };
  } catch (error) {
    return failed('mjml_invalid', error instanceof Error ? error.message : String(error));
  }
}

/** Puts the line that mail clients show beside the subject in front of everything visible. */
export function withPreheader(html: string, preheader: string): string {
  const hidden = `<div class="preheader" style="display:none;max-height:0;overflow:hidden;opacity:0">${preheader}</div>`;
  return html.replace(/<body[^>]*>/, (body) => `${body}${hidden}`);
}

const LIQUID = /\{%[\s\S]*?%\}|\{\{[\s\S]*?\}\}/g;

function droppedLiquid(source: string, html: string): MessageProblem[] {
  const left = counted(html.match(LIQUID) ?? []);
  const problems: MessageProblem[] = [];
  for (const match of source.matchAll(LIQUID)) {
    const remaining = left.get(match[0]) ?? 0;
    left.set(match[0], remaining - 1);
    if (remaining > 0) continue;
    problems.push({
      code: 'liquid_between_elements',
      severity: 'error',
      message: `MJML drops ${quoted(match[0])} here. Put it inside of a text, or wrap it: <mj-raw>${quoted(match[0])}</mj-raw>.`,
      part: 'mjml',
      line: lineAt(source, match.index),
    });
  }
  return problems;
}

function counted(texts: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts;
}

const quoted = (text: string) => (text.length > 60 ? `${text.slice(0, 57)}…` : text);

const lineAt = (source: string, index: number) => source.slice(0, index).split('\n').length;

/** Screen readers and translators need the language of the page. */
function withLanguage(source: string, language: string): string {
  return source.replace(/<mjml(?![^>]*\slang=)(?=[\s>])/, `<mjml lang="${language}"`);
}

function mjmlProblem({ line, message, tagName }: { line: number; message: string; tagName: string }): MessageProblem {
  return { code: 'mjml_invalid', severity: 'error', message: `${tagName}: ${message}.`, part: 'mjml', line };
}

function failed(code: string, message: string, where: { line?: number } = {}): CompiledMjml {
  return { html: '', problems: [{ code, severity: 'error', message, part: 'mjml', ...where }] };
}
