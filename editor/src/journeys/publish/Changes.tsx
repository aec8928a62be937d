import { CircleCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';

import { outputsOf } from '../../canvas/graph/outputs';
import { labelWords } from '../../canvas/sentences/label';
import { useStepTypes } from '../../canvas/useStepTypes';
import { stepKeyOf } from '../../draft/contract';
import { translate } from '../../i18n/translate';
import { StepTile } from '../../inspector/StepTile';
import { useMessageNames } from '../../sends/names';
import { listWords } from '../../words/list';
import { useWords } from '../../words/useWords';
import { useAuthors } from '../list/useAuthors';
import { authorsOf, tally } from './authors';
import { changeWords } from './changeWords';
import { diffOf, type Change } from './diff';
import type { PublishFacts } from './usePublishFacts';

/** What the new version does differently, and who changed it. */
export function Changes({ facts }: { readonly facts: PublishFacts }) {
  const { t } = useTranslation('journeys');
  const words = useWords();
  const author = useAuthors();
  const { live, workflow, log, preview } = facts;
  const messageName = useMessageNames();
  const changes = live ? diffOf(words, live.workflow, workflow, messageName) : [];
  const outputName = useOutputName(facts);
  const authors = tally(changes, log).map(({ by, count }) => t('publish.changesBy', { count, name: author(by).name }));
  const warnings = preview.problems.length;
  return (
    <section className="publish-changes" aria-labelledby="publish-changes">
      <header className="row">
        <h3 id="publish-changes">{live ? t('publish.changes') : t('publish.first')}</h3>
        <span className="small text-3 end">{listWords(words, authors)}</span>
      </header>
      {!live && <p className="text-2">{t('publish.firstWhat', { count: workflow.nodes.length })}</p>}
      {live && changes.length === 0 && <p className="text-2">{t('publish.noChanges')}</p>}
      <ul className="publish-list">
        {changes.map((change, index) => (
          <ChangeRow
            key={index}
            change={change}
            outputName={outputName}
            by={authorsOf(change, log).map((id) => author(id).name)}
          />
        ))}
      </ul>
      <p className="row publish-passed">
        <CircleCheck size={16} aria-hidden="true" />
        {warnings === 0 ? t('publish.checked') : t('publish.checkedWarnings', { count: warnings })}
      </p>
    </section>
  );
}

interface ChangeRowProps {
  readonly change: Change;
  readonly by: readonly string[];
  readonly outputName: (stepKey: string, output: number) => string;
}

function ChangeRow({ change, by, outputName }: ChangeRowProps) {
  const { title, text } = changeWords(translate, change, outputName);
  return (
    <li className="publish-change" title={by.join(', ')}>
      <StepTile size="s" type={change.kind === 'journeyRenamed' ? '' : change.step.type} />
      <span className="col gap-2">
        <span className="publish-step">{title}</span>
        <span className="small text-2">{text}</span>
      </span>
    </li>
  );
}

/** Ways out are called as on the canvas, in the new version where the step is still there. */
function useOutputName({ workflow, live }: PublishFacts): (stepKey: string, output: number) => string {
  const types = useStepTypes();
  return (stepKey, output) => {
    const nodes = [...workflow.nodes, ...(live?.workflow.nodes ?? [])];
    const node = nodes.find((each) => stepKeyOf(each) === stepKey);
    if (!node) return '';
    const label = outputsOf(node, types.get(node.type), output + 1)[output]?.label;
    return label ? labelWords(translate, label) : '';
  };
}
