import { announce } from '../../app/announce';
import { deedWords } from '../../draft/deedWords';
import { notify } from '../../design/toasts';
import { notifyInPlace, sayUndone } from '../../draft/useUndo';
import { naming } from '../../draft/naming';
import type { DraftActions } from '../../draft/useDraft';
import type { Edit } from '../../draft/contract';
import { translate } from '../../i18n/translate';
import { useLive } from '../../live/store';
import { connected, disconnected, type Source } from '../edits/connect';
import { clipFrom, copied, duplicated, pasted, type Clip } from '../edits/copy';
import { inserted, type Preset } from '../edits/insert';
import { moved, tidiedUp } from '../edits/move';
import { placeAfter, type Place } from '../edits/place';
import { removed, removedAll, waysOut } from '../edits/remove';
import { switched } from '../edits/switch';
import type { Point } from '../graph/graph';
import { inReadingOrder } from '../graph/order';
import { isEntry, type StepType } from '../graph/types';
import { newStepName } from '../names';
import { entryAbove } from '../edits/entry';
import { goTo, select, type CanvasStore } from './store';
import type { View } from './view';

export interface CommandParts {
  readonly store: CanvasStore;
  readonly draft: DraftActions;
  readonly view: View;
  /** Opens a step in the inspector; `focus` when the keyboard is to go there. */
  readonly onOpen: (stepKey: string, focus: boolean) => void;
}

/** Everything that can be done on the canvas; keys, menus, buttons and the outline all come here. */
export class Commands {
  readonly #parts: CommandParts;

  constructor(parts: CommandParts) {
    this.#parts = parts;
  }

  /** Opens a step in the inspector. */
  open(id: string, focus = false): void {
    const step = this.#parts.store.getState().graph.steps.get(id);
    if (step) this.#parts.onOpen(step.key, focus);
  }

