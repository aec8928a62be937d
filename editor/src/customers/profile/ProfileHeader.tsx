import { ArrowLeft, Pencil, ShieldCheck } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import type { Action } from '../../actions/action';
import { useActions } from '../../actions/registry';
import { useRefusal } from '../../app/useRefusal';
import { usePageTitle } from '../../app/usePageTitle';
import { Avatar } from '../../design/Avatar';
import { Badge } from '../../design/Badge';
import { Button } from '../../design/Button';
import { NONE } from '../../i18n/format';
import { useFormat } from '../../i18n/useFormat';
import type { Customer } from '../detail';
import { countryName, nameOf } from '../person';
import { ConsentDialog } from './ConsentDialog';
import { EditDialog } from './EditDialog';

const MOST_TAGS = 6;

export function ProfileHeader({ customer }: { readonly customer: Customer }) {
  const { t } = useTranslation('customers');
  const name = nameOf(customer);
  const heading = usePageTitle(name);
  return (
    <header className="page-head">
      <Link className="button button-quiet button-icon button-m" to="/customers" aria-label={t('profile.back')}>
        <ArrowLeft />
      </Link>
      <Avatar size="l" name={name} id={customer.id} />
      <div className="grow profile-who">
        <div className="row row-wrap">
          <h1 ref={heading} tabIndex={-1}>
            {name}
          </h1>
          {customer.tags.slice(0, MOST_TAGS).map((tag) => (
            <Badge key={tag}>{tag}</Badge>
          ))}
        </div>
        <p className="small text-2">
          <Facts customer={customer} />
        </p>
      </div>
      <Actions customer={customer} />
    </header>
  );
}

/** "Germany · known since 3 March 2025 · last seen today 13:58" */
function Facts({ customer: { country, createdAt, lastSeenAt } }: { readonly customer: Customer }) {
  const { t, i18n } = useTranslation('customers');
  const format = useFormat();
  const facts = [
    country === undefined ? undefined : countryName(country, i18n.language),
    t('profile.since', { date: format.day(createdAt) }),
    lastSeenAt === undefined ? t('profile.neverSeen') : t('profile.lastSeen', { when: format.moment(lastSeenAt) }),
  ];
  return facts.filter(Boolean).join(' · ') || NONE;
}

/** The buttons by keyboard and in the palette. */
function useHereActions(refused: string | undefined, open: (what: 'edit' | 'consent') => void): void {
  const actions = useMemo<readonly Action[]>(
    () => [
      {
        ...{ id: 'customer.edit', group: 'here', icon: Pencil, shortcut: 'E' },
        label: (t) => t('customers:profile.editDots'),
        refusal: () => refused,
        perform: () => {
          open('edit');
        },
      },
      {
        ...{ id: 'customer.consent', group: 'here', icon: ShieldCheck },
        label: (t) => t('customers:consent.recordDots'),
        refusal: () => refused,
        perform: () => {
          open('consent');
        },
      },
    ],
    [refused, open],
  );
  useActions(actions);
}

function Actions({ customer }: { readonly customer: Customer }) {
  const { t } = useTranslation('customers');
  const [open, setOpen] = useState<'edit' | 'consent'>();
  const refused = useRefusal()('profiles:edit');
  useHereActions(refused, setOpen);
  const close = () => {
    setOpen(undefined);
  };
  return (
    <div className="row">
      <Button
        icon={<ShieldCheck />}
        disabledReason={refused}
        onClick={() => {
          setOpen('consent');
        }}
      >
        {t('consent.record')}
      </Button>
      <Button
        icon={<Pencil />}
        disabledReason={refused}
        onClick={() => {
          setOpen('edit');
        }}
      >
        {t('profile.edit')}
      </Button>
      {open === 'edit' && <EditDialog customer={customer} onClose={close} />}
      {open === 'consent' && <ConsentDialog customer={customer} onClose={close} />}
    </div>
  );
}
