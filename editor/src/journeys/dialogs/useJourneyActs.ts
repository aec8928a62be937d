import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';

import { answer, api } from '../../api/client';
import { cache } from '../../api/cache';
import { notify } from '../../design/toasts';
import { useProblemText } from '../../i18n/useProblemText';
import type { JourneySummary } from '../list/attention';

type Journey = Pick<JourneySummary, 'id' | 'name'>;

const pathOf = ({ id }: Journey) => ({ path: { journeyId: id } });

/** Lists and the journey itself are read anew. */
export async function renewJourneys(): Promise<void> {
  await Promise.all([
    cache.invalidateQueries({ queryKey: ['/api/journeys'] }),
    cache.invalidateQueries({ queryKey: ['/api/journeys/{journeyId}'] }),
  ]);
}

/** What needs no question: a copy, a file. */
export function useJourneyActs() {
  const { t } = useTranslation('journeys');
  const explain = useProblemText();
  const navigate = useNavigate();
  const told = async (work: () => Promise<void>) => {
    try {
      await work();
    } catch (error) {
      notify({ tone: 'danger', title: explain(error) });
    }
  };
  return {
    duplicate: (journey: Journey) =>
      told(async () => {
        const workflow = await answer(api.GET('/api/journeys/{journeyId}/export', { params: pathOf(journey) }));
        const name = t('duplicate.name', { name: journey.name }).slice(0, 250);
        const { id } = await answer(api.POST('/api/journeys', { body: { name, workflow } }));
        await renewJourneys();
        notify({
          tone: 'accent',
          title: t('duplicate.done', { name }),
          action: { label: t('duplicate.open'), run: () => void navigate(`/journeys/${id}`) },
        });
      }),
    download: (journey: Journey) =>
      told(async () => {
        const workflow = await answer(api.GET('/api/journeys/{journeyId}/export', { params: pathOf(journey) }));
        save(`${fileNameOf(journey.name)}.json`, JSON.stringify(workflow, undefined, 2));
      }),
  };
}

/** Letters and digits of any script; nothing a file system stumbles over. */
export function fileNameOf(name: string): string {
  const plain = name
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
  return plain.slice(0, 80) || 'journey';
}

function save(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
