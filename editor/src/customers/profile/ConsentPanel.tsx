import { useTranslation } from 'react-i18next';

import { Panel } from '../../design/Panel';
import { useFormat } from '../../i18n/useFormat';
import { ChannelIcon } from '../ChannelIcon';
import { ConsentBadge } from '../ConsentBadge';
import { CHANNELS, useChannelName } from '../consentWords';
import type { Customer } from '../detail';
import { useConsentSource } from './consentSource';

/** What they said to marketing on each channel, and where that is known from. */
export function ConsentPanel({ customer }: { readonly customer: Customer }) {
  const { t } = useTranslation('customers');
  return (
    <Panel title={t('consent.title')}>
      <ul className="profile-consent">
        {CHANNELS.map((channel) => (
          <ChannelConsent key={channel} channel={channel} customer={customer} />
        ))}
      </ul>
    </Panel>
  );
}

function ChannelConsent({ channel, customer }: { readonly channel: string; readonly customer: Customer }) {
  const channelName = useChannelName();
  const consent = customer.consents[channel]?.marketing;
  return (
    <li>
      <div className="row">
        <ChannelIcon channel={channel} />
        <span className="grow">{channelName(channel)}</span>
        <ConsentBadge state={consent?.state} />
      </div>
      {consent && <Origin consent={consent} />}
    </li>
  );
}

type Consent = NonNullable<Customer['consents'][string]>['marketing'];

function Origin({ consent: { source, at, wording, evidence = {} } }: { readonly consent: Consent }) {
  const { t } = useTranslation('customers');
  const format = useFormat();
  const sourceWords = useConsentSource();
  const proofs = Object.entries(evidence);
  return (
    <div className="profile-consent-more small text-3">
      <p>{t('consent.origin', { source: sourceWords(source), at: format.moment(at) })}</p>
      {(wording !== undefined || proofs.length > 0) && (
        <details>
          <summary>{t('consent.evidence')}</summary>
          {wording !== undefined && <p>{t('consent.said', { wording })}</p>}
          {proofs.map(([name, value]) => (
            <p key={name}>
              {name}: {value}
            </p>
          ))}
        </details>
      )}
    </div>
  );
}
