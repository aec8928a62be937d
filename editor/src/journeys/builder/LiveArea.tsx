import './watch.css';

import { ChartLine, User } from 'lucide-react';
import { lazy, Suspense, useCallback } from 'react';
import { useTranslation } from 'react-i18next';

import { useUrlParams } from '../../app/useUrlParams';
import { useApiQuery } from '../../api/queries';
import { CanvasWords } from '../../canvas/CanvasWords';
import { JourneyCanvas } from '../../canvas/flow/JourneyCanvas';
import { useCanvas, useCanvasParts } from '../../canvas/state/CanvasContext';
import { CanvasProvider } from '../../canvas/state/CanvasProvider';
import { select } from '../../canvas/state/store';
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
  const [{ path, enrolment, time }, change] = useUrlParams(['path', 'enrolment', 'time']);
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
              <div className="row">
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
                {time === '' && (
                  <Button
                    size="s"
                    icon={<ChartLine />}
                    onClick={() => {
                      change({ time: 'open' });
                    }}
                  >
                    {t('live.overTime')}
                  </Button>
                )}
              </div>
            </div>
            <p className="live-legend">
              <span className="live-legend-flow" /> {t('live.legendFlow')}
              <span className="live-legend-path" /> {t('live.legendPath')}
            </p>
          </main>
          {time !== '' && (
            <OverTime
              journeyId={journey.id}
              onClose={() => {
                change({ time: '' });
              }}
            />
          )}
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

const OverTimePanel = lazy(() => import('../../live/overTime/OverTimePanel'));

interface OverTimeProps {
  readonly journeyId: string;
  readonly onClose: () => void;
}

/** Of the step that is chosen on the canvas; of the whole journey while none is. */
function OverTime(props: OverTimeProps) {
  const { store } = useCanvasParts();
  const step = useCanvas(({ selected, graph }) => {
    const [only, second] = selected;
    return only === undefined || second !== undefined ? undefined : graph.steps.get(only);
  });
  return (
    <Suspense>
      <OverTimePanel
        {...props}
        step={step && { key: step.key, name: step.node.name }}
        onWhole={() => {
          select(store, []);
        }}
      />
    </Suspense>
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
