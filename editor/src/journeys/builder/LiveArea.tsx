import './watch.css';

import { User } from 'lucide-react';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';

import { useUrlParams } from '../../app/useUrlParams';
import { useApiQuery } from '../../api/queries';
import { CanvasWords } from '../../canvas/CanvasWords';
import { JourneyCanvas } from '../../canvas/flow/JourneyCanvas';
import { CanvasProvider } from '../../canvas/state/CanvasProvider';
import { Button } from '../../design/Button';
import type { DraftWorkflow } from '../../draft/contract';
import type { DraftActions } from '../../draft/useDraft';
import { LivePanel } from '../../live/LivePanel';
import { PathPanel } from '../../live/PathPanel';
import type { Journey } from './Builder';

/** What happens now: the live version with figures on it, read only, and the path of one person. */
export function LiveArea({ journey }: { readonly journey: Journey | undefined }) {
  const { t } = useTranslation('canvas');
  const follow = useLiveWorkflow(journey);
  const [{ path, enrolment }, change] = useUrlParams(['path', 'enrolment']);
  const open = path !== '' || enrolment !== '';
  if (!journey) return null;
  return (
    <CanvasProvider follow={follow} draft={NOTHING} live readOnly onOpen={ignore}>
      <CanvasWords>
        <div className="builder-watch" data-path={open}>
          <main className="builder-live">
            <JourneyCanvas />
            <div className="builder-corner" data-floats>
              <div className="builder-float">
                <LivePanel journeyId={journey.id} />
              </div>
              {!open && (
                <Button
                  size="s"
                  icon={<User />}
                  onClick={() => {
                    change({ path: 'open' });
                  }}
                >
                  {t('live.onePath')}
                </Button>
              )}
            </div>
            <p className="live-legend">
              <span className="live-legend-flow" /> {t('live.legendFlow')}
              <span className="live-legend-path" /> {t('live.legendPath')}
            </p>
          </main>
          {open && (
            <PathPanel
              journeyId={journey.id}
              onClose={() => {
                change({ path: '', enrolment: '' });
              }}
            />
          )}
        </div>
      </CanvasWords>
    </CanvasProvider>
  );
}

/** The workflow of the version that is live. */
function useLiveWorkflow(journey: Journey | undefined) {
  const versionId = journey?.liveVersion?.id ?? '';
  const version = useApiQuery(
    '/api/journeys/{journeyId}/versions/{versionId}',
    { params: { path: { journeyId: journey?.id ?? '', versionId } } },
    { enabled: versionId !== '' },
  );
  const workflow = version.data?.workflow as DraftWorkflow | undefined;
  return useCallback(
    (show: (shown: DraftWorkflow) => void) => {
      if (workflow) show(workflow);
      return ignore;
    },
    [workflow],
  );
}

const ignore = () => undefined;

/** A version is never changed. */
const NOTHING: DraftActions = {
  perform: () => false,
  undo: () => undefined,
  redo: () => undefined,
  flush: () => Promise.resolve(),
  settle: () => undefined,
};
