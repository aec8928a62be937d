import { UserPlus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useApiPages } from '../../api/queries';
import { Loaded } from '../../app/Loaded';
import { useMay } from '../../app/session';
import { useRefusal } from '../../app/useRefusal';
import { Button } from '../../design/Button';
import { Panel } from '../../design/Panel';
import { LinkDialog, type ShownLink } from '../LinkDialog';
import { Invitations } from './Invitations';
import { InviteDialog } from './InviteDialog';
import { PeopleTable } from './PeopleTable';

export function PeopleTab() {
  const { t } = useTranslation('settings');
  const may = useMay();
  const refusal = useRefusal();
  const members = useApiPages('/api/members');
  const [inviting, setInviting] = useState(false);
  const [link, setLink] = useState<ShownLink>();
  return (
    <>
      <Panel
        flush
        title={t('people.title')}
        description={t('people.what')}
        actions={
          <Button
            look="primary"
            icon={<UserPlus />}
            disabledReason={refusal('workspace:manage')}
            onClick={() => {
              setInviting(true);
            }}
          >
            {t('people.invite')}
          </Button>
        }
      >
        <Loaded query={members} failed={t('people.failed')}>
          {(people) => <PeopleTable people={people} pages={members} onLink={setLink} />}
        </Loaded>
      </Panel>
      {may('workspace:manage') && <Invitations people={members.data ?? []} />}
      <InviteDialog open={inviting} onOpenChange={setInviting} onMade={setLink} />
      <LinkDialog
        link={link}
        onClose={() => {
          setLink(undefined);
        }}
      />
    </>
  );
}
