import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useApiMutation } from '../../api/queries';
import { Button } from '../../design/Button';
import { Dialog } from '../../design/Dialog';
import { Note } from '../../design/Note';
import { RadioGroup } from '../../design/RadioGroup';
import { Select } from '../../design/Select';
import { TextArea } from '../../design/TextArea';
import { TextField } from '../../design/TextField';
import { notify } from '../../design/toasts';
import { useProblemText } from '../../i18n/useProblemText';
import { CHANNELS, useChannelName, type Channel } from '../consentWords';
import type { Customer } from '../detail';
import { nameOf } from '../person';

const FORM = 'record-consent';

interface Statement {
  readonly channel: Channel;
  readonly state: 'subscribed' | 'unsubscribed';
  readonly how: string;
  readonly wording: string;
  readonly reference: string;
}

export interface ConsentDialogProps {
  readonly customer: Customer;
  readonly onClose: () => void;
}

/** Somebody said yes or no elsewhere (on the phone, on paper): recorded as of now, with what proves it. */
export function ConsentDialog({ customer, onClose }: ConsentDialogProps) {
  const { t } = useTranslation(['customers', 'common']);
  const explain = useProblemText();
  const channelName = useChannelName();
  const [said, setSaid] = useState<Statement>({ ...BLANK });
  const [left, setLeft] = useState(false);
  const record = useApiMutation('post', '/api/profiles/{profileId}/consents', {
    renews: ['/api/profiles/{profileId}', '/api/profiles/{profileId}/timeline', '/api/profiles'],
  });
  const submit = async () => {
    setLeft(true);
    if (said.how.trim() === '') return;
    await record.mutateAsync({ params: { path: { profileId: customer.id } }, body: bodyOf(said) });
    onClose();
    notify({ title: t('consent.recorded', { name: nameOf(customer), channel: channelName(said.channel) }) });
  };
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t('consent.recordFor', { name: nameOf(customer) })}
      description={t('consent.recordHint')}
      footer={
        <>
          <Button look="quiet" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button look="primary" type="submit" form={FORM} busy={record.isPending}>
            {said.state === 'subscribed' ? t('consent.recordYes') : t('consent.recordNo')}
          </Button>
        </>
      }
    >
      <form
        id={FORM}
        className="col gap-16"
        onSubmit={(event) => {
          event.preventDefault();
          submit().catch(() => undefined); // said below, from the mutation's state
        }}
      >
        <Fields
          said={said}
          setSaid={setSaid}
          wanting={left && said.how.trim() === ''}
          onLeave={() => {
            setLeft(true);
          }}
        />
        {record.error && (
          <Note tone="danger" live>
            {explain(record.error)}
          </Note>
        )}
      </form>
    </Dialog>
  );
}

const BLANK: Statement = { channel: 'email', state: 'subscribed', how: '', wording: '', reference: '' };

function bodyOf({ channel, state, how, wording, reference }: Statement) {
  const evidence = { how: how.trim(), ...(reference.trim() && { reference: reference.trim() }) };
  return { channel, state, evidence, ...(wording.trim() && { wording: wording.trim() }) };
}

interface FieldsProps {
  readonly said: Statement;
  readonly setSaid: (said: Statement) => void;
  readonly wanting: boolean;
  readonly onLeave: () => void;
}

function Fields({ said, setSaid, wanting, onLeave }: FieldsProps) {
  const { t } = useTranslation(['customers', 'common']);
  const channelName = useChannelName();
  const set = (change: Partial<Statement>) => {
    setSaid({ ...said, ...change });
  };
  return (
    <>
      <Select
        label={t('consent.channel')}
        value={said.channel}
        options={CHANNELS.map((channel) => ({ value: channel, label: channelName(channel) }))}
        onChange={(channel) => {
          set({ channel });
        }}
      />
      <RadioGroup
        label={t('consent.saidWhat')}
        value={said.state}
        choices={[
          { value: 'subscribed', label: t('consent.yes'), hint: t('consent.yesHint') },
          { value: 'unsubscribed', label: t('consent.no'), hint: t('consent.noHint') },
        ]}
        onChange={(state) => {
          set({ state });
        }}
      />
      <TextField
        label={t('consent.how')}
        hint={t('consent.howHint')}
        error={wanting ? t('consent.howWanted') : undefined}
        value={said.how}
        maxLength={500}
        onBlur={onLeave}
        onChange={(how) => {
          set({ how });
        }}
      />
      <TextArea
        label={t('consent.wording')}
        hint={t('consent.wordingHint')}
        value={said.wording}
        maxLength={2_000}
        onChange={(wording) => {
          set({ wording });
        }}
      />
      <TextField
        label={t('consent.reference')}
        hint={t('consent.referenceHint')}
        value={said.reference}
        maxLength={500}
        onChange={(reference) => {
          set({ reference });
        }}
      />
    </>
  );
}
