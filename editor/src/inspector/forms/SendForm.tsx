import { ExternalLink } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import { useApiQuery } from '../../api/queries';
import { Checkbox, Switch } from '../../design/Checkbox';
import { Combobox } from '../../design/Combobox';
import { Note } from '../../design/Note';
import { RadioGroup } from '../../design/RadioGroup';
import { Select } from '../../design/Select';
import { useRoleName } from '../../senders/roleWords';
import { unitName } from '../../words/duration';
import { textIn } from '../../words/rules';
import { useWords } from '../../words/useWords';
import { useStepForm } from '../form/context';
import { NumberParameter } from '../form/NumberParameter';
import { Place } from '../form/Place';
import { ClockField } from '../form/ClockField';
import { useParameter } from '../form/useParameter';

const MOST = { params: { query: { limit: 200 } } } as const;

/** Which message, from whom, and when it may arrive. */
export function SendForm() {
  return (
    <>
      <MessageField />
      <SenderField />
      <Category />
      <Hours />
      <Expiry />
    </>
  );
}

function MessageField() {
  const { t } = useTranslation('inspector');
  const { readOnly } = useStepForm();
  const { value, set, error } = useParameter(['message']);
  const messages = useApiQuery('/api/messages', MOST).data?.items ?? [];
  const key = textIn(value);
  const chosen = messages.find((message) => message.key === key);
  const options = messages.map((message) => ({ value: message.key, label: message.name, hint: message.key }));
  const all = key === '' || chosen ? options : [{ value: key, label: key, hint: t('send.unknownMessage') }, ...options];
  return (
    <Place parameter="message">
      <Combobox
        label={t('send.message')}
        value={key === '' ? null : key}
        options={all}
        error={error}
        placeholder={t('send.choose')}
        empty={t('send.noMessages')}
        disabled={readOnly}
        aside={
          <Link className="end small row gap-4" to={chosen ? `/messages/${chosen.id}` : '/messages'}>
            {chosen ? t('send.open') : t('send.all')}
            <ExternalLink size={12} aria-hidden="true" />
          </Link>
        }
        onChange={(next) => {
          set(next ?? '');
        }}
      />
    </Place>
  );
}

/** Steps name a role; each workspace says which account plays it. */
function SenderField() {
  const { t } = useTranslation('inspector');
  const { readOnly } = useStepForm();
  const { value = 'marketing-email', set, error } = useParameter(['senderRole']);
  const roleName = useRoleName();
  const roles = useApiQuery('/api/sender-roles').data?.items;
  const senders = useApiQuery('/api/senders').data?.items;
  const role = textIn(value);
  const known = (roles ?? []).map((each) => ({ ...each, sender: senders?.find(({ id }) => id === each.senderId) }));
  const options = known.map(({ role: name, sender }) => ({
    value: name,
    label: roleName(name),
    hint: sender ? t('send.playedBy', { name: sender.name, address: sender.from.address }) : t('send.playedByNobody'),
  }));
  const player = known.find(({ role: name }) => name === role)?.sender;
  return (
    <Place parameter="senderRole">
      <div className="col">
        <Combobox
          label={t('send.role')}
          value={role === '' ? null : role}
          options={
            role === '' || options.some((option) => option.value === role)
              ? options
              : [{ value: role, label: roleName(role) }, ...options]
          }
          error={error}
          hint={player && t('send.playedBy', { name: player.name, address: player.from.address })}
          disabled={readOnly}
          onChange={(next) => {
            set(next ?? '');
          }}
        />
        {roles && senders && role !== '' && !player && (
          <Note tone="warn" action={<Link to="/senders">{t('send.senders')}</Link>}>
            {t('send.nobody', { role: roleName(role) })}
          </Note>
        )}
      </div>
    </Place>
  );
}

function Category() {
  const { t } = useTranslation('inspector');
  const { readOnly } = useStepForm();
  const { value = 'marketing', set } = useParameter(['category']);
  const resend = useParameter(['resendUnknown']);
  const transactional = value === 'transactional';
  return (
    <>
      <Place parameter="category">
        <RadioGroup
          label={t('send.category')}
          value={transactional ? 'transactional' : 'marketing'}
          choices={[
            { value: 'marketing', label: t('send.marketing'), hint: t('send.marketingHint'), disabled: readOnly },
            {
              value: 'transactional',
              label: t('send.transactional'),
              hint: t('send.transactionalHint'),
              disabled: readOnly,
            },
          ]}
          onChange={set}
        />
      </Place>
      {transactional && (
        <Place parameter="resendUnknown">
          <Checkbox
            label={t('send.resend')}
            hint={t('send.resendHint')}
            checked={resend.value === true}
            disabled={readOnly}
            onChange={resend.set}
          />
        </Place>
      )}
    </>
  );
}

function Hours() {
  const { t } = useTranslation('inspector');
  const { readOnly } = useStepForm();
  const window = useParameter(['window']);
  const from = useParameter(['from']);
  const to = useParameter(['to']);
  const outside = useParameter(['outside']);
  const limited = window.value === 'hours';
  return (
    <div className="form-section">
      <Place parameter="window">
        <Switch
          label={t('send.hours')}
          checked={limited}
          disabled={readOnly}
          onChange={(on) => {
            window.set(on ? 'hours' : 'any');
          }}
        />
      </Place>
      {limited && (
        <>
          <div className="row">
            <Place parameter="from">
              <ClockField
                label={t('send.from')}
                value={textIn(from.value ?? '09:00')}
                error={from.error}
                disabled={readOnly}
                onChange={from.set}
              />
            </Place>
            <Place parameter="to">
              <ClockField
                label={t('send.to')}
                value={textIn(to.value ?? '20:00')}
                error={to.error}
                disabled={readOnly}
                onChange={to.set}
              />
            </Place>
          </div>
          <p className="small text-3">{t('send.zone')}</p>
          <Place parameter="outside">
            <Select
              label={t('send.outside')}
              value={outside.value === 'skip' ? 'skip' : 'defer'}
              disabled={readOnly}
              options={[
                { value: 'defer', label: t('send.defer'), hint: t('send.deferHint') },
                { value: 'skip', label: t('send.skip'), hint: t('send.skipHint') },
              ]}
              onChange={outside.set}
            />
          </Place>
        </>
      )}
    </div>
  );
}

function Expiry() {
  const { t } = useTranslation('inspector');
  const words = useWords();
  const { readOnly } = useStepForm();
  const { value = 0, set, error } = useParameter(['expiresAfterHours']);
  const expires = typeof value === 'string' || Number(value) > 0;
  return (
    <div className="form-section">
      <Switch
        label={t('send.expires')}
        hint={expires ? undefined : t('send.expiresNever')}
        checked={expires}
        disabled={readOnly}
        onChange={(on) => {
          set(on ? 48 : 0);
        }}
      />
      {expires && (
        <Place parameter="expiresAfterHours">
          <NumberParameter
            label={t('send.expiresAfter')}
            hint={t('send.expiresHint')}
            {...{ value, error }}
            min={1}
            unit={unitName(words, 'hours', Number(value))}
            disabled={readOnly}
            onChange={set}
          />
        </Place>
      )}
    </div>
  );
}
