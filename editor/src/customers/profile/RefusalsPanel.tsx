import { useTranslation } from 'react-i18next';

import { useApiPages } from '../../api/queries';
import { Loaded } from '../../app/Loaded';
import { ShowMore } from '../../app/ShowMore';
import { Panel } from '../../design/Panel';
import { Skeleton } from '../../design/Skeleton';
import { Time } from '../../design/Time';
import { translate } from '../../i18n/translate';
import { useJourneyNames } from '../../sends/names';
import { eventName } from '../../words/eventName';
import { refusalWords } from '../refusalWords';

/** Why they did not enter journeys that their events could have started. */
export function RefusalsPanel({ profileId }: { readonly profileId: string }) {
  const { t } = useTranslation('customers');
  const journeyName = useJourneyNames();
  const refusals = useApiPages('/api/profiles/{profileId}/refusals', {
    params: { path: { profileId }, query: { limit: 10 } },
  });
  return (
    <Panel title={t('refusals.title')}>
      <Loaded query={refusals} failed={t('refusals.failed')} skeleton={<Skeleton height={44} />}>
        {(all) =>
          all.length === 0 ? (
            <p className="small text-3">{t('refusals.none')}</p>
          ) : (
            <ul className="col gap-12">
              {all.map(({ journeyId, code, eventName: event, at, detail }) => (
                <li key={`${journeyId} ${code}`} className="col gap-2">
                  <span className="row">
                    <span className="grow strong cut">{journeyName(journeyId)}</span>
                    <span className="small text-3">
                      <Time at={at} />
                    </span>
                  </span>
                  <span className="small text-2">{refusalWords(code)}</span>
                  <span className="small text-3" title={detail}>
                    {t('refusals.on', { event: eventName(translate, event) })}
                  </span>
                </li>
              ))}
              <ShowMore query={refusals} />
            </ul>
          )
        }
      </Loaded>
    </Panel>
  );
}
