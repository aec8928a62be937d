import { List, Workflow } from 'lucide-react';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { GoalCard } from '../../canvas/GoalCard';
import { JourneyCanvas } from '../../canvas/flow/JourneyCanvas';
import { useCanvas, useCanvasParts } from '../../canvas/state/CanvasContext';
import { goTo } from '../../canvas/state/store';
import { boxOf } from '../../canvas/graph/places';
import { ChecksPanel } from '../../checks/ChecksPanel';
import { Segments } from '../../design/Segments';

const Outline = lazy(async () => ({ default: (await import('../../canvas/outline/Outline')).Outline }));

export interface CanvasAreaProps {
  readonly outline: boolean;
  readonly onOutline: (outline: boolean) => void;
  /** How often the list of checks was asked for. */
  readonly checking: number;
  readonly onCheck: (stepKey: string, parameter: string | undefined) => void;
}

/** The journey in the middle, as a drawing or a list, with what floats over it. */
export function CanvasArea({ outline, onOutline, checking, onCheck }: CanvasAreaProps) {
  const { t } = useTranslation('canvas');
  const { store, view, commands } = useCanvasParts();
  useSameStep(outline);
  const empty = useCanvas(({ graph }) => graph.steps.size === 0);
  const open = (stepKey: string, parameter: string | undefined) => {
    const { graph } = store.getState();
    const step = [...graph.steps.values()].find(({ key }) => key === stepKey);
    if (step) {
      goTo(store, step.id);
      view.surface?.reveal(boxOf(graph, step));
    }
    onCheck(stepKey, parameter);
  };
  return (
    <main className="builder-middle" data-outline={outline}>
      {outline ? (
        <Suspense fallback={null}>
          <Outline />
        </Suspense>
      ) : (
        <JourneyCanvas />
      )}
      <div className="builder-corner" data-floats>
        <div className="builder-switch">
          <Segments
            size="s"
            label={t('viewAs')}
            value={outline ? 'outline' : 'canvas'}
            segments={[
              { value: 'canvas', label: <Named icon={<Workflow size={14} />} text={t('asCanvas')} /> },
              { value: 'outline', label: <Named icon={<List size={14} />} text={t('asOutline')} /> },
            ]}
            onChange={(value) => {
              onOutline(value === 'outline');
            }}
          />
        </div>
        {!outline && (
          <GoalCard
            onEdit={(id) => {
              commands.open(id, true);
            }}
          />
        )}
      </div>
      {!empty && !outline && <Checks checking={checking} onOpen={open} />}
    </main>
  );
}

/** After a change between canvas and outline, the keyboard is at the step where it was. */
function useSameStep(outline: boolean): void {
  const { store } = useCanvasParts();
  const before = useRef(outline);
  useEffect(() => {
    if (before.current === outline) return;
    before.current = outline;
    const { focused } = store.getState();
    if (focused !== undefined) store.setState({ focusNext: focused });
  }, [outline, store]);
}

function Named({ icon, text }: { readonly icon: React.ReactNode; readonly text: string }) {
  return (
    <>
      {icon}
      {text}
    </>
  );
}

interface ChecksProps {
  readonly checking: number;
  readonly onOpen: CanvasAreaProps['onCheck'];
}

/** Brought to the front when publishing was refused because of it. */
function Checks({ checking, onOpen }: ChecksProps) {
  const [element, setElement] = useState<HTMLDivElement | null>(null);
  useEffect(() => {
    if (checking > 0) element?.querySelector<HTMLElement>('a, button')?.focus();
  }, [checking, element]);
  return (
    <div className="builder-checks" data-floats ref={setElement}>
      <ChecksPanel onOpen={onOpen} />
    </div>
  );
}
