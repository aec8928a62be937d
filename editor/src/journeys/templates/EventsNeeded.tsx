import { CircleCheck, CircleDashed } from 'lucide-react';
import { useTranslation } from 'react-i18next';

import { useApiQuery } from '../../api/queries';
import { eventName } from '../../words/eventName';
import { listWords } from '../../words/list';
import { useWords } from '../../words/useWords';
import { missingEvents, type Template } from './settings';

/** Whether what a template listens to really arrives. */
export function EventsNeeded({ template }: { readonly template: Template }) {
  const { t } = useTranslation('journeys');
  const words = useWords();
  const counts = useApiQuery('/api/events/counts', { params: { query: { days: 30 } } }).data?.items;
  if (!counts) return null;
  const missing = missingEvents(template, new Set(counts.map(({ name }) => name)));
  if (missing.length === 0)
    return (
      <span className="row gap-4 small events-ready">
        <CircleCheck size={14} aria-hidden="true" />
        {t('template.ready')}
      </span>
    );
  const events = listWords(
    words,
    missing.map((name) => eventName(words, name)),
  );
  return (
    <span className="row gap-4 small events-missing">
      <CircleDashed size={14} aria-hidden="true" />
      {t('template.needs', { events })}
    </span>
  );
}
