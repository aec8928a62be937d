import './splits.css';

import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';

import { useApiQuery, type Answer } from '../../../api/queries';
import { useFormat } from '../../../i18n/useFormat';
import { useLanguage } from '../../../i18n/useLanguage';
import { textIn } from '../../../words/rules';
import { useStepForm } from '../../form/context';
import { Section } from '../../form/Section';

type Results = Answer<'get', '/api/journeys/{journeyId}/ab-tests'>;
type Test = Results['items'][number];
type Variant = Test['variants'][number];

const DAYS = 90;

/** What came of the test as it is live: read when the step is opened, not kept fresh. */
export function AbTestResults() {
  const { t } = useTranslation('splits');
  const { handle } = useStepForm();
  const { journeyId = '' } = useParams();
  const params = { path: { journeyId }, query: { days: DAYS } };
  const { data } = useApiQuery('/api/journeys/{journeyId}/ab-tests', { params }, { enabled: journeyId !== '' });
  const test = data?.items.find(({ stepKey }) => stepKey === textIn(handle.node.parameters['stepKey']));
  if (!data || !test) return null;
  const nobody = test.variants.every(({ entered }) => entered === 0);
  return (
    <Section title={t('result.title')} hint={nobody ? t('result.none', { days: DAYS }) : t('result.patience')}>
      {!nobody && <Figures test={test} />}
      {!data.complete && <p className="small text-3">{t('result.incomplete')}</p>}
    </Section>
  );
}

function Figures({ test }: { readonly test: Test }) {
  const { t } = useTranslation('splits');
  const control = test.variants.find(({ key }) => key === test.control);
  return (
    <table className="ab-results">
      <thead>
        <tr>
          <th scope="col">{t('result.variant')}</th>
          <th scope="col" className="num">
            {t('result.entered')}
          </th>
          <th scope="col" className="num">
            {t('result.converted')}
          </th>
          <th scope="col" className="num">
            {t('result.rate')}
          </th>
        </tr>
      </thead>
      {test.variants.map((variant) => (
        <Row key={variant.key} variant={variant} control={control} />
      ))}
    </table>
  );
}

function Row({ variant, control }: { readonly variant: Variant; readonly control: Variant | undefined }) {
  const { t } = useTranslation('splits');
  const { number } = useFormat();
  const percent = usePercent();
  const { entered, converted, rate, low, high } = variant;
  const worth = useWorth(variant);
  const name = (one: Variant | undefined) => (one?.key === 'holdout' ? t('test.holdout') : (one?.name ?? ''));
  const interval =
    low === undefined || high === undefined
      ? undefined
      : t('result.interval', { low: percent(low), high: percent(high) });
  return (
    <tbody>
      <tr>
        <th scope="row">{name(variant)}</th>
        <td className="num">{number(entered)}</td>
        <td className="num">{number(converted)}</td>
        <td className="num" title={interval}>
          {rate === null ? '–' : percent(rate)}
        </td>
      </tr>
      <tr className="small text-2">
        <td colSpan={4}>
          {[verdictOf(variant, { t, control: name(control) }), interval, worth].filter(Boolean).join(' · ')}
        </td>
      </tr>
    </tbody>
  );
}

interface Around {
  readonly t: ReturnType<typeof useTranslation<'splits'>>['t'];
  readonly control: string;
}

/** In words; the p-value behind those that say something. */
function verdictOf({ comparison }: Variant, { t, control }: Around): string {
  if (!comparison) return t('result.control');
  const { verdict, p } = comparison;
  const chance = p === undefined ? '' : `, ${t('result.p', { p: p < 0.001 ? '< 0.001' : p.toFixed(3) })}`;
  switch (verdict) {
    case 'better':
      return t('result.better', { control }) + chance;
    case 'worse':
      return t('result.worse', { control }) + chance;
    case 'open':
      return t('result.open') + chance;
    case 'notEnough':
      return t('result.notEnough');
  }
}

function usePercent(): (share: number) => string {
  const language = useLanguage();
  const format = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 });
  return (share) => format.format(share);
}

/** Minor units as money; currencies are never added up. */
function useWorth({ worth }: Variant): string {
  const language = useLanguage();
  return worth
    .map(({ amount, currency }) => {
      if (currency === undefined) return new Intl.NumberFormat(language).format(amount);
      const money = new Intl.NumberFormat(language, { style: 'currency', currency });
      return money.format(amount / 10 ** (money.resolvedOptions().maximumFractionDigits ?? 2));
    })
    .join(', ');
}
