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

type What = 'entryOnly' | 'everything';

/** Nobody comes in any more; what those inside do is asked. */
export function PauseDialog({ journey, onClose }: JourneyDialogProps) {
  const { t } = useTranslation('journeys');
  const explain = useProblemText();
  const format = useFormat();
  const [what, setWhat] = useState<What>('everything');
  const count = journey.inside;
  const number = format.number(count);
  const pause = async () => {
    await answer(
      api.POST('/api/journeys/{journeyId}/pause', { params: { path: { journeyId: journey.id } }, body: { what } }),
    );
    await renewJourneys();
    notify({ title: t('pause.done', { name: journey.name }) });
  };
  return (
    <ConfirmDialog
      open
      onOpenChange={onClose}
      title={t('pause.title', { name: journey.name })}
      consequence={t('pause.what')}
      confirm={what === 'everything' && journey.inside > 0 ? t('pause.doEverything', { count, number }) : t('pause.do')}
      onConfirm={pause}
      explain={explain}
    >
      <RadioGroup<What>
        cards
        label={t('pause.people', { count, number })}
        value={what}
        choices={[
          { value: 'everything', label: t('pause.everything'), hint: t('pause.everythingHint') },
          { value: 'entryOnly', label: t('pause.entryOnly'), hint: t('pause.entryOnlyHint') },
        ]}
        onChange={setWhat}
      />
    </ConfirmDialog>
  );
}
