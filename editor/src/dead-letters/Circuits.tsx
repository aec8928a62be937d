import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import { type Item, useApiMutation, useApiQuery } from '../api/queries';
import { useRefusal } from '../app/useRefusal';
import { Button } from '../design/Button';
import { Note } from '../design/Note';
import { notify } from '../design/toasts';
import { useFormat } from '../i18n/useFormat';
import { useProblemText } from '../i18n/useProblemText';
import { useJourneyNames } from '../sends/names';

type Circuit = Item<'/api/circuits'>;
type StepCircuit = Extract<Circuit, { kind: 'step' }>;
type Act = 'close' | 'keep' | 'try';

/** Steps that fail for everybody: people are held before them, and are not stuck. Senders that rest, beside them. */
export function Circuits() {
  const { data } = useApiQuery('/api/circuits', undefined, { pollEvery: 10_000 });
  return (
    <>
      {data?.items.map((circuit) =>
        circuit.kind === 'step' ? (
          <StepNote key={circuit.id} circuit={circuit} />
        ) : (
          <SenderNote key={circuit.id} name={circuit.senderName ?? circuit.senderId} until={circuit.until} />
        ),
      )}
    </>
  );
}

function StepNote({ circuit }: { readonly circuit: StepCircuit }) {
  const { t } = useTranslation('deadLetters');
  const format = useFormat();
  const journeyName = useJourneyNames();
  const { state, stepName, journeyId, held, failure, probeAt } = circuit;
  const words = {
    open: t('circuit.open', { step: stepName }),
    kept: t('circuit.kept', { step: stepName }),
    closed: t('circuit.closed', { step: stepName }),
  };
  return (
    <Note tone={state === 'closed' ? 'info' : 'danger'} action={<Acts circuit={circuit} />}>
      <span className="col gap-2">
        <span className="strong">{words[state]}</span>
        <span>
          <Link to={`/journeys/${journeyId}`}>{journeyName(journeyId)}</Link>
          {' · '}
          {t('circuit.held', { count: held, number: format.number(held) })}
          {probeAt !== undefined && ` ${t('circuit.next', { when: format.clock(probeAt) })}`}
        </span>
        {state !== 'closed' && (
          <span className="small text-2" lang="en">
            {failure.message}
          </span>
        )}
      </span>
    </Note>
  );
}

function Acts({ circuit: { id, state } }: { readonly circuit: StepCircuit }) {
  const { t } = useTranslation('deadLetters');
  const refused = useRefusal()('enrolments:edit');
  const problemText = useProblemText();
  const act = useApiMutation('post', '/api/circuits/{circuitId}/{action}', { renews: ['/api/circuits'] });
  const words: Readonly<Record<Act, string>> = {
    try: t('circuit.try'),
    close: t('circuit.close'),
    keep: t('circuit.keep'),
  };
  const offered: readonly Act[] =
    state === 'closed' ? [] : state === 'kept' ? ['try', 'close'] : ['try', 'close', 'keep'];
  const run = async (action: Act) => {
    try {
      await act.mutateAsync({ params: { path: { circuitId: id, action } } });
    } catch (error) {
      notify({ title: problemText(error), tone: 'danger' });
    }
  };
  return (
    <span className="row gap-4">
      {offered.map((action) => (
        <Button key={action} size="s" disabledReason={refused} onClick={() => void run(action)}>
          {words[action]}
        </Button>
      ))}
    </span>
  );
}

function SenderNote({ name, until }: { readonly name: string; readonly until: string }) {
  const { t } = useTranslation('deadLetters');
  const format = useFormat();
  return (
    <Note tone="warn">
      <span className="strong">{t('circuit.sender', { name })}</span>{' '}
      {t('circuit.senderNext', { when: format.clock(until) })}
    </Note>
  );
}
