import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';

import { useApiMutation, useApiQuery, type Answer } from '../../api/queries';
import { Loaded } from '../../app/Loaded';
import { useRefusal } from '../../app/useRefusal';
import { Button } from '../../design/Button';
import { Note } from '../../design/Note';
import { NumberField } from '../../design/NumberField';
import { Panel } from '../../design/Panel';
import { Skeleton } from '../../design/Skeleton';
import { notify } from '../../design/toasts';
import { useProblemText } from '../../i18n/useProblemText';

type Kept = Answer<'get', '/api/retention'>;
type What = keyof Kept;

/** As the server has them: days that may be chosen. */
const BOUNDS: Readonly<Record<What, { readonly min: number; readonly max: number }>> = {
  enrolmentDays: { min: 30, max: 3_650 },
  refusalDays: { min: 1, max: 90 },
  auditDays: { min: 90, max: 3_650 },
};

/** How many days what is over is kept. */
export function KeptPanel() {
  const { t } = useTranslation('settings');
  const kept = useApiQuery('/api/retention');
  return (
    <Panel title={t('kept.title')} description={t('kept.what')}>
      <Loaded query={kept} failed={t('kept.failed')} skeleton={<Skeleton rows={3} height={72} />}>
        {(known) => <KeptForm key={JSON.stringify(known)} kept={known} />}
      </Loaded>
    </Panel>
  );
}

function KeptForm({ kept }: { readonly kept: Kept }) {
  const { t } = useTranslation('settings');
  const problemText = useProblemText();
  const refusal = useRefusal()('workspace:manage');
  const change = useApiMutation('patch', '/api/retention', { renews: ['/api/retention'] });
  const [days, setDays] = useState<Readonly<Record<What, number | null>>>(kept);
  const words: Readonly<Record<What, { readonly label: string; readonly hint: string }>> = {
    enrolmentDays: { label: t('kept.enrolments'), hint: t('kept.enrolmentsHint') },
    refusalDays: { label: t('kept.refusals'), hint: t('kept.refusalsHint') },
    auditDays: { label: t('kept.audit'), hint: t('kept.auditHint') },
  };
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (refusal !== undefined) return;
    const given = Object.entries(days).filter(([, value]) => value !== null);
    change.mutate(
      { body: Object.fromEntries(given) },
      { onSuccess: () => notify({ title: t('saved'), tone: 'accent' }) },
    );
  };
  return (
    <form className="settings-form" onSubmit={submit}>
      {(Object.keys(BOUNDS) as What[]).map((what) => (
        <NumberField
          key={what}
          {...words[what]}
          {...BOUNDS[what]}
          value={days[what]}
          onChange={(value) => {
            setDays((before) => ({ ...before, [what]: value }));
          }}
          unit={t('kept.days')}
          format={{ useGrouping: false }}
          disabled={refusal !== undefined}
        />
      ))}
      {change.error && (
        <Note tone="danger" live>
          {problemText(change.error)}
        </Note>
      )}
      <Button type="submit" busy={change.isPending} disabledReason={refusal}>
        {t('kept.save')}
      </Button>
    </form>
  );
}
