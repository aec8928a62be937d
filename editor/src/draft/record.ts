import { applyAll } from '../../../runtime/src/journeys/draft/apply';
import { unsavedEdits, type DraftState } from './state';

/** What a tab keeps of a draft, so that neither a reload nor a lost connection loses anything. */
export type DraftRecord = Omit<DraftState, 'workflow'>;

interface Stored {
  readonly version: 1;
  /** When the tab last said that it is there; milliseconds. */
  readonly alive: number;
  readonly record: DraftRecord;
}

/** The parts of `localStorage` that are needed; the tests give a Map's. */
export interface RecordStorage {
  readonly length: number;
  key(index: number): string | null;
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

/** A tab says this often that it is there (milliseconds); one that is silent three times as long is gone. */
export const ALIVE_EVERY = 5_000;
/** What a tab left behind without anything unsaved is of use for undo for so long. */
const KEPT_FOR = 7 * 86_400_000;

/** Records of one journey's draft, one per tab: tabs of one person edit side by side like two people. */
export class DraftRecords {
  readonly #storage: RecordStorage;
  readonly #prefix: string;
  readonly #own: string;
  readonly #now: () => number;

  constructor(storage: RecordStorage, { journeyId, tab }: { journeyId: string; tab: string }, now: () => number) {
    this.#storage = storage;
    this.#prefix = `perennial.draft.${journeyId}.`;
    this.#own = this.#prefix + tab;
    this.#now = now;
  }

  /** The record of this tab; else that of a tab which is gone, which becomes this one's. */
  read(): DraftState | undefined {
    const own = this.#stored(this.#own);
    if (own) return whole(own.record);
    const left = this.#keys()
      .flatMap((key) => {
        const stored = this.#stored(key);
        return stored && this.#now() - stored.alive > 3 * ALIVE_EVERY ? [{ key, ...stored }] : [];
      })
      .sort((a, b) => unsavedEdits(b.record) - unsavedEdits(a.record) || b.alive - a.alive);
    const [first, ...others] = left;
    for (const { key, alive, record } of others)
      if (unsavedEdits(record) === 0 && this.#now() - alive > KEPT_FOR) this.#storage.removeItem(key);
    if (!first) return undefined;
    this.#put(first.record);
    this.#storage.removeItem(first.key);
    return whole(first.record);
  }

  /** False when the browser has no room for it. Without room for the history, at least the unsaved changes are kept. */
  write(state: DraftState): boolean {
    return this.#put(recordOf(state)) || this.#put({ ...recordOf(state), past: [], future: [] });
  }

  #put(record: DraftRecord): boolean {
    const stored: Stored = { version: 1, alive: this.#now(), record };
    try {
      this.#storage.setItem(this.#own, JSON.stringify(stored));
      return true;
    } catch {
      return false;
    }
  }

  #keys(): string[] {
    const keys = Array.from({ length: this.#storage.length }, (_, index) => this.#storage.key(index));
    return keys.filter((key): key is string => key?.startsWith(this.#prefix) ?? false);
  }

  #stored(key: string): Stored | undefined {
    const text = this.#storage.getItem(key);
    if (text === null) return undefined;
    const stored = JSON.parse(text) as Stored | { readonly version: unknown };
    return stored.version === 1 ? (stored as Stored) : undefined;
  }
}

function recordOf(state: DraftState): DraftRecord {
  const { revision, saved, patches, past, future, held } = state;
  return { revision, saved, patches, past, future, held };
}

function whole(record: DraftRecord): DraftState {
  const operations = record.patches.flatMap((patch) => patch.operations);
  return { ...record, workflow: applyAll(record.saved, operations) };
}
