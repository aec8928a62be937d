import type { Db } from '../platform/database';
import { FileError } from './fileError';
import { added, countsOf } from './counts';
import { look, type LookParts } from './look';
import { NO_COUNTS, importsOf, problemsOf, type Hand, type ImportDocument, type Progress } from './model';
import { bytesOf } from './parts';
import { openTable } from './reading/open';
import { portions } from './rows/interpret';
import type { RowProblem } from './rows/problem';
import type { Portion } from './rows/unit';
import type { Plan } from './settings';
import { write, type WriteParts } from './write';

export const MOST_PROBLEMS = 10_000;
const NOWHERE: Progress = { row: 0, counts: NO_COUNTS, kept: 0, share: 0 };

export interface PassParts extends LookParts, Omit<WriteParts, keyof LookParts> {
  readonly db: Db;
  readonly profiles: LookParts['profiles'] & WriteParts['profiles'];
  readonly events: LookParts['events'] & WriteParts['events'];
  readonly orders: LookParts['orders'] & WriteParts['orders'];
}

export interface Holder {
  /** The import as it is, when it is still to be gone through, and by us; undefined: stop. */
  keep(): Promise<ImportDocument | undefined>;
  readonly token: string;
}

/** Somebody else does this import by now, or nobody is to do it any more. */
class LetGo extends Error {}

/**
 * Goes through the file from where the last one stood, portion by portion. Each portion is read and looked at, counted, written,
 * and only then the place moves on, in one write with its counts. So whatever cuts it off, the next one writes at most the
 * portion in hand once more, which changes nothing, and counts it as it was counted. True: the file is at its end.
 */
export async function goThrough(parts: PassParts, document: ImportDocument, holder: Holder): Promise<boolean> {
  const plan = planOf(document);
  const pass = new Pass(parts, plan, { document, holder });
  try {
    await pass.run();
    return true;
  } catch (error) {
    if (error instanceof LetGo) return false;
    throw error;
  }
}

export function planOf({ _id, workspaceId, kind, layout, reading, mapping, at }: ImportDocument): Plan {
  if (!layout)
    throw new FileError('no_layout', 'It is not known how this file is to be read. Look at its preview first.');
  return { importId: _id, workspaceId, kind, layout, reading, mapping, at };
}

class Pass {
  readonly #parts: PassParts;
  readonly #plan: Plan;
  readonly #document: ImportDocument;
  readonly #holder: Holder;
  readonly #trial: boolean;
  readonly #seen = new Set<number>();
  #progress: Progress;
  #part = 0;

  constructor(parts: PassParts, plan: Plan, { document, holder }: { document: ImportDocument; holder: Holder }) {
    this.#parts = parts;
    this.#plan = plan;
    this.#document = document;
    this.#holder = holder;
    this.#trial = document.state === 'checking';
    this.#progress = document.progress ?? NOWHERE;
  }

  async run(): Promise<void> {
    // A trial remembers who came earlier in the file, so a new one begins at the beginning.
    if (this.#trial) await this.#begin();
    const onPart = (number: number) => (this.#part = number);
    const bytes = bytesOf(this.#parts.db, this.#document._id, { parts: this.#document.parts, onPart });
    const table = await openTable(bytes, this.#plan.layout);
    const all = portions(table, this.#plan, this.#progress.row);
    let next = all.next();
    for (let portion = await next; !portion.done; portion = await next) {
      // Whoever reads does so while the database writes. A failure is met when it is waited for.
      next = all.next();
      next.catch(() => undefined);
      try {
        await this.#do(portion.value);
      } catch (error) {
        await all.return(undefined).catch(() => undefined);
        throw error;
      }
    }
  }

  async #begin(): Promise<void> {
    this.#progress = NOWHERE;
    await this.#set({ progress: NOWHERE });
  }

  async #do(portion: Portion): Promise<void> {
    if (!(await this.#holder.keep())) throw new LetGo();
    const hand = await this.#inHand(portion);
    const made = this.#trial
      ? 0
      : await write(this.#parts, this.#plan, { units: portion.units, refused: this.#refused });
    const counts = this.#trial || this.#plan.kind !== 'profiles' ? hand.counts : withMade(hand.counts, made);
    this.#progress = {
      row: portion.upTo,
      counts: added(this.#progress.counts, counts),
      kept: this.#progress.kept + hand.kept,
      share: Math.min(1, Math.max(0, this.#part - 1) / this.#document.parts),
    };
    await this.#set({ progress: this.#progress });
  }

  #refused: readonly RowProblem[] = [];

  /** Counted and noted before it is written: afterwards it would all be there already. */
  async #inHand(portion: Portion): Promise<Hand> {
    const looksFirst = this.#trial || this.#plan.kind !== 'profiles';
    const nothing = { new: portion.units.length, existing: 0, problems: [] };
    const looked = looksFirst ? await look(this.#parts, this.#plan, portion.units, this.#seen) : nothing;
    this.#refused = looked.problems;
    const { hand } = this.#progress;
    if (hand?.upTo === portion.upTo) return hand;
    const problems = [...portion.problems, ...looked.problems];
    const kept = await this.#keep(problems);
    const noted = { upTo: portion.upTo, counts: countsOf(portion, looked), kept };
    if (!this.#trial && this.#plan.kind !== 'profiles') {
      this.#progress = { ...this.#progress, hand: noted };
      await this.#set({ progress: this.#progress });
    }
    return noted;
  }

  /** Not more than some thousands: whoever has more of them has one problem. */
  async #keep(problems: readonly RowProblem[]): Promise<number> {
    const { _id: importId, workspaceId, pass, at } = this.#document;
    const room = Math.max(0, MOST_PROBLEMS - this.#progress.kept);
    const places = new Map<number, number>();
    const documents = problems.slice(0, room).map((each) => {
      const place = places.get(each.row) ?? 0;
      places.set(each.row, place + 1);
      const _id = `${importId}:${String(pass)}:${String(each.row)}:${String(place)}`;
      return { _id, workspaceId, importId, pass, place, at, ...each };
    });
    if (documents.length > 0)
      await problemsOf(this.#parts.db).bulkWrite(
        documents.map(({ _id, ...problem }) => ({
          replaceOne: { filter: { _id }, replacement: problem, upsert: true },
        })),
        { ordered: false },
      );
    return documents.length;
  }

  /** Only while it is ours and still to be done. */
  async #set(values: Partial<Pick<ImportDocument, 'progress'>>): Promise<void> {
    const { _id, state, pass } = this.#document;
    const written = await importsOf(this.#parts.db).updateOne(
      { _id, state, pass, open: true, 'lease.token': this.#holder.token },
      { $set: values },
    );
    if (written.matchedCount === 0) throw new LetGo();
  }
}

/** Who was made by a row is told by the id that it was to get: the same when the portion is written once more. */
const withMade = (counts: Hand['counts'], made: number): Hand['counts'] => ({
  ...counts,
  new: made,
  existing: counts.new - made,
});
