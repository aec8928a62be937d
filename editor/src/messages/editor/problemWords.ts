import { translate as t } from '../../i18n/translate';

/** Problems by the codes of runtime/src/messaging/messages; those with `detail` are told with what the server says of the place. */
const WORDS: Readonly<Record<string, { readonly words: () => string; readonly detail?: true }>> = {
  gmail_clips: { words: () => t('messages:problem.gmailClips') },
  liquid_between_elements: { words: () => t('messages:problem.liquidBetween'), detail: true },
  liquid_invalid: { words: () => t('messages:problem.liquidInvalid'), detail: true },
  liquid_partial: { words: () => t('messages:problem.liquidPartial') },
  liquid_raw: { words: () => t('messages:problem.liquidRaw') },
  missing_body: { words: () => t('messages:problem.missingBody') },
  missing_default_language: { words: () => t('messages:problem.missingDefault') },
  missing_part: { words: () => t('messages:problem.missingPart') },
  missing_subject: { words: () => t('messages:problem.missingSubject') },
  mjml_invalid: { words: () => t('messages:problem.mjmlInvalid'), detail: true },
  mjml_include: { words: () => t('messages:problem.mjmlInclude') },
  no_unsubscribe_link: { words: () => t('messages:problem.noUnsubscribe') },
  render_failed: { words: () => t('messages:problem.renderFailed'), detail: true },
  unknown_variable: { words: () => t('messages:problem.unknownVariable'), detail: true },
};

/** What the templates' language says of a filter that it does not have. */
const UNKNOWN_FILTER = /undefined filter: (\w+)/;

export interface ProblemWords {
  readonly words: string;
  /** In English: what exactly stands there. */
  readonly detail?: string | undefined;
}

/** Needs the texts of `messages`. */
export function problemWords({ code, message }: { readonly code: string; readonly message: string }): ProblemWords {
  const filter = code === 'liquid_invalid' && UNKNOWN_FILTER.exec(message)?.[1];
  if (filter) return { words: t('messages:problem.unknownFilter', { filter }) };
  const known = WORDS[code];
  if (!known) return { words: message };
  return { words: known.words(), detail: known.detail && message };
}
