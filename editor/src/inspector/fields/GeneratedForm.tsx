import { useTranslation } from 'react-i18next';

import type { ParameterPath } from '../../draft/contract';
import { isShown } from '../displayOptions';
import { useStepForm } from '../form/context';
import type { Property, Values } from '../property';
import { CredentialChoices } from './CredentialChoices';
import { PropertyField } from './PropertyField';

export interface FieldsProps {
  readonly properties: readonly Property[];
  /** Where their values stand; empty for the step itself. */
  readonly path: ParameterPath;
  readonly values: Values;
}

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

/** The fields that are shown with the present values. */
export function Fields({ properties, path, values }: FieldsProps) {
  const { handle } = useStepForm();
  const { typeVersion, parameters } = handle.node;
  const root = withDefaults(useStepForm().description?.properties ?? [], parameters);
  const place = { values: path.length === 0 ? root : withDefaults(properties, values), root, version: typeVersion };
  return properties
    .filter((property) => property.type !== 'hidden' && isShown(property, place))
    .map((property, index) => (
      // Properties of one name exist for different values of another.
      <div className="generated" key={`${property.name} ${String(index)}`}>
        <PropertyField property={property} path={[...path, property.name]} />
      </div>
    ));
}

/** n8n leaves out what equals the default; rules of display compare with it all the same. */
export function withDefaults(properties: readonly Property[], values: Values): Values {
  const defaults = Object.fromEntries(properties.map(({ name, default: value }) => [name, value]));
  return { ...defaults, ...values };
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
