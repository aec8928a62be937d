import { User } from 'lucide-react';
import { useTranslation } from 'react-i18next';

import { cx } from '../../design/cx';
import { useFormat } from '../../i18n/useFormat';
import { cameWords } from '../../live/periodWords';
import { useLiveStep, useTraceStep } from '../../live/store';
import { useWords } from '../../words/useWords';
import type { GraphStep } from '../graph/graph';
import { labelWords } from '../sentences/label';

/** People standing at the step now; nothing while nobody does. */
export function CountChip({ stepKey }: { readonly stepKey: string }) {
  const { t } = useTranslation('canvas');
  const format = useFormat();
  const inside = useLiveStep(stepKey)?.inside ?? 0;
  if (inside === 0) return null;
  return (
    <span className="here" title={t('peopleHere', { count: inside })}>
      <User aria-hidden="true" />
      <span aria-hidden="true">{format.compact(inside)}</span>
      <span className="sr-only">{t('peopleHere', { count: inside })}</span>
    </span>
  );
}

/** Red blocks publishing, amber does not; the number is how many. */
export function Flag({ errors, warnings }: { readonly errors: number; readonly warnings: number }) {
  const { t } = useTranslation('canvas');
  if (errors + warnings === 0) return null;
  const title = errors > 0 ? t('errors', { count: errors }) : t('warnings', { count: warnings });
  return (
    <span className={cx('flag', errors === 0 && 'flag-warn')} title={title}>
      <span aria-hidden="true">{errors > 0 ? errors : warnings}</span>
      <span className="sr-only">{title}</span>
    </span>
  );
}

/** Live mode: how many went on, and which share of them took an early way out. */
export function LiveFooter({ step }: { readonly step: GraphStep }) {
  const { t } = useTranslation('canvas');
  const words = useWords();
  const format = useFormat();
  const figures = useLiveStep(step.key);
  const early = step.outputs.flatMap(({ index, label, side }) => {
    const way = side === 'right' ? figures?.outputs.get(index) : undefined;
    return way ? [{ index, text: labelWords(words, label), share: way.share }] : [];
  });
  return (
    <span className="step-card-foot">
      <span>
        <b>{format.number(figures?.passed)}</b> {step.isEntry ? t('live.entered') : t('live.passed')}
      </span>
      {early.map(({ index, text, share }) => (
        <span key={index} className="cut">
          <b>{format.percent(share, 0)}</b> {text}
        </span>
      ))}
    </span>
  );
}

/** Live mode: when the person whose path is shown came here. */
export function CameAt({ stepKey }: { readonly stepKey: string }) {
  const format = useFormat();
  const at = useTraceStep(stepKey);
  return (
    at !== undefined && (
      <time className="when" dateTime={at} title={format.dateTime(at)}>
        {cameWords(at, { language: format.language, now: new Date() })}
      </time>
    )
  );
}
