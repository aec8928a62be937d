import { Pencil, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { Chip } from '../../design/Badge';
import { Field, type FieldWords } from '../../design/Field';
import { IconButton } from '../../design/IconButton';
import { TextArea } from '../../design/TextArea';
import { TextField } from '../../design/TextField';
import { Tooltip } from '../../design/Tooltip';
import { writtenOut } from '../../words/conditions';
import { fieldName } from '../../words/fieldName';
import { useWords } from '../../words/useWords';
import { expressionFor, isExpression, partsOf, textOf, type Part } from '../expression';
import { DataChooser } from './DataChooser';

export interface ValueFieldProps extends FieldWords {
  readonly value: unknown;
  readonly onChange: (value: string) => void;
  readonly placeholder?: string | undefined;
  /** More than one line. */
  readonly rows?: number | undefined;
  readonly disabled?: boolean | undefined;
  /** False: it must be fixed. */
  readonly fromData?: boolean | undefined;
  readonly size?: 'm' | 's' | undefined;
  readonly type?: 'text' | 'password' | 'datetime-local' | undefined;
}

/** Text that may have data in it: fixed text in a field, data as chips. */
export function ValueField({ value, onChange, fromData = true, ...rest }: ValueFieldProps) {
  const text = writtenOut(value);
  const [raw, setRaw] = useState(false);
  const pick = (expression: string) => {
    onChange(isExpression(text) || text === '' ? expression : textOf([...partsOf(text), ...partsOf(expression)]));
  };
  const chooser = fromData && !rest.disabled && (
    <DataChooser
      compact={rest.hideLabel}
      size="xs"
      onPick={(reference) => {
        pick(expressionFor(reference));
      }}
    />
  );
  const aside = !rest.hideLabel && chooser && <span className="end">{chooser}</span>;
  const control =
    isExpression(text) && !raw ? (
      <ChipsField
        {...rest}
        text={text}
        aside={aside}
        onChange={onChange}
        onRaw={() => {
          setRaw(true);
        }}
      />
    ) : (
      <PlainField {...rest} value={text} aside={aside} onChange={onChange} />
    );
  if (!rest.hideLabel) return control;
  return (
    <div className="value-beside">
      {control}
      {chooser}
    </div>
  );
}

function PlainField({
  rows,
  type = 'text',
  size,
  value,
  ...rest
}: Omit<ValueFieldProps, 'value' | 'fromData'> & { readonly value: string }) {
  if (rows !== undefined && rows > 1) return <TextArea {...rest} value={value} rows={rows} />;
  return <TextField {...rest} {...{ type, size, value }} />;
}

interface ChipsFieldProps extends FieldWords {
  readonly text: string;
  readonly onChange: (value: string) => void;
  readonly onRaw: () => void;
  readonly disabled?: boolean | undefined;
}

/** Data in a value; a press on the pencil shows what n8n evaluates. */
function ChipsField({ text, onChange, onRaw, disabled, label, hideLabel, hint, error, aside }: ChipsFieldProps) {
  const { t } = useTranslation('inspector');
  const parts = partsOf(text);
  return (
    <Field {...{ label, hideLabel, hint, error, aside }}>
      {(ids) => (
        <div className="input chips" role="group" {...ids} aria-label={label}>
          <span className="chips-parts grow">
            {parts.map((part, index) => (
              <PartChip key={index} part={part} />
            ))}
          </span>
          {!disabled && (
            <>
              <IconButton size="xs" label={t('data.asText')} icon={<Pencil size={14} />} onClick={onRaw} />
              <IconButton
                size="xs"
                label={t('data.remove')}
                icon={<X size={14} />}
                onClick={() => {
                  onChange('');
                }}
              />
            </>
          )}
        </div>
      )}
    </Field>
  );
}

export function PartChip({ part }: { readonly part: Part }) {
  const words = useWords();
  if (part.kind === 'text') return <span>{part.text}</span>;
  if (part.kind === 'code')
    return (
      <Tooltip text={part.code}>
        <span className="chip chip-neutral" tabIndex={0}>
          {part.code}
        </span>
      </Tooltip>
    );
  return <Chip tone="accent">{fieldName(words, part.reference.path)}</Chip>;
}
