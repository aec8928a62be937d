import { useTranslation } from 'react-i18next';

import { AddButton } from '../form/AddButton';
import { useStepForm } from '../form/context';
import { RowTools } from '../form/RowTools';
import { useParameter } from '../form/useParameter';
import { ValueField } from '../form/ValueField';
import { moved } from '../outputs';
import type { PropertyFieldProps } from './fieldWords';
import { plainText } from './plainText';

/** Several texts of one kind. */
export function ListField({ property, path }: PropertyFieldProps) {
  const { t } = useTranslation('inspector');
  const { readOnly } = useStepForm();
  const { value = property.default, set, error } = useParameter(path);
  const items: readonly unknown[] = Array.isArray(value) ? (value as unknown[]) : [];
  const { displayName, description, placeholder, typeOptions } = property;
  return (
    <div className="list-field" role="group" aria-label={displayName}>
      <span className="field-head">{displayName}</span>
      {items.map((item, index) => (
        <div key={index} className="row">
          <div className="grow">
            <ValueField
              hideLabel
              label={t('list.item', { name: displayName, number: index + 1 })}
              value={item}
              placeholder={placeholder}
              disabled={readOnly}
              onChange={(next) => {
                set(items.with(index, next));
              }}
            />
          </div>
          <RowTools
            name={t('list.item', { name: displayName, number: index + 1 })}
            index={index}
            count={items.length}
            disabled={readOnly}
            onMove={(to) => {
              set(moved(items, index, to));
            }}
            onRemove={() => {
              set(items.toSpliced(index, 1));
            }}
          />
        </div>
      ))}
      <p className={error === undefined ? 'field-below' : 'field-below field-error'}>
        {error ?? (description === undefined ? '' : plainText(description))}
      </p>
      <AddButton
        disabled={readOnly}
        onClick={() => {
          set([...items, '']);
        }}
      >
        {typeOptions?.multipleValueButtonText ?? t('list.add')}
      </AddButton>
    </div>
  );
}