  /** A new step at a place; it is then in hand, its settings open beside it. */
  insert(place: Place, type: StepType, preset?: Preset): void {
    const { store, view } = this.#parts;
    const state = store.getState();
    const asked = { type, name: newStepName(translate, type), ...preset };
    const edit = isEntry(type.type) ? entryAbove(state, asked, naming, place) : inserted(state, place, asked, naming);
    if (!this.#perform(edit)) return;
    goTo(store, edit.id);
    this.open(edit.id);
    const box = store.getState().graph.places.get(edit.id);
    if (box) view.surface?.reveal({ x: box[0], y: box[1], ...store.getState().graph.card });
  }

  /** Where a new step goes when nobody says where: after the step in hand, else at the end of the main way. */
  usualPlace(): Place {
    const { store, view } = this.#parts;
    const { graph, selected, focused } = store.getState();
    const [chosen = focused] = selected;
    const after = chosen === undefined ? undefined : placeAfter(graph, chosen);
    if (after) return after;
    const end = inReadingOrder(graph).flatMap((id) => {
      const place = placeAfter(graph, id);
      return place?.kind === 'end' ? [place] : [];
    })[0];
    const { x, y } = view.surface?.middle() ?? { x: 0, y: 0 };
    return end ?? { kind: 'loose', at: [Math.round(x - graph.card.width / 2), Math.round(y - graph.card.height)] };
  }

  /** Takes steps out. When one has several ways on, asks first which of them stays. */
  remove(ids: readonly string[]): void {
    const { store } = this.#parts;
    const { graph } = store.getState();
    const [only, second] = ids;
    if (only === undefined) return;
    if (second === undefined && waysOut(graph, only).length > 1)
      store.setState({ menu: { kind: 'delete', step: only } });
    else this.removeNow(ids);
  }

  removeNow(ids: readonly string[], through?: number): void {
    const { store } = this.#parts;
    const state = store.getState();
    const [only, second] = ids;
    const next = neighbourOf(state.graph, ids);
    const single = only !== undefined && second === undefined;
    const edit = single ? removed(state, only, through) : removedAll(state, ids);
    const keys = ids.map((id) => state.graph.steps.get(id)?.key ?? '');
    if (!this.#perform(edit)) return;
    this.#offerUndo(edit, keys);
    if (next !== undefined) goTo(store, next);
  }

  duplicate(ids: readonly string[]): void {
    const edit = duplicated(this.#parts.store.getState(), ids, naming);
    if (!edit) this.#refuse(translate('canvas:oneEntry'));
    else if (this.#perform(edit)) this.#take(edit.ids);
  }

  copy(ids: readonly string[]): Clip {
    const { store } = this.#parts;
    const clip = copied(store.getState(), ids);
    store.setState({ clip });
    this.#say(translate('canvas:copied', { count: clip.nodes.length }));
    return clip;
  }

  /** Puts copied steps somewhere; `text` is what the system's clipboard has, which may come from n8n. */
  paste(place = this.usualPlace(), text = ''): void {
    const state = this.#parts.store.getState();
    const clip = clipFrom(text) ?? state.clip;
    if (!clip) {
      this.#refuse(translate('canvas:nothingToPaste'));
      return;
    }
    const edit = pasted(state, clip, place, naming);
    if (!edit) this.#refuse(translate('canvas:oneEntry'));
    else if (this.#perform(edit)) this.#take(edit.ids);
  }

  toggle(ids: readonly string[]): void {
    this.#perform(switched(this.#parts.store.getState().graph, ids));
  }

  connect(source: Source, to: string, fork = false): void {
    this.#perform(connected(this.#parts.store.getState().graph, source, to, { fork }));
  }

  disconnect(edgeId: string): void {
    const { graph } = this.#parts.store.getState();
    const edge = graph.edges.find(({ id }) => id === edgeId);
    if (edge) this.#perform(disconnected(graph, edge));
  }

  move(places: ReadonlyMap<string, Point>): void {
    this.#perform(moved(this.#parts.store.getState().graph, places));
  }

  tidy(): void {
    const edit = tidiedUp(this.#parts.store.getState().graph);
    if (edit.operations.length === 0) this.#say(translate('canvas:tidyAlready'));
    else if (this.#perform(edit)) this.#parts.view.surface?.fit();
  }

  undo(): void {
    sayUndone(this.#parts.draft.undo(), 'undid');
  }

  redo(): void {
    sayUndone(this.#parts.draft.redo(), 'redid');
  }

  rename(name: string): void {
    const { workflow } = this.#parts.store.getState();
    if (name === workflow.name || name.trim() === '') return;
    this.#perform({ operations: [{ type: 'renameJourney', name: name.trim() }], deed: { did: 'renamedJourney' } });
  }

  #perform(edit: Edit): boolean {
    if (edit.operations.length === 0 || !this.#parts.draft.perform(edit)) return false;
    this.#say(deedWords(translate, edit.deed));
    return true;
  }

  #take(ids: readonly string[]): void {
    const [first] = ids;
    if (first !== undefined) goTo(this.#parts.store, first);
    select(this.#parts.store, ids);
  }

  /** Says it, names the people who stand there, and offers Undo for 8 seconds. */
  #offerUndo(edit: Edit, keys: readonly string[]): void {
    const { steps } = useLive.getState();
    const people = keys.reduce((sum, key) => sum + (steps.get(key)?.inside ?? 0), 0);
    notifyInPlace({
      title: deedWords(translate, edit.deed),
      ...(people > 0 && { description: translate('canvas:peopleThere', { count: people }) }),
      action: {
        label: translate('canvas:action.undo'),
        run: () => {
          this.undo();
        },
      },
    });
  }

  #say(text: string): void {
    announce(text);
  }

  /** Why nothing happened, to be seen as well as heard. */
  #refuse(title: string): void {
    notify({ title, tone: 'warn' });
  }
}

/** The step to go on with when some are gone: the one before them, else the one after. */
function neighbourOf({ edges }: { readonly edges: readonly { from: string; to: string }[] }, ids: readonly string[]) {
  const before = edges.find(({ from, to }) => ids.includes(to) && !ids.includes(from))?.from;
  return before ?? edges.find(({ from, to }) => ids.includes(from) && !ids.includes(to))?.to;
}
