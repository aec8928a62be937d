import { EdgeLabelRenderer, useInternalNode, type EdgeProps, type InternalNode } from '@xyflow/react';
import { Plus } from 'lucide-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';

import { cx } from '../../design/cx';
import { useFormat } from '../../i18n/useFormat';
import { useLiveEdge, useTraceEdge } from '../../live/store';
import { useWords } from '../../words/useWords';
import type { Place } from '../edits/place';
import { isAside, type OutputLabel } from '../graph/outputs';
import type { Point } from '../graph/graph';
import type { Box } from '../graph/places';
import { pathOf, trunkPlus, type Route } from '../graph/route';
import { wayRoute } from '../graph/wayRoute';
import { labelWords } from '../sentences/label';
import { useCanvas, useCanvasParts } from '../state/CanvasContext';
import type { FlowEdge, WayData } from './nodes';

const NONE: OutputLabel = { kind: 'none' };

/** A way from one step to the next, with its name and the + that puts a step on it. */
export const WayEdge = memo(function WayEdge({ id, source, target, data, selected }: EdgeProps<FlowEdge>) {
  const graph = useCanvas((state) => state.graph);
  const from = useInternalNode(source);
  const to = useInternalNode(target);
  const wanted = useCanvas(({ dropping }) => data !== undefined && isOn(dropping?.place, data));
  const live = useCanvas((state) => state.live);
  if (!from || !to || !data) return null;
  const route = wayRoute(graph, data, { source: boxOf(from), target: boxOf(to) });
  const path = pathOf(route.points);
  const label = graph.steps.get(data.from)?.outputs[data.output]?.label ?? NONE;
  return (
    <>
      {live ? (
        <Flow way={data} path={path} />
      ) : (
        <path
          d={path}
          className={cx('way', selected && 'way-selected', wanted && 'way-wanted', data.ends && 'way-end')}
        />
      )}
      <path d={path} className="way-hit react-flow__edge-interaction" />
      <EdgeLabelRenderer>
        <Label way={data} label={label} at={route.label} live={live} />
        {!live && <Pluses id={id} way={data} route={route} target={boxOf(to)} />}
      </EdgeLabelRenderer>
    </>
  );
});

function boxOf({ internals, width, height, measured }: InternalNode): Box {
  const { x, y } = internals.positionAbsolute;
  return { x, y, width: width ?? measured.width ?? 0, height: height ?? measured.height ?? 0 };
}

function isOn(place: Place | undefined, { from, output, to, ends }: WayData): boolean {
  if (place?.kind === 'edge') return place.from === from && place.output === output && place.to === to;
  return place?.kind === 'end' && ends && place.from === from && place.output === output;
}

const at = ([x, y]: Point) => ({ transform: `translate(-50%, -50%) translate(${String(x)}px, ${String(y)}px)` });

interface LabelProps {
  readonly way: WayData;
  readonly label: OutputLabel;
  readonly at: Point;
  readonly live: boolean;
}

function Label({ way, label, at: place, live }: LabelProps) {
  const t = useWords();
  const text = labelWords(t, label);
  const key = useCanvas(({ graph }) => graph.steps.get(way.from)?.key ?? '');
  const traced = useTraceEdge(key, way.output);
  const figures = useLiveEdge(key, way.output);
  const format = useFormat();
  const count = live && figures ? figures : undefined;
  if (text === '') return null;
  return (
    <span
      className={cx('way-label', isAside(label) && 'way-label-side', traced && 'way-label-trace')}
      style={at(place)}
      title={text}
    >
      <span className="cut">{text}</span>
      {count && (
        <span className="num">
          <b>{format.number(count.people)}</b> {format.percent(count.share, 0)}
        </span>
      )}
    </span>
  );
}

/** In live mode the line is as wide as people are many, and violet where the one person went. */
function Flow({ way, path }: { readonly way: WayData; readonly path: string }) {
  const key = useCanvas(({ graph }) => graph.steps.get(way.from)?.key ?? '');
  const figures = useLiveEdge(key, way.output);
  const traced = useTraceEdge(key, way.output);
  return (
    <>
      {figures && figures.width > 0 ? (
        <path d={path} className="way-flow" style={{ strokeWidth: figures.width }} />
      ) : (
        <path d={path} className="way" />
      )}
      {traced && <path d={path} className="way-trace" />}
    </>
  );
}

interface PlusesProps {
  readonly id: string;
  readonly way: WayData;
  readonly route: Route;
  readonly target: Box;
}

function Pluses({ way, route, target }: PlusesProps) {
  const readOnly = useCanvas((state) => state.readOnly);
  if (readOnly) return null;
  const { from, output, to } = way;
  const place: Place = way.ends ? { kind: 'end', from, output } : { kind: 'edge', from, output, to };
  return (
    <>
      <PlusButton place={place} at={route.plus} />
      {way.trunk && <PlusButton place={{ kind: 'before', step: to }} at={trunkPlus(target)} />}
    </>
  );
}

function PlusButton({ place, at: point }: { readonly place: Place; readonly at: Point }) {
  const { t } = useTranslation('canvas');
  const { store } = useCanvasParts();
  const open = useCanvas(({ menu }) => menu?.kind === 'insert' && isSame(menu.place, place));
  return (
    <button
      type="button"
      tabIndex={-1}
      className={cx('plus nodrag nopan', open && 'plus-open')}
      data-place={
        place.kind === 'before'
          ? place.step
          : place.kind === 'loose'
            ? undefined
            : `${place.from}:${String(place.output)}`
      }
      style={at(point)}
      aria-label={t('insertHere')}
      aria-haspopup="dialog"
      onClick={(event) => {
        event.stopPropagation();
        store.setState({ menu: { kind: 'insert', place, anchor: event.currentTarget.getBoundingClientRect() } });
      }}
    >
      <Plus aria-hidden="true" />
    </button>
  );
}

const isSame = (one: Place, other: Place): boolean => JSON.stringify(one) === JSON.stringify(other);
