import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { answer, api } from '../../api/client';
import { ConfirmDialog } from '../../design/ConfirmDialog';
import { TextField } from '../../design/TextField';
import { useProblemText } from '../../i18n/useProblemText';
import type { JourneySummary } from '../list/attention';
import { renewJourneys } from './useJourneyActs';

export interface JourneyDialogProps {
  readonly journey: JourneySummary;
  readonly onClose: () => void;
}

export function RenameDialog({ journey, onClose }: JourneyDialogProps) {
  const { t } = useTranslation('journeys');
  const explain = useProblemText();
  const [name, setName] = useState(journey.name);
  const rename = async () => {
    const operations = [{ type: 'renameJourney' as const, name: name.trim() }];
    const params = { path: { journeyId: journey.id } };
    const body = { baseRevision: journey.draftRevision, operations };
    await answer(api.PATCH('/api/journeys/{journeyId}/draft', { params, body }));
    await renewJourneys();
  };
  return (
    <ConfirmDialog
      open
      onOpenChange={onClose}
      title={t('rename.title', { name: journey.name })}
      consequence={t('rename.what')}
      confirm={t('rename.do')}
      disabled={name.trim() === ''}
      onConfirm={rename}
      explain={explain}
    >
      <TextField label={t('rename.name')} value={name} maxLength={250} onChange={setName} />
    </ConfirmDialog>
  );
}
