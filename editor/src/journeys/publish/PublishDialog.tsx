import './publish.css';

import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { detailsOf } from '../../api/problem';
import { Dialog } from '../../design/Dialog';
import { ErrorState } from '../../design/ErrorState';
import { Skeleton } from '../../design/Skeleton';
import { useFormat } from '../../i18n/useFormat';
import { useProblemText } from '../../i18n/useProblemText';
import { Progress } from './Progress';
import { PublishForm } from './PublishForm';
import { usePublishFacts, type Asking } from './usePublishFacts';
import type { Published } from './usePublishing';

export interface PublishDialogProps {
  readonly journeyId: string;
  readonly open: boolean;
  readonly onClose: () => void;
  /** Something blocks publishing: instead of the dialog, the list of checks. */
  readonly onProblems: () => void;
}

/** Publishing asks in numbers first. Only below a DraftProvider. */
export function PublishDialog({ open, ...props }: PublishDialogProps) {
  return open && <OpenDialog {...props} />;
}

function OpenDialog({ journeyId, onClose, onProblems }: Omit<PublishDialogProps, 'open'>) {
  const { asking, again } = usePublishFacts(journeyId);
  const [published, setPublished] = useState<Published>();
  const blocked = asking.kind === 'blocked';
  useEffect(() => {
    if (!blocked) return;
    onClose();
    onProblems();
  }, [blocked, onClose, onProblems]);
  const words = useTitle(asking, published);
  return (
    <Dialog open={!blocked} size="l" onOpenChange={onClose} {...words}>
      {published ? (
        <Progress {...{ journeyId, published, onClose }} />
      ) : asking.kind === 'ready' ? (
        <PublishForm
          key={asking.facts.preview.revision}
          {...{ journeyId, facts: asking.facts }}
          onPublished={setPublished}
          onCancel={onClose}
          onStale={again}
        />
      ) : (
        <Waiting asking={asking} onRetry={again} />
      )}
    </Dialog>
  );
}

function useTitle(asking: Asking, published: Published | undefined) {
  const { t } = useTranslation('journeys');
  const format = useFormat();
  if (published) return { title: t('done.title', { number: published.number }) };
  if (asking.kind !== 'ready') return { title: t('publish.checking') };
  const { live } = asking.facts;
  if (!live) return { title: t('publish.title', { number: 1 }), description: t('publish.firstIntro') };
  const number = live.number + 1;
  return {
    title: t('publish.title', { number }),
    description: t('publish.intro', { old: live.number, since: format.date(live.publishedAt), number }),
  };
}

function Waiting({ asking, onRetry }: { readonly asking: Asking; readonly onRetry: () => void }) {
  const { t } = useTranslation('journeys');
  const explain = useProblemText();
  if (asking.kind !== 'failed') return <Skeleton rows={5} height={36} />;
  return (
    <ErrorState
      title={t('publish.failed')}
      reason={explain(asking.error)}
      details={detailsOf(asking.error)}
      onRetry={onRetry}
    />
  );
}
