import { useTranslation } from 'react-i18next';

import { Figure } from '../design/Figure';
import { Note } from '../design/Note';
import { Panel } from '../design/Panel';
import { useFormat } from '../i18n/useFormat';
import { useProblemWords } from './problemWords';
import type { Import } from './words';

export interface ResultProps {
  readonly title: string;
  readonly counts: NonNullable<Import['progress']>['counts'];
  readonly stale: boolean;
}

/** What a pass through the file came to, and for what rows were refused. */
export function Result({ title, counts, stale }: ResultProps) {
  const { t } = useTranslation('imports');
  const format = useFormat();
  const problemWords = useProblemWords();
  const figures = [
    { label: t('count.read'), value: counts.read },
    { label: t('count.new'), value: counts.new },
    { label: t('count.existing'), value: counts.existing },
    { label: t('count.refused'), value: counts.refused },
    { label: t('count.skipped'), value: counts.skipped },
  ];
  return (
    <Panel title={title}>
      <div className="col gap-12">
        <div className="import-figures">
          {figures.map(({ label, value }) => (
            <Figure key={label} label={label} value={format.number(value)} />
          ))}
        </div>
        {stale && <Note tone="warn">{t('result.stale')}</Note>}
        {Object.entries(counts.reasons).map(([code, count]) => (
          <span key={code} className="row small">
            <span className="num strong">{format.number(count)}</span>
            <span className="text-2">{problemWords(code) ?? code}</span>
          </span>
        ))}
      </div>
    </Panel>
  );
}
