import { derivedId } from '../../platform/ids';
import type { Row, Table } from '../layout';
import { NOT_AN_OBJECT } from '../reading/json';
import type { Plan } from '../settings';
import { candidateOf } from './candidate';
import { Cells, Columns } from './cells';
import { readingsOf } from './columnReading';
import { consentRow } from './consent';
import { eventRow } from './event';
import { genericOrders, type OrderReader } from './orderReader';
import { presetOrders } from './presetOrders';
import { problem, type RowProblem } from './problem';
import { profileRow } from './profile';
import type { Outcome, Portion } from './unit';

const PORTION = 1_000;
const SAMPLE = 200;

/** Reads a table into portions, from behind a row on. Rows before it are read as well, and forgotten. */
export async function* portions(table: Table, plan: Plan, behind = 0): AsyncGenerator<Portion> {
  const rows = table.rows[Symbol.asyncIterator]();
  const first: Row[] = [];
  for (let next = await rows.next(); !next.done; next = await rows.next()) {
    first.push(next.value);
    if (first.length >= SAMPLE) break;
  }
  const maker = new PortionMaker(plan, table, first);
  for (const row of first) yield* maker.take(row, behind);
  for (let next = await rows.next(); !next.done; next = await rows.next()) yield* maker.take(next.value, behind);
  yield* maker.end(behind);
}

interface Group {
  readonly key: string;
  readonly rows: Row[];
}

/** Gathers rows into groups, groups into portions. */
class PortionMaker {
  readonly #plan: Plan;
  readonly #single: (row: Row) => Outcome;
  readonly #orders: OrderReader | undefined;
  readonly #closed = new Set<number>();
  #group: Group | undefined;
  #open = emptyPortion();
  #size = 0;

  constructor(plan: Plan, table: Table, sample: readonly Row[]) {
    this.#plan = plan;
    const columns = new Columns(plan, table.columns);
    const reading = readingsOf(plan, columns, sample);
    const cellsOf = (row: Row) => new Cells(row, columns, { plan, reading });
    this.#orders =
      plan.kind !== 'orders'
        ? undefined
        : plan.reading.preset
          ? presetOrders(plan, table.columns, sample)
          : genericOrders(plan, cellsOf);
    this.#single = (row) => single(cellsOf(row), plan);
  }

  *take(row: Row, behind: number): Generator<Portion> {
    const bad = row.item && NOT_AN_OBJECT in row.item ? notAnObject(row) : undefined;
    const key = bad ? undefined : this.#orders?.keyOf(row);
    if (this.#group && key !== this.#group.key) yield* this.#close(behind);
    if (bad) yield* this.#add(row, { problems: [bad] }, behind);
    else if (!this.#orders) yield* this.#add(row, this.#single(row), behind);
    else if (key === undefined) yield* this.#add(row, this.#orders.read([row]), behind);
    else (this.#group ??= { key, rows: [] }).rows.push(row);
    // An order of more rows than anybody buys is cut: what follows is told as rows that stand apart.
    if (this.#group && this.#group.rows.length >= PORTION) yield* this.#close(behind);
  }

  *end(behind: number): Generator<Portion> {
    yield* this.#close(behind);
    if (this.#open.read + this.#open.skipped > 0) yield this.#open;
    this.#open = emptyPortion();
  }

  /** Rows of one order stand together; else each part of it would replace the lines of the one before. */
  *#close(behind: number): Generator<Portion> {
    const group = this.#group;
    if (!group || !this.#orders) return;
    this.#group = undefined;
    const last = group.rows.at(-1);
    if (!last) return;
    const hash = Number.parseInt(derivedId(group.key).slice(0, 13), 16);
    const apart = this.#closed.has(hash);
    this.#closed.add(hash);
    const outcome = apart ? { problems: [standsApart(last, group.key)] } : this.#orders.read(group.rows);
    yield* this.#add(last, outcome, behind, group.rows.length);
  }

  *#add(row: Row, outcome: Outcome, behind: number, count = 1): Generator<Portion> {
    if (row.row <= behind) return;
    const { read, skipped, units, problems, refused } = this.#open;
    const was = { read, skipped, refused };
    if (outcome === 'skipped') was.skipped += count;
    else was.read += count;
    const isUnit = outcome !== 'skipped' && 'unit' in outcome;
    if (outcome !== 'skipped' && !isUnit) was.refused++;
    if (isUnit) units.push(outcome.unit);
    else if (outcome !== 'skipped') problems.push(...outcome.problems);
    this.#open = { ...was, units, problems, upTo: row.row };
    this.#size += count;
    if (this.#size < PORTION) return;
    yield this.#open;
    this.#open = emptyPortion();
    this.#size = 0;
  }
}

interface OpenPortion extends Omit<Portion, 'units' | 'problems'> {
  readonly units: Portion['units'][number][];
  readonly problems: RowProblem[];
}

const emptyPortion = (): OpenPortion => ({ upTo: 0, read: 0, skipped: 0, units: [], problems: [], refused: 0 });

function single(cells: Cells, plan: Plan): Outcome {
  const { row } = cells;
  const candidate = candidateOf(plan, row);
  if (plan.kind === 'events') {
    const event = eventRow(cells, plan);
    return event ? { unit: { row, event } } : { problems: cells.problems };
  }
  const item =
    plan.kind === 'profiles' ? profileRow(cells, { candidate, at: plan.at }) : consentRow(cells, plan, candidate);
  return item ? { unit: { row, item } } : { problems: cells.problems };
}

const notAnObject = ({ row, item }: Row): RowProblem =>
  problem(row, 'not_an_object', 'This item is no JSON object like {"email": "a@example.com"}.', {
    value: item?.[NOT_AN_OBJECT],
  });

const standsApart = ({ row }: Row, key: string): RowProblem =>
  problem(row, 'rows_apart', 'Rows of this order stand in several places. Sort the file by the number of the order.', {
    value: key,
  });
