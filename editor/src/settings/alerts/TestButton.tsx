import { Send } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { type Answer, useApiMutation } from '../../api/queries';
import { Button } from '../../design/Button';
import { Dialog } from '../../design/Dialog';
import { Note } from '../../design/Note';
import { notify } from '../../design/toasts';
import { useProblemText } from '../../i18n/useProblemText';
import type { AlertSettings } from './draft';

type Outcome = Answer<'post', '/api/alerts/test'>;

/** Sends a message to everybody who would be told, and says what came of each. */
export function TestButton({
  refused,
  settings,
}: {
  readonly refused: string | undefined;
  readonly settings: AlertSettings;
}) {
  const { t } = useTranslation('alerts');
  const problemText = useProblemText();
  const [outcome, setOutcome] = useState<Outcome>();
  const test = useApiMutation('post', '/api/alerts/test');
  const nobody = !settings.mail && !settings.webhook;
  const run = async () => {
    try {
      setOutcome(await test.mutateAsync({}));
    } catch (error) {
      notify({ title: problemText(error), tone: 'danger' });
    }
  };
  return (
    <>
      <Button
        icon={<Send />}
        busy={test.isPending}
        disabledReason={refused ?? (nobody ? t('test.nobody') : undefined)}
        onClick={() => void run()}
      >
        {t('test.act')}
      </Button>
      {outcome && (
        <Dialog
          open
          size="s"
          onOpenChange={() => {
            setOutcome(undefined);
          }}
          title={t('test.title')}
        >
          <Outcomes outcome={outcome} />
        </Dialog>
      )}
    </>
  );
}

function Outcomes({ outcome: { mail, webhook } }: { readonly outcome: Outcome }) {
  const { t } = useTranslation('alerts');
  const ways = [
    ...mail.map(({ to, ...how }) => ({ way: to, ...how })),
    ...(webhook ? [{ way: t('who.webhook'), ...webhook }] : []),
  ];
  return (
    <div className="col gap-8">
      {ways.map(({ way, ok, detail }) => (
        <Note key={way} tone={ok ? 'accent' : 'danger'} live>
          {ok ? t('test.arrived', { way }) : t('test.failed', { way, detail: detail ?? '' })}
        </Note>
      ))}
    </div>
  );
}
