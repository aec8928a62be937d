import { useTranslation } from 'react-i18next';

import { Select } from '../../design/Select';
import { TextField } from '../../design/TextField';
import { AddButton } from '../form/AddButton';
import { useStepForm } from '../form/context';
import { RowTools } from '../form/RowTools';
import { useParameter } from '../form/useParameter';
import { ValueField } from '../form/ValueField';
import { moved } from '../outputs';
import { textIn } from '../../words/rules';
import { isValues, type Values } from '../property';
import type { PropertyFieldProps } from './fieldWords';

const TYPES = ['string', 'number', 'boolean', 'array', 'object'] as const;
type AssignedType = (typeof TYPES)[number];

/** Fields that a step writes: `{assignments: [{id, name, type, value}]}`. */
export function AssignmentsField({ property, path }: PropertyFieldProps) {
  const { t } = useTranslation('inspector');
  const { readOnly } = useStepForm();
  const { value, set } = useParameter(path);
  const stored = isValues(value) && Array.isArray(value['assignments']) ? value['assignments'].filter(isValues) : [];
  const write = (assignments: readonly Values[]) => {
    set({ ...(isValues(value) && value), assignments });
  };
  const add = () => {
    write([...stored, { id: crypto.randomUUID(), name: '', value: '', type: 'string' }]);
  };
  return (
    <div className="list-field" role="group" aria-label={property.displayName}>
      <span className="field-head">{property.displayName}</span>
      {stored.map((assignment, index) => (
        <Assignment
          key={textIn(assignment['id']) || index}
          {...{ assignment, index }}
          count={stored.length}
          onChange={(change) => {
            write(stored.with(index, { ...assignment, ...change }));
          }}
          onMove={(to) => {
            write(moved(stored, index, to));
          }}
          onRemove={() => {
            write(stored.toSpliced(index, 1));
          }}
        />
      ))}
      <AddButton disabled={readOnly} onClick={add}>
        {t('assignment.add')}
      </AddButton>
    </div>
  );
}

interface AssignmentProps {
  readonly assignment: Values;
  readonly index: number;
  readonly count: number;
  readonly onChange: (change: Values) => void;
  readonly onMove: (to: number) => void;
  readonly onRemove: () => void;
}

function Assignment({ assignment, index, count, onChange, onMove, onRemove }: AssignmentProps) {
  const { t } = useTranslation('inspector');
  const { readOnly } = useStepForm();
  const said = t('assignment.number', { number: index + 1 });
  return (
    <div className="rule" role="group" aria-label={said}>
      <div className="row rule-head">
        <span className="small text-3 grow">{said}</span>
        <RowTools name={said} {...{ index, count, onMove, onRemove }} disabled={readOnly} />
      </div>
      <div className="row">
        <div className="grow">
          <TextField
            size="s"
            label={t('assignment.name')}
            value={textIn(assignment['name'])}
            disabled={readOnly}
            onChange={(name) => {
              onChange({ name });
            }}
          />
        </div>
        <Select<AssignedType>
          size="s"
          label={t('assignment.type')}
          value={TYPES.find((type) => type === assignment['type']) ?? 'string'}
          disabled={readOnly}
          options={TYPES.map((value) => ({ value, label: typeName(value, t) }))}
          onChange={(type) => {
            onChange({ type });
          }}
        />
      </div>
      <ValueField
        label={t('assignment.value')}
        value={assignment['value']}
        disabled={readOnly}
        onChange={(value) => {
          onChange({ value });
        }}
      />
    </div>
  );
}

function typeName(type: AssignedType, t: ReturnType<typeof useTranslation<'inspector'>>['t']): string {
  switch (type) {
    case 'string':
      return t('data.string');
    case 'number':
      return t('data.number');
    case 'boolean':
      return t('data.boolean');
    case 'array':
      return t('data.array');
    case 'object':
      return t('data.object');
  }
}
