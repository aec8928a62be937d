import './profile/profile.css';

import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';

import { useApiQuery, type Answer } from '../api/queries';
import { Loaded } from '../app/Loaded';
import { Page } from '../app/Page';
import { Note } from '../design/Note';
import { Skeleton } from '../design/Skeleton';
import { AttributesPanel } from './profile/AttributesPanel';
import { ConsentPanel } from './profile/ConsentPanel';
import { IdentityPanel } from './profile/IdentityPanel';
import { JourneysPanel } from './profile/JourneysPanel';
import { MergesPanel } from './profile/MergesPanel';
import { OrdersPanel } from './profile/OrdersPanel';
import { ProfileHeader } from './profile/ProfileHeader';
import { RefusalsPanel } from './profile/RefusalsPanel';
import { TimelinePanel } from './profile/TimelinePanel';

export type Customer = Answer<'get', '/api/profiles/{profileId}'>;

/** Everything about one person: who they are, what happened, where they stand, and what did not go out and why. */
export default function CustomerPage() {
  const { t } = useTranslation(['customers', 'sends', 'words', 'deadLetters']);
  const { profileId = '' } = useParams();
  const query = useApiQuery('/api/profiles/{profileId}', { params: { path: { profileId } } });
  if (query.data) return <Profile customer={query.data} />;
  return (
    <Page title={t('customers:title')}>
      <Loaded query={query} failed={t('customers:profile.failed')} skeleton={<Skeleton rows={3} height={180} />}>
        {() => null}
      </Loaded>
    </Page>
  );
}

function Profile({ customer }: { readonly customer: Customer }) {
  const { t } = useTranslation('customers');
  const { id } = customer;
  return (
    <div className="page">
      <ProfileHeader customer={customer} />
      <div className="page-body">
        {customer.mergedFrom !== undefined && <Note tone="info">{t('profile.merged')}</Note>}
        <div className="profile">
          <div className="col gap-12">
            <IdentityPanel customer={customer} />
            <MergesPanel customer={customer} />
            <ConsentPanel customer={customer} />
            <AttributesPanel customer={customer} />
          </div>
          <TimelinePanel profileId={id} />
          <div className="col gap-12">
            <OrdersPanel customer={customer} />
            <JourneysPanel profileId={id} />
            <RefusalsPanel profileId={id} />
          </div>
        </div>
      </div>
    </div>
  );
}
