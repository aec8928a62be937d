import type { StoreApi } from 'zustand/vanilla';

import { DraftFailure } from './ports';
import { ALIVE_EVERY } from './record';
import type { DraftView, SessionParts } from './session';
import { unsavedEdits, type DraftState } from './state';
import { taken, type ForeignChange, type Taken } from './take';
import { touchedBy } from './touched';

/** After the last change; milliseconds. */
const SAVE_AFTER = 600;
/** Others' changes are looked for this often; milliseconds. */
const LOOK_EVERY = 3_000;
const RETRIES = [1_000, 2_000, 5_000, 10_000] as const;
/** A conflict is answered by taking in what others did; more often than this in a row, something else is wrong. */
const CONFLICTS_IN_A_ROW = 5;

type Timer = ReturnType<typeof setTimeout>;

/** Brings edits to the server, one patch after the other, and others' changes here. */
export class DraftSync {
  readonly #store: StoreApi<DraftView>;
  readonly #parts: SessionParts;
  #running: Promise<void> | undefined;
  #saving: Timer | undefined;
  #looking: Timer | undefined;
  #alive: Timer | undefined;
  #failures = 0;
  #stopped = false;

  constructor(store: StoreApi<DraftView>, parts: SessionParts) {
    this.#store = store;
    this.#parts = parts;
  }

  start(): void {
    if (this.#stopped) return;
    void this.flush();
    this.#looking = setInterval(() => void this.#look(), LOOK_EVERY);
    this.#alive = setInterval(() => {
      this.keep();
    }, ALIVE_EVERY);
  }

  stop(): void {
    this.#stopped = true;
    this.keep();
    clearTimeout(this.#saving);
    clearInterval(this.#looking);
    clearInterval(this.#alive);
  }

  /** There is something new to save. */
  changed(): void {
    this.keep();
    const { save } = this.#store.getState();
    this.#tell(save.kind === 'offline' ? { ...save, changes: unsavedEdits(this.#draft()) } : { kind: 'saving' });
    this.#flushIn(SAVE_AFTER);
  }

  keep(): void {
    const { draft } = this.#store.getState();
    if (draft) this.#parts.records.write(draft);
  }

  async flush(): Promise<void> {
    clearTimeout(this.#saving);
    if (!this.#store.getState().draft) return;
    // Who asks while it runs waits for that run, and then for what came in meanwhile.
    while (this.#running) await this.#running;
    this.#running = this.#exchange();
    try {
      await this.#running;
    } finally {
      this.#running = undefined;
    }
  }

  #flushIn(ms: number): void {
    clearTimeout(this.#saving);
    if (!this.#stopped) this.#saving = setTimeout(() => void this.flush(), ms);
  }

  async #look(): Promise<void> {
    const { draft } = this.#store.getState();
    const idle = draft?.patches.length === 0 && !this.#running;
    if (idle && this.#parts.visible()) await this.flush();
  }

  /** Saves everything, then takes in what others did. */
  async #exchange(): Promise<void> {
    try {
      await this.#saveAll();
      await this.#takeOthers();
      this.#failures = 0;
      this.#tellSaved();
    } catch (error) {
      if (!(error instanceof DraftFailure)) throw error;
      this.#tellFailure(error);
    } finally {
      this.keep();
    }
  }

  async #saveAll(): Promise<void> {
    let conflicts = 0;
    for (let draft = this.#draft(); draft.patches.length > 0; draft = this.#draft())
      try {
        await this.#saveFirst(draft);
        conflicts = 0;
      } catch (error) {
        const conflict = error instanceof DraftFailure && error.kind === 'conflict';
        if (!conflict || (conflicts += 1) > CONFLICTS_IN_A_ROW) throw error;
        this.#put(withFirst(this.#draft(), { sent: false }));
        await this.#takeOthers();
      }
  }

  async #saveFirst(draft: DraftState): Promise<void> {
    const [first] = draft.patches;
    if (!first) return;
    this.#tell({ kind: 'saving' });
    this.#put(withFirst(draft, { sent: true }));
    this.keep();
    const { patchId, operations } = first;
    const saved = await this.#parts.server.save({ baseRevision: draft.revision, operations, patchId });
    this.#take({ revision: saved.revision, missed: saved.missed, arrived: saved.operations });
  }

  async #takeOthers(): Promise<void> {
    const missed = await this.#parts.server.changes(this.#draft().revision);
    const last = missed.at(-1);
    if (last && !this.#draft().patches.some(({ sent }) => sent)) this.#take({ revision: last.revision, missed });
  }

  #take(news: Taken): void {
    this.#put(taken(this.#draft(), news));
    this.#note(news.missed);
  }

  #note(missed: readonly ForeignChange[]): void {
    if (missed.length === 0) return;
    this.#store.setState(({ touched }) => ({ touched: { ...touched, ...touchedBy(missed) } }));
  }

  #draft(): DraftState {
    const { draft } = this.#store.getState();
    if (!draft) throw new Error('A draft is saved before it is loaded.');
    return draft;
  }

  #put(draft: DraftState): void {
    this.#store.setState({ draft });
  }

  #tell(save: DraftView['save']): void {
    this.#store.setState({ save });
  }

  #tellSaved(): void {
    const { draft, save } = this.#store.getState();
    if (draft && draft.patches.length > 0) return;
    if (draft && draft.held.length > 0) {
      this.#tell({ kind: 'conflict', changes: draft.held.length });
      return;
    }
    if (save.kind !== 'saved') this.#tell({ kind: 'saved', at: new Date(this.#parts.now()) });
  }

  #tellFailure({ kind, code, message }: DraftFailure): void {
    const draft = this.#draft();
    const changes = unsavedEdits(draft);
    if (kind !== 'away') {
      this.#tell({ kind: 'refused', changes, code, message });
      return;
    }
    this.#tell({ kind: 'offline', changes });
    const wait = RETRIES[Math.min(this.#failures, RETRIES.length - 1)] ?? SAVE_AFTER;
    this.#failures += 1;
    this.#flushIn(wait);
  }
}

function withFirst(draft: DraftState, change: { readonly sent: boolean }): DraftState {
  const [first, ...others] = draft.patches;
  return first ? { ...draft, patches: [{ ...first, ...change }, ...others] } : draft;
}
