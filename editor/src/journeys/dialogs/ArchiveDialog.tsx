import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { answer, api } from '../../api/client';
import { ConfirmDialog } from '../../design/ConfirmDialog';
import { RadioGroup } from '../../design/RadioGroup';
import { notify } from '../../design/toasts';
import { useFormat } from '../../i18n/useFormat';
import { useProblemText } from '../../i18n/useProblemText';
import type { JourneyDialogProps } from './RenameDialog';
import { renewJourneys } from './useJourneyActs';

type People = 'finish' | 'leave';

/** Ends a journey for good. */
export function ArchiveDialog({ journey, onClose }: JourneyDialogProps) {
  const { t } = useTranslation('journeys');
  const explain = useProblemText();
  const format = useFormat();
  const [people, setPeople] = useState<People>('finish');
  const count = journey.inside;
  const number = format.number(count);
  const archive = async () => {
    await answer(
      api.POST('/api/journeys/{journeyId}/archive', { params: { path: { journeyId: journey.id } }, body: { people } }),
    );
    await renewJourneys();
    notify({ title: t('archive.done', { name: journey.name }) });
  };
  return (
    <ConfirmDialog
      open
      danger
      onOpenChange={onClose}
      title={t('archive.title', { name: journey.name })}
      consequence={t('archive.what')}
      confirm={people === 'leave' && journey.inside > 0 ? t('archive.doLeave', { count, number }) : t('archive.do')}
      onConfirm={archive}
      explain={explain}
    >
      {journey.inside > 0 && (
        <RadioGroup<People>
          cards
          label={t('archive.people', { count, number })}
          value={people}
          choices={[
            { value: 'finish', label: t('archive.finish'), hint: t('archive.finishHint') },
            { value: 'leave', label: t('archive.leave'), hint: t('archive.leaveHint') },
          ]}
          onChange={setPeople}
        />
      )}
    </ConfirmDialog>
  );
}
