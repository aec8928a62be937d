import './top.css';

import { Activity, ArrowLeft, PencilLine, Redo2, Undo2 } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';

import { useRefusal } from '../../app/useRefusal';
import { usePageTitle } from '../../app/usePageTitle';
import { ProblemCount } from '../../checks/ProblemCount';
import { Badge } from '../../design/Badge';
import { Button } from '../../design/Button';
import { IconButton } from '../../design/IconButton';
import { Segments } from '../../design/Segments';
import { useOpenDraft } from '../../draft/DraftContext';
import { useDraft } from '../../draft/useDraft';
import { useUndo } from '../../draft/useUndo';
import type { Journey } from './Builder';
import { JourneyName } from './JourneyName';
import { SaveIndicator } from './SaveIndicator';

const JourneyActions = lazy(async () => ({ default: (await import('../JourneyActions')).JourneyActions }));

export interface TopBarProps {
  readonly journey: Journey | undefined;
  readonly live: boolean;
  readonly onPublish: () => void;
  readonly onDecide: () => void;
}

/** Which journey this is, in which state, and what is done with it as a whole. */
export function TopBar({ journey, live, onPublish, onDecide }: TopBarProps) {
  const { t } = useTranslation('canvas');
  const refusal = useRefusal();
  const go = useNavigate();
  const name = useDraft(({ workflow }) => workflow.name);
  usePageTitle(name);
  return (
    <header className="builder-top">
      <div className="builder-top-start">
        <IconButton size="s" label={t('top.back')} icon={<ArrowLeft />} onClick={() => void go('/journeys')} />
        <JourneyName />
        <States journey={journey} />
        {!live && <SaveIndicator onDecide={onDecide} />}
      </div>
      <Mode journey={journey} live={live} />
      <div className="builder-top-end">
        {!live && <UndoButtons />}
        <Suspense fallback={null}>{journey && <JourneyActions journey={journey} />}</Suspense>
        <Button
          look="primary"
          size="s"
          disabledReason={journey?.status === 'archived' ? t('top.archived') : refusal('journeys:publish')}
          onClick={onPublish}
        >
          {t('top.publish')}
          <ProblemCount />
        </Button>
      </div>
    </header>
  );
}

function Mode({ journey, live }: { readonly journey: Journey | undefined; readonly live: boolean }) {
  const { t } = useTranslation('canvas');
  const go = useNavigate();
  const { journeyId } = useOpenDraft();
  const [asked, setAsked] = useState(false);
  const isLive = journey?.liveVersion !== undefined;
  return (
    <div className="builder-mode">
      <Segments
        label={t('top.mode')}
        value={live ? 'live' : 'edit'}
        segments={[
          { value: 'edit', label: <Named icon={<PencilLine size={16} />} text={t('top.edit')} /> },
          { value: 'live', label: <Named icon={<Activity size={16} />} text={t('top.live')} /> },
        ]}
        onChange={(value) => {
          if (value === 'live' && !isLive) setAsked(true);
          else void go(value === 'live' ? `/journeys/${journeyId}/live` : `/journeys/${journeyId}`);
        }}
      />
      {asked && !isLive && (
        <span className="small text-2" role="status">
          {t('top.notLive')}
        </span>
      )}
    </div>
  );
}

function Named({ icon, text }: { readonly icon: React.ReactNode; readonly text: string }) {
  return (
    <>
      {icon}
      {text}
    </>
  );
}

function States({ journey }: { readonly journey: Journey | undefined }) {
  const { t } = useTranslation('canvas');
  if (!journey) return null;
  const { status, liveVersion, draftOpen } = journey;
  const number = liveVersion?.number;
  return (
    <>
      {status === 'live' && (
        <Badge tone="accent" dot>
          {t('top.liveVersion', { number })}
        </Badge>
      )}
      {status === 'paused' && <Badge tone="warn">{t('top.paused', { number })}</Badge>}
      {status === 'archived' && <Badge>{t('top.archived')}</Badge>}
      {(draftOpen || number === undefined) && status !== 'archived' && (
        <Badge outline>{t('top.draftOf', { number: (number ?? 0) + 1 })}</Badge>
      )}
    </>
  );
}

function UndoButtons() {
  const { t } = useTranslation('canvas');
  const { undo, redo, canUndo, canRedo } = useUndo();
  return (
    <div className="row gap-4">
      <IconButton
        size="s"
        label={t('action.undo')}
        shortcut="Mod+Z"
        icon={<Undo2 />}
        disabled={!canUndo}
        onClick={undo}
      />
      <IconButton
        size="s"
        label={t('action.redo')}
        shortcut="Shift+Mod+Z"
        icon={<Redo2 />}
        disabled={!canRedo}
        onClick={redo}
      />
    </div>
  );
}
