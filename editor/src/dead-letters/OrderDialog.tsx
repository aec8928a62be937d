import { useState } from 'react';

import { useApiMutation } from '../api/queries';
import { ConfirmDialog } from '../design/ConfirmDialog';
import { useProblemText } from '../i18n/useProblemText';
import { useJourneyNames } from '../sends/names';
import { type Act, useActWords } from './acts';
import { causeWords } from './causeWords';
import type { Group } from './Groups';

export interface OrderDialogProps {
  readonly act: Act;
  readonly group: Group;
  readonly onClose: () => void;
}

/** Asks in numbers; then it is worked off by the server, also when nobody looks. */
export function OrderDialog({ act, group, onClose }: OrderDialogProps) {
  // As it was asked: who fails meanwhile is not meant.
  const [{ journeyId, stepKey, stepName, code, people, newest }] = useState(group);
  const words = useActWords(people)[act];
  const explain = useProblemText();
  const journeyName = useJourneyNames();
  const order = useApiMutation('post', '/api/dead-letter-tasks', { renews: ['/api/dead-letter-tasks'] });
  return (
    <ConfirmDialog
      open
      onOpenChange={onClose}
      danger={act === 'end'}
      title={words.title}
      consequence={words.consequence}
      confirm={words.confirm}
      explain={explain}
      onConfirm={() => order.mutateAsync({ body: { action: act, filter: { journeyId, stepKey, code, to: newest } } })}
    >
      <p className="small text-2">
        {journeyName(journeyId)}: {stepName ?? stepKey}. {causeWords(code)}
      </p>
    </ConfirmDialog>
  );
}
