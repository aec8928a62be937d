import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { Note } from '../../design/Note';
import { TextArea } from '../../design/TextArea';
import { writtenOut } from '../../words/conditions';
import { isExpression } from '../expression';
import { useStepForm } from '../form/context';
import { useLeft } from '../form/useLeft';
import { useParameter } from '../form/useParameter';
import { ValueField } from '../form/ValueField';
import { useFieldWords, type PropertyFieldProps } from './fieldWords';

/** Data as text. Of a kind of field that this form does not know, with a note that says so. */
export function JsonField({ property, path, unknown }: PropertyFieldProps & { readonly unknown?: boolean }) {
  const { t } = useTranslation('inspector');
  const { readOnly } = useStepForm();
  const { value = property.default, set, error } = useParameter(path);
  const words = useFieldWords(property);
  const [typed, setTyped] = useState<string>();
  const [left, leave] = useLeft();
  if (isExpression(value))
    return <ValueField label={words.label} {...{ value, error }} disabled={readOnly} onChange={set} />;
  // A parameter of the type json keeps text; others keep the value itself.
  const asText = property.type === 'json' && typeof value !== 'object';
  const stored = asText ? writtenOut(value) : JSON.stringify(value ?? null, undefined, 2);
  const text = typed ?? stored;
  const broken = problemIn(text);
  return (
    <div
      className="col"
      onBlur={() => {
        leave('json');
        if (broken === undefined) setTyped(undefined);
      }}
    >
      <TextArea
        {...words}
        rows={6}
        spellCheck={false}
        value={text}
        disabled={readOnly}
        error={left.has('json') && broken !== undefined ? t('json.broken', { reason: broken }) : error}
        onChange={(next) => {
          setTyped(next);
          if (problemIn(next) === undefined) set(asText ? next : JSON.parse(next === '' ? 'null' : next));
        }}
      />
      {unknown && <Note>{t('json.unknown', { type: property.type })}</Note>}
    </div>
  );
}

/** Why it is no JSON; empty text is allowed. */
function problemIn(text: string): string | undefined {
  if (text.trim() === '') return undefined;
  try {
    JSON.parse(text);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
