import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { Button } from '../../design/Button';
import { Dialog } from '../../design/Dialog';
import { Note } from '../../design/Note';
import { RadioGroup } from '../../design/RadioGroup';
import { TextArea } from '../../design/TextArea';
import { useFormat } from '../../i18n/useFormat';
import { useProblemText } from '../../i18n/useProblemText';
import type { JourneyDialogProps } from '../dialogs/RenameDialog';
import { MOST, namedIn } from './named';
import { OutcomeView } from './OutcomeView';
import { useListed, type Outcome, type What } from './useListed';

/** A list of people is let into a journey, or taken out of it at once. */
export function PeopleDialog({ journey, onClose }: JourneyDialogProps) {
  const { t } = useTranslation(['journeys', 'common']);
  const live = journey.status === 'live';
  const [what, setWhat] = useState<What>(live ? 'add' : 'remove');
  const [text, setText] = useState('');
  const { outcome, problem, busy, gone, act } = useAct(journey.id, what, text);
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t('people.title', { name: journey.name })}
      description={t('people.what')}
      footer={
        outcome ? (
          <Button look="primary" onClick={onClose}>
            {t('people.close')}
          </Button>
        ) : (
          <>
            <Button look="quiet" onClick={onClose}>
              {t('common:cancel')}
            </Button>
            <DoButton {...{ what, text, busy, gone }} onClick={act} />
          </>
        )
      }
    >
      {outcome ? (
        <OutcomeView outcome={outcome} />
      ) : (
        <>
          <RadioGroup<What>
            cards
            label={t('people.which')}
            value={what}
            choices={[
              {
                ...{ value: 'add', label: t('people.add') },
                hint: live ? t('people.addHint') : t('people.notLive'),
                disabled: !live,
              },
              { value: 'remove', label: t('people.remove'), hint: t('people.removeHint') },
            ]}
            onChange={setWhat}
          />
          <TextArea
            label={t('people.list')}
            hint={t('people.listHint')}
            rows={8}
            value={text}
            spellCheck={false}
            onChange={setText}
          />
          {problem !== undefined && (
            <Note tone="danger" live>
              {problem}
            </Note>
          )}
        </>
      )}
    </Dialog>
  );
}

function useAct(journeyId: string, what: What, text: string) {
  const explain = useProblemText();
  const { gone, run } = useListed(journeyId);
  const [outcome, setOutcome] = useState<Outcome>();
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const act = async () => {
    setBusy(true);
    setProblem(undefined);
    try {
      setOutcome(await run(what, text));
    } catch (error) {
      setProblem(explain(error));
    } finally {
      setBusy(false);
    }
  };
  return { outcome, problem, busy, gone, act: () => void act() };
}

interface DoButtonProps {
  readonly what: What;
  readonly text: string;
  readonly busy: boolean;
  readonly gone: number;
  readonly onClick: () => void;
}

function DoButton({ what, text, busy, gone, onClick }: DoButtonProps) {
  const { t } = useTranslation('journeys');
  const format = useFormat();
  const count = namedIn(text).length;
  const number = format.number(count);
  const label = what === 'add' ? t('people.doAdd', { count, number }) : t('people.doRemove', { count, number });
  const tooMany = count > MOST ? t('people.tooMany', { most: format.number(MOST) }) : undefined;
  return (
    <Button
      look={what === 'remove' ? 'danger' : 'primary'}
      busy={busy}
      disabled={count === 0}
      disabledReason={tooMany}
      onClick={onClick}
    >
      {busy && gone > 0 ? t('people.under', { done: format.number(gone), all: format.number(count) }) : label}
    </Button>
  );
}
