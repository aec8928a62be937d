import {
  ClipboardPaste,
  Copy,
  CopyPlus,
  Link,
  List,
  Maximize,
  PanelRight,
  Plus,
  Power,
  Redo2,
  Rows3,
  Scissors,
  Trash2,
  Undo2,
  Workflow,
  ZoomIn,
  ZoomOut,
} from 'lucide-react';

import type { Action } from '../../actions/action';
import type { Translate } from '../../i18n/translate';
import type { CanvasParts } from '../state/CanvasContext';
import { anchorOf } from './anchor';
import { chosen, hasKeyboard, isIdle, isOff } from './context';
import { extend, step } from './walk';
import { copyToSystem } from './clipboard';
import { placeAfter } from '../edits/place';

// Deprecated for spying on people; for which keys their keyboard has there is nothing else.
// eslint-disable-next-line @typescript-eslint/no-deprecated
const MAC = /Mac|iPhone|iPad/.test(navigator.platform);

export interface CanvasActionParts extends CanvasParts {
  readonly outline: boolean;
  readonly onOutline: (outline: boolean) => void;
  /** Why nothing may be changed. */
  readonly refusal: (t: Translate) => string | undefined;
}

/** What can be done on the canvas and in the outline: keys, menus and the palette of commands take it from here. */
export function canvasActions(parts: CanvasActionParts): readonly Action[] {
  return [...editing(parts), ...ofSteps(parts), ...ofSelection(parts), ...looking(parts), ...walking(parts)];
}

function editing({ commands, refusal, store }: CanvasActionParts): Action[] {
  const edits = () => !store.getState().live;
  return [
    {
      ...{ id: 'canvas.undo', group: 'here', icon: Undo2, shortcut: 'Mod+Z', refusal, when: edits },
      label: (t) => t('canvas:action.undo'),
      perform: () => {
        commands.undo();
      },
    },
    {
      ...{ id: 'canvas.redo', group: 'here', icon: Redo2, shortcut: 'Shift+Mod+Z', refusal, when: edits },
      label: (t) => t('canvas:action.redo'),
      perform: () => {
        commands.redo();
      },
    },
    {
      ...{ id: 'canvas.tidy', group: 'here', icon: Rows3, refusal, when: edits },
      label: (t) => t('canvas:action.tidy'),
      perform: () => {
        commands.tidy();
      },
    },
  ];
}

function ofSteps({ store, commands, refusal }: CanvasActionParts): Action[] {
  const one = () => isIdle(store) && chosen(store).length === 1 && hasKeyboard();
  return [
    {
      ...{ id: 'canvas.insertAfter', group: 'here', icon: Plus, shortcut: 'A', refusal, when: one },
      label: (t) => t('canvas:action.insertAfter'),
      perform: () => {
        const [id] = chosen(store);
        const place = id === undefined ? undefined : placeAfter(store.getState().graph, id);
        if (id !== undefined && place) store.setState({ menu: { kind: 'insert', place, anchor: anchorOf(id) } });
      },
    },
    {
      ...{ id: 'canvas.connect', group: 'here', icon: Link, shortcut: 'C', refusal, when: one },
      label: (t) => t('canvas:action.connect'),
      perform: () => {
        const [id] = chosen(store);
        if (id === undefined || store.getState().graph.steps.get(id)?.outputs.length === 0) return;
        store.setState({ menu: { kind: 'connect', step: id, output: 0, anchor: anchorOf(id) } });
      },
    },
    {
      ...{ id: 'canvas.open', group: 'here', icon: PanelRight, shortcut: 'Enter' },
      when: () => chosen(store).length === 1 && hasKeyboard(),
      label: (t) => t('canvas:action.open'),
      perform: () => {
        const [id] = chosen(store);
        if (id !== undefined) commands.open(id, true);
      },
    },
  ];
}

