import { createStore, type StoreApi } from 'zustand/vanilla';

import type { Edit, SaveState } from './contract';
import { edited, type Occasion } from './edit';
import { settled } from './hold';
import { randomKey } from './naming';
import type { DraftFailure, DraftServer } from './ports';
import { problemsOf, type Problems } from './problems';
import type { DraftRecords } from './record';
import { freshState, type DraftState } from './state';
import { reopened } from './reopen';
import { DraftSync } from './sync';
import { redone, undone, type Undone } from './undo';

/** What the screens see of a draft. */
export interface DraftView {
  /** Absent while it is loading, and when it could not be loaded. */
  readonly draft?: DraftState;
  readonly save: SaveState;
  /** Why it could not be loaded. */
  readonly failure?: DraftFailure;
  /** Steps that somebody else changed while the draft was open, by id. */
  readonly touched: Readonly<Record<string, { readonly by: string; readonly at: string }>>;
}

export interface SessionParts {
  readonly server: DraftServer;
  readonly records: DraftRecords;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Whether anybody looks at the page. */
  readonly visible: () => boolean;
}

/** One open draft: what is on the screen, what the server has, and what is on its way between them. */
export class DraftSession {
  readonly store: StoreApi<DraftView>;
  readonly problems: Problems;
  readonly #parts: SessionParts;
  readonly #sync: DraftSync;

  constructor(parts: SessionParts) {
    this.#parts = parts;
    this.store = createStore<DraftView>(() => ({ save: { kind: 'loading' }, touched: {} }));
    this.#sync = new DraftSync(this.store, parts);
    this.problems = problemsOf(parts.server, this.store, () => this.flush());
  }

  /** Loads the draft; goes on saving and looking for others' changes until `close`. */
  async open(): Promise<void> {
    const { server, records } = this.#parts;
    const kept = records.read();
    try {
      const loaded = await server.load();
      const draft = kept ? reopened(kept, loaded) : freshState(loaded.revision, loaded.workflow);
      this.store.setState({ draft, save: { kind: 'saved', at: new Date(loaded.changedAt) } });
    } catch (error) {
      if (!kept) throw this.#failed(error as DraftFailure);
      this.store.setState({ draft: kept });
    }
    this.#sync.start();
  }

  #failed(failure: DraftFailure): DraftFailure {
    this.store.setState({ failure });
    return failure;
  }

  close(): void {
    this.#sync.stop();
    this.problems.stop();
  }

  /** Does an edit here at once, and saves it soon. Throws a PerennialError when it does not fit the draft. */
  perform(edit: Edit): void {
    if (edit.operations.length === 0) return;
    this.#change((draft) => edited(draft, edit, this.#occasion()));
  }

  /** What was undone, to be said. */
  undo(): Undone {
    return this.#turn(undone);
  }

  redo(): Undone {
    return this.#turn(redone);
  }

  /** The person decided about a change that somebody else's is in the way of. */
  settle(id: string, keep: 'mine' | 'theirs'): void {
    this.#change((draft) => settled(draft, id, keep, this.#occasion()));
  }

  /** Saves now. Resolves when everything is saved, or cannot be at the moment. */
  async flush(): Promise<void> {
    await this.#sync.flush();
  }

  /** Keeps what is not saved yet where a reload finds it. */
  keep(): void {
    this.#sync.keep();
  }

  #turn(turn: (draft: DraftState, occasion: Occasion) => Undone): Undone {
    const { draft } = this.store.getState();
    const result = draft && turn(draft, this.#occasion());
    if (result) this.#change(() => result.state);
    return result;
  }

  #change(change: (draft: DraftState) => DraftState): void {
    const { draft } = this.store.getState();
    if (!draft) return;
    this.store.setState({ draft: change(draft) });
    this.#sync.changed();
  }

  #occasion(): Occasion {
    return { now: this.#parts.now(), patchId: `edit-${randomKey(20)}` };
  }
}
