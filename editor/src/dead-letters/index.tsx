import { CircleCheck } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useApiPages, useApiQuery } from '../api/queries';
import { Loaded } from '../app/Loaded';
import { Page } from '../app/Page';
import { ShowMore } from '../app/ShowMore';
import { useUrlParams } from '../app/useUrlParams';
import { Combobox } from '../design/Combobox';
import { EmptyState } from '../design/EmptyState';
import { FilterBar } from '../design/FilterBar';
import { Skeleton } from '../design/Skeleton';
import { BulkBar } from './BulkBar';
import { Circuits } from './Circuits';
import { Groups } from './Groups';
import { LettersTable } from './LettersTable';
import { Tasks } from './Tasks';

const NONE: ReadonlySet<string> = new Set();

/** People whose step failed for good: each waits until somebody decides. */
export default function DeadLettersPage() {
  const { t } = useTranslation(['deadLetters', 'customers']);
  const [{ journey, step, code }, change] = useUrlParams(['journey', 'step', 'code']);
  const [chosen, setChosen] = useState(NONE);
  const narrowed = { ...(journey && { journeyId: journey }), ...(step && { stepKey: step }), ...(code && { code }) };
  const query = { params: { query: { limit: 100, ...narrowed } } };
  const letters = useApiPages('/api/dead-letters', query, { keepPrevious: true, pollEvery: 15_000 });
  const shown = letters.data ?? [];
  const still = new Set(shown.filter(({ id }) => chosen.has(id)).map(({ id }) => id));
  return (
    <Page title={t('title')}>
      <JourneyFilter
        journey={journey}
        onChange={(next) => {
          change({ journey: next, step: '', code: '' });
        }}
      />
      <Circuits />
      <Tasks />
      <Groups
        journey={journey}
        shown={{ step, code }}
        onShow={(shown) => {
          change(shown);
        }}
      />
      <Loaded query={letters} failed={t('failed')} skeleton={<Skeleton rows={6} />}>
        {(items) =>
          items.length > 0 ? (
            <>
              <BulkBar
                chosen={items.filter(({ id }) => still.has(id))}
                onDone={() => {
                  setChosen(NONE);
                }}
              />
              <LettersTable
                letters={items}
                chosen={still}
                onChoose={setChosen}
                footer={letters.hasNextPage && <ShowMore query={letters} />}
              />
            </>
          ) : (
            <EmptyState icon={<CircleCheck />} title={t('none')}>
              {t('noneHint')}
            </EmptyState>
          )
        }
      </Loaded>
    </Page>
  );
}

function JourneyFilter({ journey, onChange }: { readonly journey: string; readonly onChange: (id: string) => void }) {
  const { t } = useTranslation('deadLetters');
  const { data } = useApiQuery('/api/journeys', { params: { query: { limit: 200 } } });
  return (
    <FilterBar label={t('filters')}>
      <Combobox
        size="s"
        hideLabel
        label={t('journey')}
        placeholder={t('anyJourney')}
        value={journey || null}
        options={(data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(next) => {
          onChange(next ?? '');
        }}
      />
    </FilterBar>
  );
}
