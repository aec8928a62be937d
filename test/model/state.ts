import type { RecordOf, RecordType, View } from './layout';
import { ENROLMENT, FENCE, type Enrolment } from './records/enrolment';
import { ENTRY, EVENT, type Entry, type StoredEvent } from './records/event';
import {
  DISPATCHER,
  HANDLER,
  LATE,
  MERGER,
  WORKER,
  type Dispatcher,
  type Handler,
  type LateRequest,
  type Merger,
  type Worker,
} from './records/process';
import { EFFECT, RESERVATION, ROW, type Effect, type Reservation, type Row } from './records/row';
import { WORLD, type World } from './records/world';

/** How many there are of everything. */
export interface Sizes {
  readonly enrolments: number;
  readonly rows: number;
  readonly effects: number;
  readonly reservations: number;
  readonly events: number;
  readonly entries: number;
  readonly workers: number;
  readonly dispatchers: number;
  readonly handlers: number;
  readonly mergers: number;
  readonly lates: number;
}

/** One state of the model, as views on one block of bytes. */
export class State {
  readonly words: Int32Array;
  readonly bytes: Uint8Array;
  readonly world: World;
  readonly enrolments: readonly Enrolment[];
  readonly fences: readonly RecordOf<typeof FENCE>[];
  readonly rows: readonly Row[];
  readonly effects: readonly Effect[];
  readonly reservations: readonly Reservation[];
  readonly events: readonly StoredEvent[];
  readonly entries: readonly Entry[];
  readonly workers: readonly Worker[];
  readonly dispatchers: readonly Dispatcher[];
  readonly handlers: readonly Handler[];
  readonly mergers: readonly Merger[];
  readonly late: readonly LateRequest[];
  readonly lateWorker: readonly Worker[];
  readonly lateDispatcher: readonly Dispatcher[];
  readonly lateHandler: readonly Handler[];
  /** Which invariant the last change broke, and how. */
  broken: string | undefined;

  constructor(sizes: Sizes) {
    const claims: ((bytes: Uint8Array) => void)[] = [];
    let used = 0;
    const many = <R extends View>(type: RecordType<R>, length: number): R[] => {
      const made: R[] = [];
      const base = used;
      claims.push((bytes) => {
        for (let i = 0; i < length; i++) made.push(type.create(bytes, base + i * type.size));
      });
      used += length * type.size;
      return made;
    };
    const worlds = many(WORLD, 1);
    this.enrolments = many(ENROLMENT, sizes.enrolments);
    this.fences = many(FENCE, sizes.enrolments);
    this.rows = many(ROW, sizes.rows);
    this.effects = many(EFFECT, sizes.effects);
    this.reservations = many(RESERVATION, sizes.reservations);
    this.events = many(EVENT, sizes.events);
    this.entries = many(ENTRY, sizes.entries);
    this.workers = many(WORKER, sizes.workers);
    this.dispatchers = many(DISPATCHER, sizes.dispatchers);
    this.handlers = many(HANDLER, sizes.handlers);
    this.mergers = many(MERGER, sizes.mergers);
    this.late = many(LATE, sizes.lates);
    this.lateWorker = many(WORKER, sizes.lates);
    this.lateDispatcher = many(DISPATCHER, sizes.lates);
    this.lateHandler = many(HANDLER, sizes.lates);
    this.words = new Int32Array(Math.ceil(used / 4));
    this.bytes = new Uint8Array(this.words.buffer);
    for (const claim of claims) claim(this.bytes);
    this.world = worlds[0]!;
  }
}

/** The row a process works on: it names the row by its place + 1. */
export const rowOf = (state: State, process: { readonly row: number }): Row => state.rows[process.row - 1]!;

/** Processes that are alike in everything are the same: kept in order, so that their numbers do not matter. */
export function inOrder(processes: readonly View[]): void {
  for (let i = 1; i < processes.length; i++)
    for (let k = i; k > 0 && processes[k - 1]!.compare(processes[k]!) > 0; k--) processes[k - 1]!.swap(processes[k]!);
}
