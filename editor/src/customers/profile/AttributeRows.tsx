import { Plus, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';

import { Button } from '../../design/Button';
import { IconButton } from '../../design/IconButton';
import { Select } from '../../design/Select';
import { TextField } from '../../design/TextField';
import { TYPES, valueOf, type AttributeRow, type AttributeType } from './edit';

export interface AttributeRowsProps {
  readonly rows: readonly AttributeRow[];
  readonly onChange: (rows: readonly AttributeRow[]) => void;
}

/** Name, type and value of each attribute. */
export function AttributeRows({ rows, onChange }: AttributeRowsProps) {
  const { t } = useTranslation(['customers', 'common']);
  const next = Math.max(-1, ...rows.map(({ id }) => id)) + 1;
  return (
    <fieldset className="col">
      <legend className="field-head">{t('attributes.title')}</legend>
      {rows.map((row) => (
        <Row
          key={row.id}
          row={row}
          onChange={(changed) => {
            onChange(rows.map((each) => (each.id === row.id ? changed : each)));
          }}
          onRemove={() => {
            onChange(rows.filter(({ id }) => id !== row.id));
          }}
        />
      ))}
      <div>
        <Button
          size="s"
          icon={<Plus />}
          onClick={() => {
            onChange([...rows, { id: next, name: '', type: 'text', text: '' }]);
          }}
        >
          {t('edit.addAttribute')}
        </Button>
      </div>
    </fieldset>
  );
}

interface RowProps {
  readonly row: AttributeRow;
  readonly onChange: (row: AttributeRow) => void;
  readonly onRemove: () => void;
}

function Row({ row, onChange, onRemove }: RowProps) {
  const { t } = useTranslation(['customers', 'common']);
  const types: Readonly<Record<AttributeType, string>> = {
    text: t('edit.type.text'),
    number: t('edit.type.number'),
    yesNo: t('edit.type.yesNo'),
    list: t('edit.type.list'),
  };
  return (
    <div className="attributes-row">
      <TextField
        size="s"
        hideLabel
        label={t('edit.attributeName')}
        placeholder={t('edit.attributeName')}
        value={row.name}
        onChange={(name) => {
          onChange({ ...row, name: name.replaceAll(/[.$]/g, '_') });
        }}
      />
      <Select
        size="s"
        hideLabel
        label={t('edit.attributeType')}
        value={row.type}
        options={TYPES.map((type) => ({ value: type, label: types[type] }))}
        onChange={(type) => {
          onChange({ ...row, type, text: type === 'yesNo' ? 'true' : row.text });
        }}
      />
      <ValueField row={row} onChange={onChange} />
      <IconButton
        size="s"
        icon={<X />}
        label={t('common:removeOne', { name: row.name || t('edit.attributeName') })}
        onClick={onRemove}
      />
    </div>
  );
}

function ValueField({ row, onChange }: Omit<RowProps, 'onRemove'>) {
  const { t } = useTranslation(['customers', 'common']);
  const set = (text: string) => {
    onChange({ ...row, text });
  };
  if (row.type === 'yesNo')
    return (
      <Select
        size="s"
        hideLabel
        label={t('edit.attributeValue')}
        value={row.text}
        options={[
          { value: 'true', label: t('value.yes') },
          { value: 'false', label: t('value.no') },
        ]}
        onChange={set}
      />
    );
  return (
    <TextField
      size="s"
      hideLabel
      label={t('edit.attributeValue')}
      placeholder={row.type === 'list' ? t('edit.listHint') : t('edit.attributeValue')}
      error={row.text !== '' && valueOf(row) === undefined ? t('edit.noNumber') : undefined}
      value={row.text}
      onChange={set}
    />
  );
}
