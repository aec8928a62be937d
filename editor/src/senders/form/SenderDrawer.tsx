import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useApiMutation, type Answer } from '../../api/queries';
import { useRefusal } from '../../app/useRefusal';
import { Button } from '../../design/Button';
import { Drawer } from '../../design/Drawer';
import { Note } from '../../design/Note';
import { useProblemText } from '../../i18n/useProblemText';
import { connectionWords } from '../connectionWords';
import { formOf, inputOf, problemsOf, type Sender } from './form';
import { SenderFields } from './SenderFields';

type Test = Answer<'post', '/api/senders/{senderId}/test'>;

const FORM = 'sender';

export interface SenderDrawerProps {
  /** Undefined makes a new one. */
  readonly sender: Sender | undefined;
  readonly onClose: () => void;
}

/** One sender: saving it tries the connection at once, and says in words what is wrong. */
export function SenderDrawer({ sender, onClose }: SenderDrawerProps) {
  const { t } = useTranslation(['senders', 'common']);
  const explain = useProblemText();
  const refused = useRefusal()('senders:edit');
  const [form, setForm] = useState(() => formOf(sender));
  const [checked, setChecked] = useState(false);
  const { run, busy, error, test } = useSaveAndTest(sender);
  const problems = problemsOf(form);
  const failure = test && !test.ok ? connectionWords(test.code) : undefined;
  return (
    <Drawer
      open
      onClose={onClose}
      title={sender ? sender.name : t('new')}
      footer={
        <>
          <Button look="quiet" onClick={onClose}>
            {test ? t('common:close') : t('common:cancel')}
          </Button>
          <Button look="primary" type="submit" form={FORM} busy={busy} disabledReason={refused}>
            {form.kind === 'sandbox' ? t('common:save') : t('saveAndTest')}
          </Button>
        </>
      }
    >
      <form
        id={FORM}
        noValidate
        className="col gap-16"
        onSubmit={(event) => {
          event.preventDefault();
          setChecked(true);
          if (Object.keys(problems).length > 0 || refused !== undefined) return;
          void run(form.kind, inputOf(form)).then((done) => {
            if (done) onClose();
          });
        }}
      >
        {test && <TestResult test={test} />}
        {error !== undefined && (
          <Note tone="danger" live>
            {explain(error)}
          </Note>
        )}
        <SenderFields
          form={form}
          setForm={setForm}
          sender={sender}
          problems={checked ? problems : {}}
          blamed={failure && { field: failure.field, fault: failure.fault?.() }}
        />
      </form>
    </Drawer>
  );
}

/** Saves, then connects. Resolves to true when there is nothing more to see: the sandbox needs no test. */
function useSaveAndTest(sender: Sender | undefined) {
  const [saved, setSaved] = useState(sender?.id);
  const [state, setState] = useState<{ busy: boolean; error?: unknown; test?: Test }>({ busy: false });
  const renews = ['/api/senders', '/api/sender-roles'] as const;
  const create = useApiMutation('post', '/api/senders', { renews });
  const replace = useApiMutation('put', '/api/senders/{senderId}', { renews });
  const connect = useApiMutation('post', '/api/senders/{senderId}/test');
  const run = async (kind: Sender['kind'], body: ReturnType<typeof inputOf>): Promise<boolean> => {
    setState({ busy: true });
    try {
      const senderId = saved ?? (await create.mutateAsync({ body })).id;
      if (saved !== undefined) await replace.mutateAsync({ params: { path: { senderId } }, body });
      setSaved(senderId);
      if (kind === 'sandbox') return true;
      const test = await connect.mutateAsync({ params: { path: { senderId } } });
      setState({ busy: false, test });
    } catch (error) {
      setState({ busy: false, error });
    }
    return false;
  };
  return { run, ...state };
}

function TestResult({ test: { ok, code, words } }: { readonly test: Test }) {
  const { t } = useTranslation('senders');
  if (ok)
    return (
      <Note tone="accent" live>
        {t('test.connected')}
      </Note>
    );
  const said = connectionWords(code).words();
  return (
    <Note tone="danger" live>
      <strong>{t('test.saved')}</strong> <span>{said}</span>
      {words !== said && (
        <details>
          <summary>{t('test.details')}</summary>
          <span lang="en">{words}</span>
        </details>
      )}
    </Note>
  );
}
