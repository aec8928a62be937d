import './checks.css';

import { ChevronDown, ChevronUp, CircleAlert, CircleCheck, RefreshCw, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import { useNarrow } from '../canvas/useNarrow';
import { IconButton } from '../design/IconButton';
import type { DraftProblem } from '../draft/contract';
import { useDraftProblems } from '../draft/useDraftProblems';
import { translate } from '../i18n/translate';
import { ChecksHead } from './ChecksHead';
import { problemWords } from './problemWords';
import { countsOf, groupsOf, type StepProblems } from './summary';

export interface ChecksPanelProps {
  /** Leads to the step, and to the field in it when there is one. */
  readonly onOpen: (stepKey: string, parameter: string | undefined) => void;
}

/** What to mend before publishing, and what to know; each leads to its place. One line while nothing blocks. */
export function ChecksPanel({ onOpen }: ChecksPanelProps) {
  const { t } = useTranslation('checks');
  const draft = useDraftProblems();
  const { problems, known, stale, unfinished } = draft;
  const counts = countsOf(problems);
  const narrow = useNarrow();
  const [wanted, setWanted] = useState<boolean>();
  const open = problems.length > 0 && (wanted ?? (counts.errors > 0 && !narrow));
  const none = !known ? t('checking') : unfinished > 0 ? t('unfinished', { count: unfinished }) : t('nothing');
  return (
    <section className="checks" aria-label={t('title')} data-open={open}>
      <header className="checks-head">
        {problems.length === 0 ? (
          <p className="checks-none" data-good={known && unfinished === 0}>
            {known && unfinished === 0 && <CircleCheck size={16} aria-hidden="true" />}
            {none}
          </p>
        ) : (
          <button
            type="button"
            className="checks-fold"
            aria-expanded={open}
            onClick={() => {
              setWanted(!open);
            }}
          >
            <ChecksHead open={open} {...counts} />
            {open ? <ChevronDown size={14} aria-hidden="true" /> : <ChevronUp size={14} aria-hidden="true" />}
          </button>
        )}
        <IconButton
          size="xs"
          label={stale ? t('again') : t('fresh')}
          icon={<RefreshCw size={14} />}
          onClick={() => {
            draft.check();
          }}
        />
      </header>
      <p className="sr-only" role="status">
        {problems.length === 0 ? none : t('found', { errors: counts.errors, warnings: counts.warnings })}
      </p>
      {open && (
        <ul className="checks-list">
          {groupsOf(problems).map((group) => (
            <CheckGroup key={group.stepKey ?? group.name ?? 'journey'} group={group} onOpen={onOpen} />
          ))}
        </ul>
      )}
    </section>
  );
}

interface CheckGroupProps extends ChecksPanelProps {
  readonly group: StepProblems;
}

function CheckGroup({ group, onOpen }: CheckGroupProps) {
  const { t } = useTranslation('checks');
  return (
    <li className="checks-group">
      <h3 className="cut">{group.name ?? t('journey')}</h3>
      <ul className="col gap-4">
        {group.problems.map((problem, index) => (
          <li key={`${problem.code} ${problem.parameter ?? ''} ${String(index)}`}>
            <Check problem={problem} onOpen={onOpen} />
          </li>
        ))}
      </ul>
    </li>
  );
}

interface CheckProps extends ChecksPanelProps {
  readonly problem: DraftProblem;
}

function Check({ problem, onOpen }: CheckProps) {
  const { t } = useTranslation('checks');
  const { text, detail } = problemWords(translate, problem);
  const Icon = problem.severity === 'error' ? CircleAlert : TriangleAlert;
  const key = problem.stepKey ?? problem.nodeName;
  const words = (
    <>
      <Icon size={16} aria-label={problem.severity === 'error' ? t('blocks') : t('warns')} />
      <span className="col gap-2">
        <span>{text}</span>
        {detail !== undefined && <span className="text-3">{detail}</span>}
      </span>
    </>
  );
  if (key === undefined) return <div className={`check check-${problem.severity}`}>{words}</div>;
  return (
    <>
      <button
        type="button"
        className={`check check-${problem.severity}`}
        onClick={() => {
          onOpen(key, problem.parameter);
        }}
      >
        {words}
      </button>
      {problem.code === 'message_not_usable' && (
        <Link className="check-fix" to="/messages">
          {t('toMessages')}
        </Link>
      )}
    </>
  );
}
