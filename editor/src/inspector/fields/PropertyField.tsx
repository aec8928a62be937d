import { useTranslation } from 'react-i18next';

import { Switch } from '../../design/Checkbox';
import { Combobox } from '../../design/Combobox';
import { MultiCombobox } from '../../design/MultiCombobox';
import { Note } from '../../design/Note';
import { Select } from '../../design/Select';
import { isShown } from '../displayOptions';
import { isExpression } from '../expression';
import { useStepForm } from '../form/context';
import { dotted } from '../form/dotted';
import { NumberParameter } from '../form/NumberParameter';
import { Place } from '../form/Place';
import { useParameter } from '../form/useParameter';
import { ValueField } from '../form/ValueField';
import { isChoice, type Choice, type Property } from '../property';
import { AssignmentsField } from './AssignmentsField';
import { CollectionField } from './CollectionField';
import { FilterField } from './FilterField';
import { FixedCollectionField } from './FixedCollectionField';
import { JsonField } from './JsonField';
import { ListField } from './ListField';
import { LocatorField } from './LocatorField';
import { plainText } from './plainText';
import { useFieldWords, type PropertyFieldProps } from './fieldWords';

/** One parameter in the control that its type asks for. */
export function PropertyField({ property, path }: PropertyFieldProps) {
  if (property.type === 'notice') return <Note tone="info">{plainText(property.displayName)}</Note>;
  return (
    <Place parameter={dotted(path)}>
      <Control property={property} path={path} />
    </Place>
  );
}

function Control({ property, path }: PropertyFieldProps) {
  if (property.typeOptions?.multipleValues && property.type === 'string') return <ListField {...{ property, path }} />;
  switch (property.type) {
    case 'string':
    case 'color':
    case 'dateTime':
      return <TextControl {...{ property, path }} />;
    case 'number':
      return <NumberControl {...{ property, path }} />;
    case 'boolean':
      return <BooleanControl {...{ property, path }} />;
    case 'options':
      return <OptionsControl {...{ property, path }} />;
    case 'multiOptions':
      return <MultiOptionsControl {...{ property, path }} />;
    case 'collection':
      return <CollectionField {...{ property, path }} />;
    case 'fixedCollection':
      return <FixedCollectionField {...{ property, path }} />;
    case 'filter':
      return <FilterField path={path} label={property.displayName} asked={property.typeOptions?.filter} />;
    case 'assignmentCollection':
      return <AssignmentsField {...{ property, path }} />;
    case 'resourceLocator':
      return <LocatorField {...{ property, path }} />;
    case 'json':
      return <JsonField {...{ property, path }} />;
    default:
      return <JsonField {...{ property, path }} unknown />;
  }
}

function TextControl({ property, path }: PropertyFieldProps) {
  const { readOnly } = useStepForm();
  const { value = property.default, set, error } = useParameter(path);
  const { type, typeOptions, placeholder, noDataExpression } = property;
  const { label, hint } = useFieldWords(property);
  const kind = type === 'dateTime' ? 'datetime-local' : typeOptions?.password ? 'password' : 'text';
  return (
    <ValueField
      {...{ label, hint, value, error, placeholder }}
      rows={typeOptions?.rows}
      type={kind}
      fromData={noDataExpression !== true}
      disabled={readOnly}
      onChange={set}
    />
  );
}

function NumberControl({ property, path }: PropertyFieldProps) {
  const { readOnly } = useStepForm();
  const { value = property.default, set, error } = useParameter(path);
  const { typeOptions } = property;
  return (
    <NumberParameter
      {...useFieldWords(property)}
      {...{ value, error }}
      min={typeOptions?.minValue}
      max={typeOptions?.maxValue}
      fraction={typeOptions?.numberPrecision}
      disabled={readOnly}
      onChange={set}
    />
  );
}

function BooleanControl({ property, path }: PropertyFieldProps) {
  const { readOnly } = useStepForm();
  const { value = property.default, set, error } = useParameter(path);
  const { label, hint } = useFieldWords(property);
  if (isExpression(value)) return <ValueField {...{ label, hint, value, error }} disabled={readOnly} onChange={set} />;
  return <Switch {...{ label, hint }} checked={value === true} disabled={readOnly} onChange={set} />;
}

/** Choices whose own rules show them here. */
function useChoices(property: Property): readonly Choice[] {
  const { handle } = useStepForm();
  const { parameters, typeVersion } = handle.node;
  return (property.options ?? [])
    .filter(isChoice)
    .filter((choice) => isShown(choice, { values: parameters, root: parameters, version: typeVersion }));
}

function OptionsControl({ property, path }: PropertyFieldProps) {
  const { readOnly } = useStepForm();
  const { value = property.default, set, error } = useParameter(path);
  const words = useFieldWords(property);
  const choices = useChoices(property);
  if (choices.length === 0 || isExpression(value)) return <Typed {...{ property, value, error }} onChange={set} />;
  const options = choices.map((choice) => ({
    value: keyOf(choice.value),
    label: choice.name,
    ...(choice.description !== undefined && { hint: plainText(choice.description) }),
  }));
  const choose = (key: string | null) => {
    const choice = choices.find((each) => keyOf(each.value) === key);
    if (choice) set(choice.value);
  };
  const common = { ...words, options, error, value: keyOf(value), disabled: readOnly };
  return options.length > 12 ? <Combobox {...common} onChange={choose} /> : <Select {...common} onChange={choose} />;
}

/** Choices that only the other service knows are typed. */
function Typed({
  property,
  value,
  error,
  onChange,
}: {
  property: Property;
  value: unknown;
  error: string | undefined;
  onChange: (value: string) => void;
}) {
  const { t } = useTranslation('inspector');
  const { readOnly } = useStepForm();
  const { label } = useFieldWords(property);
  const remote = property.typeOptions?.loadOptionsMethod !== undefined;
  return (
    <ValueField
      {...{ label, value, error }}
      {...(remote && { hint: t('form.remote') })}
      disabled={readOnly}
      onChange={onChange}
    />
  );
}

/** A key that is never empty, whatever the type of the choice. */
const keyOf = (value: unknown): string => `${typeof value}:${String(value)}`;

function MultiOptionsControl({ property, path }: PropertyFieldProps) {
  const { readOnly } = useStepForm();
  const { value = property.default, set, error } = useParameter(path);
  const words = useFieldWords(property);
  const choices = useChoices(property);
  if (isExpression(value)) return <Typed {...{ property, value, error }} onChange={set} />;
  const chosen = Array.isArray(value) ? value.map(keyOf) : [];
  const read = (key: string) =>
    choices.find((choice) => keyOf(choice.value) === key)?.value ?? key.slice(key.indexOf(':') + 1);
  return (
    <MultiCombobox
      {...words}
      error={error}
      value={chosen}
      options={choices.map((choice) => ({ value: keyOf(choice.value), label: choice.name }))}
      disabled={readOnly}
      onChange={(keys) => {
        set(keys.map(read));
      }}
    />
  );
}
