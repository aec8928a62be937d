import { Ellipsis, KeyRound, UserMinus } from 'lucide-react';
import { useTranslation } from 'react-i18next';

import { useApiMutation } from '../../api/queries';
import { useSession } from '../../app/session';
import { IconButton } from '../../design/IconButton';
import { Menu } from '../../design/Menu';
import { notify } from '../../design/toasts';
import { useProblemText } from '../../i18n/useProblemText';
import type { ShownLink } from '../LinkDialog';
import type { Person } from './PeopleTable';
import { useManageRefusal } from './useManageRefusal';

export interface PersonMenuProps {
  readonly person: Person;
  readonly onLink: (link: ShownLink) => void;
  readonly onRemove: (person: Person) => void;
}

export function PersonMenu({ person, onLink, onRemove }: PersonMenuProps) {
  const { t } = useTranslation('settings');
  const { caller } = useSession();
  const { name } = person;
  const problemText = useProblemText();
  const refusal = useManageRefusal()(person);
  const isSelf = person.userId === caller.id;
  const makeLink = useApiMutation('post', '/api/members/{memberId}/sign-in-link', {
    onSuccess: (link) => {
      onLink({ ...link, title: t('people.linkTitle', { name }), what: t('people.linkWhat', { name }) });
    },
  });
  const makeIt = () => {
    const params = { path: { memberId: person.id } };
    makeLink.mutate({ params }, { onError: (error) => notify({ title: problemText(error), tone: 'danger' }) });
  };
  return (
    <Menu
      trigger={<IconButton silent size="s" label={t('people.actionsFor', { name })} icon={<Ellipsis />} />}
      groups={[
        {
          entries: [
            {
              id: 'link',
              label: t('people.makeLink'),
              icon: <KeyRound />,
              hint: t('people.makeLinkHint'),
              disabledReason: refusal,
              onSelect: makeIt,
            },
          ],
        },
        {
          entries: [
            {
              id: 'remove',
              label: t('people.remove'),
              icon: <UserMinus />,
              danger: true,
              disabledReason: refusal ?? (isSelf ? t('people.notSelf') : undefined),
              onSelect: () => {
                onRemove(person);
              },
            },
          ],
        },
      ]}
    />
  );
}
