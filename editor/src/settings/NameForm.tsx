import './settings.css';

import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';

import { Button } from '../design/Button';
import { Note } from '../design/Note';
import { TextField } from '../design/TextField';
import { notify } from '../design/toasts';
import { useProblemText } from '../i18n/useProblemText';

export interface NameFormProps {
  readonly label: string;
  readonly hint?: string;
  readonly name: string;
  readonly autoComplete?: string;
  /** Why it may not be changed. */
  readonly refusal?: string | undefined;
  readonly onSave: (name: string) => Promise<unknown>;
}

/** One name and a button that saves it. */
export function NameForm({ label, hint, name, autoComplete = 'off', refusal, onSave }: NameFormProps) {
  const { t } = useTranslation('settings');
  const problemText = useProblemText();
  const [wanted, setWanted] = useState(name);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const save = async () => {
    setBusy(true);
    setProblem(undefined);
    try {
      await onSave(wanted.trim());
      notify({ title: t('saved'), tone: 'accent' });
    } catch (error) {
      setProblem(problemText(error));
    } finally {
      setBusy(false);
    }
  };
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (wanted.trim() !== '' && wanted.trim() !== name && refusal === undefined) void save();
  };
  return (
    <form className="settings-form" onSubmit={submit}>
      <TextField
        label={label}
        hint={hint}
        value={wanted}
        onChange={setWanted}
        maxLength={100}
        required
        autoComplete={autoComplete}
        readOnly={refusal !== undefined}
      />
      {problem && (
        <Note tone="danger" live>
          {problem}
        </Note>
      )}
      <Button type="submit" busy={busy} disabledReason={refusal}>
        {t('save')}
      </Button>
    </form>
  );
}
