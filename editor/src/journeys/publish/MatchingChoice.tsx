import { useTranslation } from 'react-i18next';

import { Checkbox } from '../../design/Checkbox';
import { NumberField } from '../../design/NumberField';
import { useFormat } from '../../i18n/useFormat';
import type { PublishFacts } from './usePublishFacts';

export interface MatchingChoiceProps {
  readonly facts: PublishFacts;
  /** Undefined: only what happens from now on lets people in. */
  readonly perMinute: number | undefined;
  readonly onChange: (perMinute: number | undefined) => void;
}

const USUAL = 60;
const MOST = 10_000;

/** Those whose events fit already; letting them in is an act of its own, with a count and a rate. */
export function MatchingChoice({ facts, perMinute, onChange }: MatchingChoiceProps) {
  const { t } = useTranslation('journeys');
  const format = useFormat();
  const { matching } = facts.preview;
  if (!matching || matching.count === 0) return null;
  const { count, capped } = matching;
  const number = format.number(count);
  return (
    <div className="col">
      <Checkbox
        label={capped ? t('publish.matchingAtLeast', { count, number }) : t('publish.matching', { count, number })}
        hint={t('publish.matchingHint')}
        checked={perMinute !== undefined}
        onChange={(on) => {
          onChange(on ? USUAL : undefined);
        }}
      />
      {perMinute !== undefined && (
        <NumberField
          label={t('publish.rate')}
          hint={t('publish.rateHint', { time: format.duration(Math.ceil(count / perMinute) * 60) })}
          unit={t('publish.perMinute')}
          value={perMinute}
          min={1}
          max={MOST}
          onChange={(next) => {
            if (next !== null) onChange(Math.min(MOST, Math.max(1, Math.round(next))));
          }}
        />
      )}
    </div>
  );
}
