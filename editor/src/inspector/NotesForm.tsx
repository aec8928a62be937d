import { useTranslation } from 'react-i18next';

import { isEntry } from '../canvas/graph/types';
import { Switch } from '../design/Checkbox';
import { TextArea } from '../design/TextArea';
import { useStepForm } from './form/context';

/** What colleagues should know, and whether the step works at all. */
export function NotesForm() {
  const { t } = useTranslation('inspector');
  const { handle, readOnly } = useStepForm();
  const { notes = '', disabled = false, type } = handle.node;
  return (
    <>
      <TextArea
        label={t('notes.label')}
        hint={t('notes.hint')}
        rows={6}
        maxLength={10_000}
        value={notes}
        disabled={readOnly}
        onChange={(next) => {
          handle.setNotes(next);
        }}
      />
      {!isEntry(type) && (
        <Switch
          label={t('notes.off')}
          hint={t('notes.offHint')}
          checked={disabled}
          disabled={readOnly}
          onChange={(off) => {
            handle.setSettings({ disabled: off ? true : undefined });
          }}
        />
      )}
    </>
  );
}
