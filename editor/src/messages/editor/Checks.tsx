import { CircleAlert, CircleCheck, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';

import { languageName } from '../../customers/person';
import { Badge } from '../../design/Badge';
import { useFormat } from '../../i18n/useFormat';
import type { Preview } from '../preview/usePreview';
import { tagsOf, type Content, type Problem } from './content';
import { problemWords } from './problemWords';

export interface ChecksProps {
  readonly content: Content;
  readonly problems: readonly Problem[];
  readonly preview: Preview | undefined;
  readonly onGo: (problem: Problem) => void;
}

/** What is wrong, each leading to its place; then what is fine. */
export function Checks({ content, problems, preview, onGo }: ChecksProps) {
  const { t } = useTranslation('messages');
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const fine = useFine(content, problems, preview);
  const sorted = problems.toSorted((a, b) => Number(a.severity === 'warning') - Number(b.severity === 'warning'));
  return (
    <section>
      <div className="row">
        <h2 className="grow">{t('checks.title')}</h2>
        {errors > 0 && <Badge tone="danger">{t('list.errors', { count: errors })}</Badge>}
      </div>
      <ul className="checks" aria-live="polite">
        {sorted.map((problem, index) => (
          <li key={`${problem.code} ${String(index)}`}>
            <ProblemLine problem={problem} onGo={onGo} />
          </li>
        ))}
        {fine.map((words) => (
          <li key={words} className="check">
            <CircleCheck size={16} className="check-fine" aria-hidden="true" />
            <span>{words}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function ProblemLine({ problem, onGo }: { readonly problem: Problem; readonly onGo: (problem: Problem) => void }) {
  const where = useWhere();
  const { words, detail } = problemWords(problem);
  const Icon = problem.severity === 'error' ? CircleAlert : TriangleAlert;
  return (
    <button
      type="button"
      className="check check-opens"
      onClick={() => {
        onGo(problem);
      }}
    >
      <Icon size={16} className={`check-${problem.severity}`} aria-hidden="true" />
      <span className="col gap-2">
        <span>{words}</span>
        <span className="small text-3">{where(problem)}</span>
        {detail !== undefined && (
          <span className="small text-3" lang="en">
            {detail}
          </span>
        )}
      </span>
    </button>
  );
}

/** "English · Subject", "简体中文 · MJML, line 12" */
function useWhere(): (problem: Problem) => string {
  const { t, i18n } = useTranslation('messages');
  const format = useFormat();
  const parts = {
    subject: t('field.subject'),
    preheader: t('field.preheader'),
    mjml: t('field.mjml'),
    text: t('field.text'),
  } as const;
  return ({ language, part, line }) =>
    [
      language !== undefined && languageName(language, i18n.language),
      part && parts[part],
      line !== undefined && t('checks.line', { number: format.number(line) }),
    ]
      .filter(Boolean)
      .join(' · ');
}

const GMAIL_CLIPS_AT = 102 * 1024;

function useFine(content: Content, problems: readonly Problem[], preview: Preview | undefined): readonly string[] {
  const { t } = useTranslation('messages');
  const format = useFormat();
  const without = (code: string) => !problems.some((problem) => problem.code === code);
  const size = new Blob([preview?.shown.html ?? '']).size;
  return [
    ...(problems.length === 0 ? [t('checks.allFine', { count: tagsOf(content).length })] : []),
    ...(size > 0 && size < GMAIL_CLIPS_AT
      ? [t('checks.size', { size: format.number(Math.ceil(size / 1024)), limit: format.number(102) })]
      : []),
    ...(content.category === 'marketing' && without('no_unsubscribe_link') ? [t('checks.unsubscribe')] : []),
  ];
}
