import './checks.css';

import { CircleAlert, CircleCheck, RefreshCw, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import { Badge } from '../design/Badge';
import { IconButton } from '../design/IconButton';
import type { DraftProblem } from '../draft/contract';
import { useDraftProblems } from '../draft/useDraftProblems';
import { translate } from '../i18n/translate';
import { problemWords } from './problemWords';
import { countsOf, groupsOf, type StepProblems } from './summary';

export interface ChecksPanelProps {
  /** Leads to the step, and to the field in it when there is one. */
  readonly onOpen: (stepKey: string, parameter: string | undefined) => void;
}

/** What to mend before publishing, and what to know; each leads to its place. */
export function ChecksPanel({ onOpen }: ChecksPanelProps) {
  const { t } = useTranslation('checks');
  const draft = useDraftProblems();
  const { problems, stale } = draft;
  const { errors, warnings } = countsOf(problems);
  return (
    <section className="checks" aria-label={t('title')}>
      <header className="checks-head">
        <h2 className="grow">{t('title')}</h2>
        {errors > 0 && <Badge tone="danger">{t('errors', { count: errors })}</Badge>}
        {warnings > 0 && <Badge tone="warn">{t('warnings', { count: warnings })}</Badge>}
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
        {problems.length === 0 ? t('nothing') : t('found', { errors, warnings })}
      </p>
      {problems.length === 0 ? (
        <p className="checks-none">
          <CircleCheck size={16} aria-hidden="true" />
          {t('nothing')}
        </p>
      ) : (
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
