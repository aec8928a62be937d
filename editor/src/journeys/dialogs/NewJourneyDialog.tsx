import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';

import { answer, api } from '../../api/client';
import { Button } from '../../design/Button';
import { Dialog } from '../../design/Dialog';
import { MultiCombobox } from '../../design/MultiCombobox';
import { Note } from '../../design/Note';
import { TextField } from '../../design/TextField';
import { useProblemText } from '../../i18n/useProblemText';
import { useEventChoices } from '../../words/useEventChoices';
import { renewJourneys } from './useJourneyActs';

/** An empty journey: a name, and what lets people in. */
export function NewJourneyDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation(['journeys', 'common']);
  const explain = useProblemText();
  const navigate = useNavigate();
  const [name, setName] = useState('');
  const [events, setEvents] = useState<readonly string[]>([]);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const { options } = useEventChoices(events);
  const make = async () => {
    setBusy(true);
    try {
      const { id } = await answer(
        api.POST('/api/journeys', { body: { name: name.trim(), entry: { events: [...events] } } }),
      );
      await renewJourneys();
      await navigate(`/journeys/${id}`);
    } catch (error) {
      setProblem(explain(error));
      setBusy(false);
    }
  };
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t('new.title')}
      footer={
        <>
          <Button look="quiet" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button look="primary" disabled={name.trim() === ''} busy={busy} onClick={() => void make()}>
            {t('new.do')}
          </Button>
        </>
      }
    >
      <TextField
        label={t('new.name')}
        value={name}
        maxLength={250}
        placeholder={t('new.namePlaceholder')}
        onChange={setName}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && name.trim() !== '' && !busy) void make();
        }}
      />
      <MultiCombobox
        allowOwn
        label={t('new.events')}
        hint={t('new.eventsHint')}
        placeholder={t('new.eventsPlaceholder')}
        value={events}
        options={options}
        onChange={setEvents}
      />
      {problem !== undefined && (
        <Note tone="danger" live>
          {problem}
        </Note>
      )}
    </Dialog>
  );
}
