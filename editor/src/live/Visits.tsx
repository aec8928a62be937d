import { useTranslation } from 'react-i18next';

import type { Item } from '../api/queries';
import { Loaded } from '../app/Loaded';
import { nameOf } from '../customers/person';
import { Avatar } from '../design/Avatar';
import { Skeleton } from '../design/Skeleton';
import { Time } from '../design/Time';
import { usePeople } from '../sends/names';

type Enrolment = Item<'/api/enrolments'>;

export interface VisitsProps {
  readonly items: readonly Enrolment[];
  readonly query: Parameters<typeof Loaded>[0]['query'];
  readonly onOpen: (id: string) => void;
  /** A person was chosen. */
  readonly searched: boolean;
}

/** Who came through lately, or every visit of the person who was chosen. */
export function Visits({ items, query, onOpen, searched }: VisitsProps) {
  const { t } = useTranslation('live');
  const people = usePeople(items.map(({ profileId }) => profileId));
  return (
    <Loaded query={query} failed={t('path.failed')} skeleton={<Skeleton rows={5} height={40} />}>
      {() =>
        items.length === 0 ? (
          <p className="text-2">{searched ? t('path.neverInside') : t('path.nobody')}</p>
        ) : (
          <ul>
            {items.map(({ id, profileId, startedAt, state, ended }) => {
              const person = people.get(profileId);
              const name = person ? nameOf(person) : '…';
              return (
                <li key={id}>
                  <button
                    type="button"
                    className="visit"
                    onClick={() => {
                      onOpen(id);
                    }}
                  >
                    <Avatar size="m" name={name} id={profileId} />
                    <span className="col gap-2 grow">
                      <span className="strong cut">{name}</span>
                      <span className="small text-3">{stateWords(state, ended?.reason, t)}</span>
                    </span>
                    <span className="small text-3">
                      <Time at={startedAt} />
                    </span>
                  </button>
                </li>
              );
            })}
          </ul>
        )
      }
    </Loaded>
  );
}

type T = ReturnType<typeof useTranslation<'live'>>['t'];

function stateWords(state: Enrolment['state'], reason: string | undefined, t: T): string {
  switch (state) {
    case 'active':
      return t('path.inside');
    case 'parked':
      return t('path.parked');
    case 'dead':
      return t('path.dead');
    case 'ended':
      return reason === 'goal' ? t('path.goal') : t('path.ended');
  }
}
