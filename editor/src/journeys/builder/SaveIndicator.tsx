import { CloudCheck, CloudOff, RefreshCw, TriangleAlert, Users } from 'lucide-react';
import { useTranslation } from 'react-i18next';

import { Button } from '../../design/Button';
import { useDraftActions, useDraftView } from '../../draft/useDraft';
import { useFormat } from '../../i18n/useFormat';

/** Whether what is on the screen is saved. */
export function SaveIndicator({ onDecide }: { readonly onDecide: () => void }) {
  const { t } = useTranslation('draft');
  const format = useFormat();
  const { flush } = useSaving();
  const save = useDraftView((view) => view.save);
  switch (save.kind) {
    case 'loading':
      return null;
    case 'saving':
      return <Line icon={<RefreshCw size={14} />} text={t('save.saving')} />;
    case 'saved':
      return <Line icon={<CloudCheck size={14} />} text={t('save.saved', { time: format.clock(save.at) })} />;
    case 'offline':
      return (
        <Line
          icon={<CloudOff size={14} />}
          text={save.changes === 0 ? t('save.offlineSaved') : t('save.offline', { count: save.changes })}
          tone="warn"
        >
          <Button size="xs" look="quiet" onClick={flush}>
            {t('save.tryNow')}
          </Button>
        </Line>
      );
    case 'conflict':
      return (
        <Line icon={<Users size={14} />} text={t('save.conflict', { count: save.changes })} tone="warn">
          <Button size="xs" look="quiet" onClick={onDecide}>
            {t('save.decide')}
          </Button>
        </Line>
      );
    case 'refused':
      return (
        <Line icon={<TriangleAlert size={14} />} text={t('save.refused', { reason: save.message })} tone="danger">
          <Button size="xs" look="quiet" onClick={flush}>
            {t('save.tryNow')}
          </Button>
        </Line>
      );
  }
}

function useSaving() {
  const actions = useDraftActions();
  return { flush: () => void actions.flush() };
}

interface LineProps {
  readonly icon: React.ReactNode;
  readonly text: string;
  readonly tone?: 'warn' | 'danger';
  readonly children?: React.ReactNode;
}

function Line({ icon, text, tone, children }: LineProps) {
  return (
    <span className="save-state" data-tone={tone}>
      {icon}
      <span className="cut" role="status" title={text}>
        {text}
      </span>
      {children}
    </span>
  );
}
