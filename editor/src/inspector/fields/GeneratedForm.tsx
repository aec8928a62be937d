import { useTranslation } from 'react-i18next';

import { useStepForm } from '../form/context';
import { CredentialChoices } from './CredentialChoices';
import { Fields } from './Fields';

/** The form of a step of any package, made from n8n's description of it. */
export function GeneratedForm() {
  const { t } = useTranslation('inspector');
  const { description, handle } = useStepForm();
  if (!description) return null;
  const properties = description.properties;
  const shown = properties.filter(({ type }) => type !== 'hidden');
  return (
    <>
      <CredentialChoices />
      <Fields properties={properties} path={[]} values={handle.node.parameters} />
      {shown.length === 0 && <p className="text-2">{t('form.nothing')}</p>}
      <HowItRuns />
    </>
  );
}

/** Whether it may run for many people at once, and why (decided by its type, when a version is compiled). */
function HowItRuns() {
  const { t } = useTranslation('inspector');
  const runs = useStepForm().description?.['runs'];
  if (runs !== 'local' && runs !== 'external') return null;
  return (
    <section className="col gap-4" aria-label={t('runs.label')}>
      <span className="field-head">{t('runs.label')}</span>
      <p className="small text-2">{runs === 'local' ? t('runs.local') : t('runs.external')}</p>
    </section>
  );
}
