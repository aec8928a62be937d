import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';

import { answer, api } from '../../api/client';
import { Button } from '../../design/Button';
import { Dialog } from '../../design/Dialog';
import { MultiCombobox } from '../../design/MultiCombobox';
import { Note } from '../../design/Note';
import { RadioGroup } from '../../design/RadioGroup';
import { TextField } from '../../design/TextField';
import { translate } from '../../i18n/translate';
import { useProblemText } from '../../i18n/useProblemText';
import { useEventChoices } from '../../words/useEventChoices';
import { startingWorkflow, type EntryKind } from './startingWorkflow';
import { renewJourneys } from './useJourneyActs';

/** An empty journey: a name, and how people come in. */
export function NewJourneyDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation(['journeys', 'common']);
  const explain = useProblemText();
  const navigate = useNavigate();
  const [name, setName] = useState('');
  const [kind, setKind] = useState<EntryKind>('event');
  const [events, setEvents] = useState<readonly string[]>([]);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const { options } = useEventChoices(events);
  const make = async () => {
    setBusy(true);
    try {
      const workflow = startingWorkflow(translate, { name: name.trim(), kind, events });
      const { id } = await answer(api.POST('/api/journeys', { body: { workflow } }));
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
      <RadioGroup<EntryKind>
        cards
        label={t('new.how')}
        value={kind}
        choices={[
          { value: 'event', label: t('new.byEvent'), hint: t('new.byEventHint') },
          { value: 'date', label: t('new.byDate'), hint: t('new.byDateHint') },
          { value: 'schedule', label: t('new.bySchedule'), hint: t('new.byScheduleHint') },
        ]}
        onChange={setKind}
      />
      {kind === 'event' && (
        <MultiCombobox
          allowOwn
          label={t('new.events')}
          hint={t('new.eventsHint')}
          placeholder={t('new.eventsPlaceholder')}
          value={events}
          options={options}
          onChange={setEvents}
        />
      )}
      {problem !== undefined && (
        <Note tone="danger" live>
          {problem}
        </Note>
      )}
    </Dialog>
  );
}
