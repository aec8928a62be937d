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

type Time = 'stood' | 'wentOn';

/** People come in again; whether the time of those who stood still went on is asked. */
export function ResumeDialog({ journey, onClose }: JourneyDialogProps) {
  const { t } = useTranslation('journeys');
  const explain = useProblemText();
  const format = useFormat();
  const [time, setTime] = useState<Time>('stood');
  const count = journey.inside;
  const number = format.number(count);
  const asks = journey.peopleParked && journey.inside > 0;
  const resume = async () => {
    const body = { timeWentOn: time === 'wentOn' };
    await answer(api.POST('/api/journeys/{journeyId}/resume', { params: { path: { journeyId: journey.id } }, body }));
    await renewJourneys();
    notify({ tone: 'accent', title: t('resume.done', { name: journey.name }) });
  };
  return (
    <ConfirmDialog
      open
      onOpenChange={onClose}
      title={t('resume.title', { name: journey.name })}
      consequence={asks ? t('resume.what', { count, number }) : t('resume.nobody')}
      confirm={asks ? t('resume.doPeople', { count, number }) : t('resume.do')}
      onConfirm={resume}
      explain={explain}
    >
      {asks && (
        <RadioGroup<Time>
          cards
          label={t('resume.time')}
          value={time}
          choices={[
            { value: 'stood', label: t('resume.stood'), hint: t('resume.stoodHint') },
            { value: 'wentOn', label: t('resume.wentOn'), hint: t('resume.wentOnHint') },
          ]}
          onChange={setTime}
        />
      )}
    </ConfirmDialog>
  );
}
