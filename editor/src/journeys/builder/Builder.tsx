import { lazy, Suspense, useCallback, useMemo, useRef, useState } from 'react';

import { CanvasMenus } from '../../canvas/menus/CanvasMenus';
import { HeldStep } from '../../canvas/drop/HeldStep';
import { CanvasWords } from '../../canvas/CanvasWords';
import { CanvasProvider } from '../../canvas/state/CanvasProvider';
import type { Answer } from '../../api/queries';
import { useUrlParams } from '../../app/useUrlParams';
import type { DraftWorkflow } from '../../draft/contract';
import { useOpenDraft } from '../../draft/DraftContext';
import { useDraftActions } from '../../draft/useDraft';
import { Palette } from '../../palette/Palette';
import { CanvasArea } from './CanvasArea';
import { InspectorArea } from './InspectorArea';
import { TopBar } from './TopBar';
import { useBuilderActions } from './useBuilderActions';
import { useFormsReady } from './useFormsReady';
import { useStepInHand } from './useStepInHand';

// Fetched when they are asked for: the canvas is there without them.
const PublishDialog = lazy(async () => ({ default: (await import('../publish/PublishDialog')).PublishDialog }));
const ConflictDialog = lazy(async () => ({ default: (await import('./ConflictDialog')).ConflictDialog }));
const LiveArea = lazy(async () => ({ default: (await import('./LiveArea')).LiveArea }));

export type Journey = Answer<'get', '/api/journeys/{journeyId}'>;

export interface BuilderProps {
  readonly journey: Journey | undefined;
  readonly live: boolean;
}

/** Palette, canvas, inspector and what is above them. */
export function Builder({ journey, live }: BuilderProps) {
  const { journeyId, session } = useOpenDraft();
  const [publishing, setPublishing] = useState(false);
  const [deciding, setDeciding] = useState(false);
  const [checking, setChecking] = useState(0);
  const endPublishing = useCallback(() => {
    setPublishing(false);
  }, []);
  return (
    <div className="builder">
      <TopBar
        journey={journey}
        live={live}
        onPublish={() => {
          setPublishing(true);
        }}
        onDecide={() => {
          setDeciding(true);
        }}
      />
      {!live && <Editing checking={checking} />}
      <Suspense fallback={null}>
        {live && <LiveArea journey={journey} />}
        {publishing && (
          <PublishDialog
            open
            journeyId={journeyId}
            onClose={endPublishing}
            onProblems={() => {
              void session.problems.check();
              setChecking((count) => count + 1);
            }}
          />
        )}
        {deciding && (
          <ConflictDialog
            onClose={() => {
              setDeciding(false);
            }}
          />
        )}
      </Suspense>
    </div>
  );
}

/** `checking` counts how often the list of checks was asked for. */
function Editing({ checking }: { readonly checking: number }) {
  const { session, readOnly } = useOpenDraft();
  const draft = useDraftActions();
  const [, change] = useUrlParams(['step', 'field', 'view']);
  const [focusing, setFocusing] = useState(false);
  const onFocused = useCallback(() => {
    setFocusing(false);
  }, []);
  const onOpen = useCallback(
    (step: string, focus: boolean) => {
      change({ step, field: '' });
      if (focus) setFocusing(true);
    },
    [change],
  );
  const follow = useCallback(
    (show: (workflow: DraftWorkflow) => void) => {
      const { draft: now } = session.store.getState();
      if (now) show(now.workflow);
      return session.store.subscribe(({ draft: next }) => {
        if (next) show(next.workflow);
      });
    },
    [session],
  );
  return (
    <CanvasProvider {...{ follow, draft, onOpen }} live={false} readOnly={readOnly !== false}>
      <CanvasWords>
        <Desk {...{ checking, focusing, onFocused }} />
      </CanvasWords>
    </CanvasProvider>
  );
}

interface DeskProps {
  readonly checking: number;
  readonly focusing: boolean;
  readonly onFocused: () => void;
}

function Desk({ checking, focusing, onFocused }: DeskProps) {
  const [{ step, field, view }, change] = useUrlParams(['step', 'field', 'view']);
  const search = useRef<HTMLInputElement>(null);
  const outline = view === 'outline';
  const onOutline = useMemo(
    () => (next: boolean) => {
      change({ view: next ? 'outline' : '' });
    },
    [change],
  );
  useBuilderActions({ outline, onOutline, search });
  useFormsReady();
  useStepInHand(step, (stepKey) => {
    change({ step: stepKey, field: '' });
  });
  return (
    <div className="builder-desk" data-inspector={step !== ''} data-palette={!outline}>
      {!outline && <Palette search={search} />}
      <CanvasArea
        {...{ outline, onOutline, checking }}
        onCheck={(stepKey, parameter) => {
          change({ step: stepKey, field: parameter ?? '' });
        }}
      />
      {step !== '' && (
        <InspectorArea
          {...{ step, field, focusing, onFocused }}
          onClose={() => {
            change({ step: '', field: '' });
          }}
        />
      )}
      <CanvasMenus />
      <HeldStep />
    </div>
  );
}