function ofSelection({ store, commands, refusal }: CanvasActionParts): Action[] {
  const some = () => isIdle(store) && chosen(store).length > 0 && hasKeyboard();
  const edge = () => isIdle(store) && store.getState().selectedEdge !== undefined && hasKeyboard();
  return [
    {
      ...{ id: 'canvas.switch', group: 'here', icon: Power, shortcut: 'D', refusal, when: some },
      label: (t) => (isOff(store) ? t('canvas:action.switchOn') : t('canvas:action.switchOff')),
      perform: () => {
        commands.toggle(chosen(store));
      },
    },
    {
      ...{ id: 'canvas.delete', group: 'here', icon: Trash2, shortcut: MAC ? 'Backspace' : 'Delete', refusal },
      when: () => some() || edge(),
      label: (t) => t('canvas:action.delete'),
      perform: () => {
        const { selectedEdge } = store.getState();
        if (selectedEdge === undefined) commands.remove(chosen(store));
        else commands.disconnect(selectedEdge);
      },
    },
    {
      ...{ id: 'canvas.duplicate', group: 'here', icon: CopyPlus, shortcut: 'Mod+D', refusal, when: some },
      label: (t) => t('canvas:action.duplicate'),
      perform: () => {
        commands.duplicate(chosen(store));
      },
    },
    {
      ...{ id: 'canvas.copy', group: 'here', icon: Copy, shortcut: 'Mod+C', when: some },
      label: (t) => t('canvas:action.copy'),
      perform: () => {
        copyToSystem(commands.copy(chosen(store)));
      },
    },
    {
      ...{ id: 'canvas.cut', group: 'here', icon: Scissors, shortcut: 'Mod+X', refusal, when: some },
      label: (t) => t('canvas:action.cut'),
      perform: () => {
        copyToSystem(commands.copy(chosen(store)));
        commands.removeNow(chosen(store));
      },
    },
    {
      // The key itself is left to the browser, whose paste event brings what was copied elsewhere (usePaste).
      ...{ id: 'canvas.paste', group: 'here', icon: ClipboardPaste, refusal },
      when: () => isIdle(store) && store.getState().clip !== undefined,
      label: (t) => t('canvas:action.paste'),
      perform: () => {
        commands.paste();
      },
    },
  ];
}

function looking({ store, view, outline, onOutline }: CanvasActionParts): Action[] {
  const drawn = () => !outline && store.getState().menu === undefined && hasKeyboard();
  return [
    {
      ...{ id: 'canvas.outline', group: 'here', icon: outline ? Workflow : List, shortcut: 'O', when: hasKeyboard },
      label: (t) => (outline ? t('canvas:action.canvas') : t('canvas:action.outline')),
      perform: () => {
        onOutline(!outline);
      },
    },
    {
      ...{ id: 'canvas.fit', group: 'here', icon: Maximize, shortcut: '0', when: drawn },
      label: (t) => t('canvas:action.fit'),
      perform: () => view.surface?.fit(),
    },
    {
      ...{ id: 'canvas.zoomIn', group: 'here', icon: ZoomIn, shortcut: '=', when: drawn },
      label: (t) => t('canvas:action.zoomIn'),
      perform: () => view.surface?.zoomBy(1.25),
    },
    {
      ...{ id: 'canvas.zoomOut', group: 'here', icon: ZoomOut, shortcut: '-', when: drawn },
      label: (t) => t('canvas:action.zoomOut'),
      perform: () => view.surface?.zoomBy(0.8),
    },
  ];
}

const ARROWS = [
  { direction: 'down', key: 'ArrowDown', label: (t: Translate) => t('canvas:action.next') },
  { direction: 'up', key: 'ArrowUp', label: (t: Translate) => t('canvas:action.previous') },
  { direction: 'left', key: 'ArrowLeft', label: (t: Translate) => t('canvas:action.left') },
  { direction: 'right', key: 'ArrowRight', label: (t: Translate) => t('canvas:action.right') },
] as const;

function walking(parts: CanvasActionParts): Action[] {
  const when = () => hasKeyboard();
  const arrows = parts.outline ? ARROWS.slice(0, 2) : ARROWS;
  return arrows.flatMap(({ direction, key, label }): Action[] => [
    {
      ...{ id: `canvas.${direction}`, group: 'here', shortcut: key, when, label },
      perform: () => {
        step(parts, direction);
      },
    },
    {
      ...{ id: `canvas.extend.${direction}`, group: 'here', shortcut: `Shift+${key}`, when },
      label: (t) => t('canvas:action.extend', { where: label(t) }),
      perform: () => {
        extend(parts, direction);
      },
    },
  ]);
}
