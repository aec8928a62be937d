import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { Button } from './Button';
import { Field, type FieldWords } from './Field';

export interface CopyFieldProps extends FieldWords {
  readonly value: string;
}

const SAID_FOR_MS = 2_000;

/** Text to take along: a link, a key. */
export function CopyField({ value, ...words }: CopyFieldProps) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(value);
    setCopied(true);
    setTimeout(() => {
      setCopied(false);
    }, SAID_FOR_MS);
  };
  return (
    <Field {...words}>
      {(ids) => (
        <div className="row">
          <input
            {...ids}
            readOnly
            value={value}
            className="input copy-text"
            onFocus={(event) => {
              event.target.select();
            }}
          />
          <Button icon={copied ? <Check /> : <Copy />} onClick={() => void copy()}>
            <span aria-live="polite">{copied ? t('copied') : t('copy')}</span>
          </Button>
        </div>
      )}
    </Field>
  );
}
