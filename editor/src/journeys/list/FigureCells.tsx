import { useTranslation } from 'react-i18next';

import { Tooltip } from '../../design/Tooltip';
import { NONE } from '../../i18n/format';
import { useFormat } from '../../i18n/useFormat';
import type { JourneySummary } from './attention';
import { totalOf, type JourneyFigures, type Worth } from './figures';

/** "714 14.8 %" */
export function Converted({ figures }: { readonly figures: JourneyFigures | undefined }) {
  const format = useFormat();
  if (!figures || figures.entered === 0) return NONE;
  return (
    <span className="no-wrap">
      {format.number(figures.converted)}{' '}
      <span className="text-3">{format.percent(figures.converted / figures.entered)}</span>
    </span>
  );
}

/** The currency with the most; the others in the tooltip. */
export function Revenue({ worth }: { readonly worth: readonly Worth[] }) {
  const format = useFormat();
  const [first, ...others] = worth.map((one) => format.sum(one));
  if (first === undefined) return NONE;
  if (others.length === 0) return <span className="no-wrap">{first}</span>;
  return (
    <Tooltip text={others.join(' · ')}>
      <span className="no-wrap" tabIndex={0}>
        {first} <span className="text-3">+{others.length}</span>
      </span>
    </Tooltip>
  );
}

interface TotalsProps {
  readonly journeys: readonly JourneySummary[];
  readonly figures: ReadonlyMap<string, JourneyFigures>;
}

/** The journeys together: who is inside now, and what came of those who entered lately. */
export function Totals({ journeys, figures }: TotalsProps) {
  const { t } = useTranslation('journeys');
  const format = useFormat();
  const total = totalOf([...figures.values()]);
  const inside = journeys.reduce((sum, journey) => sum + journey.inside, 0);
  if (!journeys.some(({ liveVersion }) => liveVersion)) return null;
  const known = figures.size > 0;
  return (
    <dl className="totals">
      <Total label={t('totals.inside')} value={format.number(inside)} note={t('totals.now')} />
      <Total
        label={t('totals.entered')}
        value={known ? format.number(total.entered) : NONE}
        note={t('totals.period')}
      />
      <Total
        label={t('totals.converted')}
        value={known ? format.number(total.converted) : NONE}
        note={total.entered > 0 ? format.percent(total.converted / total.entered) : undefined}
      />
      <Total
        label={t('totals.revenue')}
        value={total.worth[0] ? format.sum(total.worth[0]) : NONE}
        note={total.worth.slice(1, 3).map(format.sum).join(' · ')}
      />
    </dl>
  );
}

function Total({
  label,
  value,
  note,
}: {
  readonly label: string;
  readonly value: string;
  readonly note?: string | undefined;
}) {
  return (
    <div className="total">
      <dt>{label}</dt>
      <dd>
        <span className="total-value">{value}</span>
        {note && <span className="small text-3 num cut">{note}</span>}
      </dd>
    </div>
  );
}
